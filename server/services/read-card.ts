import type { Knex } from 'knex';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { BoardId, MeasureId } from '#app/domain/ids.ts';
import { ROLES } from '#app/domain/plan.ts';
import type { Actor } from '#app/domain/policy.ts';
import { ACTIVITY_SHOWN, type CardDetails, type ElsewhereCard } from '#app/services.ts';
import { listActivity } from '#db/repositories/activity.server.ts';
import { listMeasureCards, readCardSubject } from '#db/repositories/boards.server.ts';
import { readMeasureRoles } from '#db/repositories/measures.server.ts';
import { listMergedInto } from '#db/repositories/merged-boards.server.ts';
import { hasNewRuns } from '#db/repositories/notes-authors.server.ts';
import { findBoard } from './find-board.ts';
import { notFound } from './permit.ts';

/**
 * What a card shows when it is opened, besides what its board has. At most six queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`; the latter also for a card that no commit has reached yet
 */
export async function readCard(db: Knex, actor: Actor | null, boardId: string, cardId: string): Promise<CardDetails> {
  const { board, actor: reader } = await findBoard(db, actor, boardId);
  const card = await readCardSubject(db, board.id, cardId);
  if (!card) throw notFound();
  const merged = await listMergedInto(db, [card.boardId]);
  return {
    cardId: card.id,
    elsewhere: card.measureId === null ? [] : await readElsewhere(db, card.measureId, card.boardId),
    hasNewNotes: await hasNewRuns(db, reader.personId, formatDocumentName({ kind: 'notes', id: card.notesId })),
    activity: await listActivity(db, [card.boardId, ...merged.keys()], card.id, ACTIVITY_SHOWN),
  };
}

async function readElsewhere(db: Knex, measureId: MeasureId, boardId: BoardId): Promise<ElsewhereCard[]> {
  const roles = await readMeasureRoles(db, measureId);
  const cards = await listMeasureCards(db, measureId, boardId);
  return cards.map((card) => {
    const held = roles.get(card.agency.id);
    return { ...card, roles: ROLES.filter((role) => held?.has(role)) };
  });
}
