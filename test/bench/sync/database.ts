import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CommitmentId, PlanId } from '#app/domain/ids.ts';
import { DATABASE_FILE, migrate, openDatabase } from '#db/connection.server.ts';
import { insertAgencies } from '#db/repositories/agencies.server.ts';
import { insertBoards } from '#db/repositories/boards.server.ts';
import { insertDocument, readDocument } from '#db/repositories/documents.server.ts';
import { insertMeasures } from '#db/repositories/measures.server.ts';
import { insertPerson } from '#db/repositories/people.server.ts';
import { insertPlan } from '#db/repositories/plans.server.ts';
import { insertSession } from '#db/repositories/sessions.server.ts';
import {
  agencyIdOf,
  BOARDS,
  boardIdOf,
  cardsOf,
  documentOf,
  MEASURES,
  personIdOf,
  STAGES,
  seedOf,
  tokenOf,
} from './boards.ts';

const DAY_MS = 86_400_000;
const NOWHERE = { start: 0, end: 1 };

/** Makes Duban's database in a directory: a plan, its boards with their documents, and people who are signed in. */
export async function fillDatabase(dataDir: string): Promise<void> {
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  try {
    await migrate(db);
    const now = Date.now();
    await db.transaction(async (tx) => {
      const planId = 'bench-plan' as PlanId;
      await insertAgencies(
        tx,
        BOARDS.map((board) => ({ id: agencyIdOf(board), name: agencyIdOf(board), kind: 'ministry' })),
      );
      await insertPlan(tx, {
        id: planId,
        title: 'Benchmark',
        docNumber: null,
        source: 'Benchmark',
        sourceHash: 'benchmark',
        importedAt: now,
        importedBy: null,
        stages: STAGES.map((id) => ({ id, category: 'todo', names: { zh: id, en: id } })),
        sections: [],
        spans: [],
        warnings: [],
      });
      await insertMeasures(
        tx,
        planId,
        MEASURES.map((id, n) => ({
          id,
          sectionId: null,
          ordinal: n + 1,
          number: String(n + 1),
          title: id,
          commitments: [
            {
              id: `${id}-c` as CommitmentId,
              ordinal: 1,
              text: id,
              clause: id,
              openEnded: false,
              responsibilities: BOARDS.filter(({ cards }) => n < cards).map((board) => {
                return { agencyId: agencyIdOf(board), role: 'responsible' as const };
              }),
              deadlines: [],
              passageSpan: NOWHERE,
              clauseSpan: NOWHERE,
            },
          ],
        })),
      );
      await insertBoards(
        tx,
        planId,
        BOARDS.map((board) => ({ id: boardIdOf(board), agencyId: agencyIdOf(board), cards: cardsOf(board) })),
        now,
      );
      for (const board of BOARDS) {
        await insertDocument(tx, documentOf(board), seedOf(board), now);
        for (let n = 0; n < board.people; n++) {
          const id = personIdOf(board, n);
          const agencyIds = [agencyIdOf(board)];
          await insertPerson(tx, { id, name: id, demoOrder: null, createdAt: now, roles: [], agencyIds });
          await insertSession(tx, {
            tokenHash: createHash('sha256').update(tokenOf(id)).digest('hex'),
            personId: id,
            userAgent: null,
            createdAt: now,
            expiresAt: now + DAY_MS,
          });
        }
      }
    });
  } finally {
    await db.destroy();
  }
}

/** The epoch of a document in a database whose server has been stopped: what the page would have said. */
export async function readEpoch(dataDir: string, document: string): Promise<number> {
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  try {
    const stored = await readDocument(db, document);
    if (!stored) throw new Error(`there is no ${document}`);
    return stored.epoch;
  } finally {
    await db.destroy();
  }
}
