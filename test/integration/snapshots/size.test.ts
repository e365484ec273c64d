import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import type { CardId, StageId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { createTaker } from '#server/services/snapshots/taker.ts';
import { fillPlan } from '#test/support/big-plan.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { addPerson } from '#test/support/database.ts';
import { snapshotScene } from '#test/support/snapshots.ts';
import { TwinMover } from '#test/support/twin-mover.ts';

const BYTES = 200_000;

test('39 boards with 1,000 cards, and 28,000 characters of notes, are less than 200 kB', async () => {
  const { db, snapshots, people, planId } = await snapshotScene();
  await fillPlan(db, 1_000);
  const { id, counts } = await snapshots.take(people.lead, planId, { title: '', api: false });
  expect(counts.boards).toBe(39);
  const { snapshot } = await snapshots.read(people.lead, id);
  expect(snapshot.boards.flatMap(({ cards }) => cards)).toHaveLength(1_000);
  expect(Object.keys(snapshot.notes)).toHaveLength(14);
  const [{ bytes }] = await db('snapshots').select(db.raw('length(content) as bytes'));
  expect(bytes).toBeLessThan(BYTES);
});

test('while a big one is taken, moves are acknowledged as ever', async () => {
  const { db, reader, planId } = await snapshotScene();
  await fillPlan(db, 5_000);
  const server = await startServer(db);
  onTestFinished(() => server.close());
  const mover = await moverOn(server);
  onTestFinished(() => mover.destroy());
  const taker = createTaker({ db, reader, flush: server.collab.flush, log: pino({ level: 'silent' }) });
  const running = mover.run();
  await until('it moves', () => mover.acked > 3);
  const before = mover.acked;
  mover.slowest = 0;
  const began = performance.now();
  await taker.take(planId, { title: '', takenBy: null, reason: 'schedule' });
  const took = performance.now() - began;
  const { slowest } = mover;
  // Whoever waited for it would wait for all of it: what is left is what any work on two cores costs another.
  expect(mover.acked - before).toBeGreaterThan(5);
  expect(slowest).toBeLessThan(took / 2);
  mover.stop();
  await running;

  async function moverOn(address: typeof server): Promise<TwinMover> {
    const board = await db('boards').orderBy('position').first('id', 'agency_id');
    const cards: { id: CardId }[] = await db('cards').where({ board_id: board.id, kind: 'measure' }).select('id');
    const stages: { id: StageId }[] = await db('stages').orderBy('position').select('id');
    const actor: Actor = { ...(await addPerson(db, 'mover', {})), agencyIds: [board.agency_id] };
    address.sessions.set('mover', actor);
    const [one, other] = cards as [{ id: CardId }, { id: CardId }];
    const twin = new TwinMover(address, 'mover', board.id, {
      twins: [one.id, other.id],
      stages: stages.map(({ id }) => id),
    });
    await twin.ready();
    return twin;
  }
});
