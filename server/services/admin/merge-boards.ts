import type { Knex } from 'knex';
import { boardFromCards } from '#app/collab/board-doc.ts';
import { toChange } from '#app/collab/card-changes.ts';
import { formatDocumentName, LIMITS } from '#app/collab/protocol.ts';
import type { EpochMs, IsoDate } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { BoardId, CardId, PersonId } from '#app/domain/ids.ts';
import { type BoardMerge, mergeBoards } from '#app/domain/merge-boards.ts';
import { REVIEW_LIMITS } from '#app/domain/plan-state.ts';
import type { CardChange } from '#app/services.ts';
import { activityStatements, readCardRows } from '#db/repositories/board-rows.server.ts';
import { readDocument, replaceStatements } from '#db/repositories/documents.server.ts';
import * as store from '#db/repositories/merge-boards.server.ts';
import { insertMerged } from '#db/repositories/merged-boards.server.ts';
import { runEach } from '#db/statements.server.ts';

export interface MergeBoardsOptions {
  readonly pair: store.BoardPair;
  /** What the agency of the board that goes is called. */
  readonly agencyName: string;
  readonly by: PersonId;
  readonly at: EpochMs;
}

/** A board that has become one with another. */
export interface MergedBoards extends BoardMerge {
  readonly pair: store.BoardPair;
  /** Of the document of the board that stays, from now on. */
  readonly epoch: number;
}

/** What would become of the cards of two boards. */
export async function planMerge(db: Knex, { from, into }: store.BoardPair): Promise<BoardMerge> {
  return mergeBoards(await readCardRows(db, from), await readCardRows(db, into));
}

/**
 * Has a board of one plan go into another one, as `mergeBoards` says, with the flags on its cards. What is on the record of the
 * one that goes stays there; the document of the one that stays begins anew with what its rows say. In a transaction, and while
 * neither document is in memory.
 *
 * @throws DubanError `too-many` where the board that stays would have more cards than one may
 */
export async function mergeTwoBoards(tx: Knex, options: MergeBoardsOptions): Promise<MergedBoards> {
  const { pair, agencyName, by, at } = options;
  const cards = await readCardRows(tx, pair.from);
  const own = await readCardRows(tx, pair.into);
  const merge = mergeBoards(cards, own);
  const { taken, joined } = merge;
  if (own.length + taken.length > LIMITS.cardsPerBoard) {
    throw new DubanError('too-many', 'More cards than a board may have', { limit: LIMITS.cardsPerBoard });
  }
  await insertMerged(tx, pair.from, { into: pair.into, agencyName, at, cards });
  const idsOf = (some: readonly { readonly id: CardId }[]) => some.map(({ id }) => id);
  await store.moveCards(tx, idsOf(taken), pair.into);
  const changed = joined.filter(({ before, after }) => toChange(before, after).length > 0);
  const afterwards = changed.map(({ after }) => after);
  await store.writeJoinedCards(tx, pair.into, afterwards, at);
  const told: [CardId, CardChange][] = [
    ...taken.map(({ id, placement }): [CardId, CardChange] => [
      id,
      { kind: 'taken', to: placement, agency: agencyName },
    ]),
    ...changed.flatMap(({ before, after }) =>
      toChange(before, after).map((change): [CardId, CardChange] => [after.id, change]),
    ),
    ...(await moveFlags(tx, options, merge)),
  ];
  const activity = told.map(([cardId, change]) => {
    return { boardId: pair.into, cardId, personId: by, at, kind: change.kind, change: JSON.stringify(change) };
  });
  await runEach(tx, activityStatements(tx, activity));
  await store.deleteCards(tx, idsOf(joined.map(({ from }) => from)));
  await store.joinConfirmations(tx, pair);
  return { ...merge, pair, epoch: await renewDocument(tx, pair.into, at) };
}

/** The flags of cards that have become one with others, on those. */
async function moveFlags(tx: Knex, { pair, by, at }: MergeBoardsOptions, { joined }: BoardMerge) {
  const told: [CardId, CardChange][] = [];
  for (const { from, after } of joined) {
    const to = { boardId: pair.into, cardId: after.id };
    const flag = await store.moveFlag(tx, from.id, to, { at, by, mostCharacters: REVIEW_LIMITS.reason });
    if (flag) told.push([after.id, { kind: 'supervised', reason: flag.reason, until: flag.until as IsoDate | null }]);
  }
  return told;
}

/** Begins the document of a board anew with what its rows say. Copies of it that people have bring over what is not saved. */
async function renewDocument(tx: Knex, boardId: BoardId, at: EpochMs): Promise<number> {
  const name = formatDocumentName({ kind: 'board', id: boardId });
  const stored = await readDocument(tx, name);
  if (!stored) throw new Error(`A board without a document: ${boardId}`);
  const epoch = stored.epoch + 1;
  const state = boardFromCards(await readCardRows(tx, boardId));
  await runEach(tx, replaceStatements(tx, { name, state, epoch, damaged: stored.damaged, at }));
  return epoch;
}
