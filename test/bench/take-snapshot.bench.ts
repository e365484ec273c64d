import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { bench, describe } from 'vitest';
import { DATABASE_FILE, migrate, openDatabase, openReader } from '#db/connection.server.ts';
import { createTaker } from '#server/services/snapshots/taker.ts';
import { fillPlan } from '#test/support/big-plan.ts';
import { importSeed } from '#test/support/database.ts';

/**
 * Taking a snapshot of 39 boards with 1,000 cards and the notes of all measures, to the disk: it should take less than a second.
 * Run with `npx vitest bench --run --config test/vitest.config.ts --project node test/bench/take-snapshot.bench.ts`.
 */
const dir = mkdtempSync(join(tmpdir(), 'duban-bench-'));
process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
const file = join(dir, DATABASE_FILE);
const db = openDatabase(file);
await migrate(db);
const { plan } = await importSeed(db);
await fillPlan(db, 1_000);
const reader = openReader(file);
const taker = createTaker({ db, reader, flush: async () => undefined, log: pino({ level: 'silent' }) });

describe('a snapshot of 39 boards with 1,000 cards', () => {
  bench(
    'taken',
    async () => {
      await taker.take(plan.id, { title: '', takenBy: null, reason: 'schedule' });
    },
    { time: 2_000, warmupTime: 500 },
  );
});
