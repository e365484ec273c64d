import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import type { Card, MeasureCard, Placement } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, BoardId, CardId, MeasureId, PersonId, PlanId, StageId } from '#app/domain/ids.ts';
import { rankBetween } from '#app/domain/rank.ts';
import type { CardChange } from '#app/services.ts';
import { runEach } from '../statements.server.ts';
import { type ActivityRow, activityStatements, cardStatements } from './board-rows.server.ts';

/** What becomes of the measure cards of one board. */
export interface MeasureCardsChange {
  readonly boardId: BoardId;
  /** At most one to a measure that the board has no card of yet; by the same placement, at the same place. */
  readonly add: readonly { readonly measureId: MeasureId; readonly placement: Placement }[];
  readonly archive: readonly CardId[];
  /** They stand where they stood. */
  readonly restore: readonly CardId[];
}

/**
 * What must become of the measure cards of a plan's boards, for each to have one of every measure its agency answers for and
 * none of others but put away; boards of which nothing does are left out. Four queries.
 *
 * @param placeOf where a card that is to be added is to stand; at the end of the plan's first stage where it says nothing
 */
export async function dueMeasureCards(
  db: Knex,
  planId: PlanId,
  placeOf: (boardId: BoardId, measureId: MeasureId) => Placement | undefined = () => undefined,
): Promise<MeasureCardsChange[]> {
  const boards: { id: BoardId; agency_id: AgencyId }[] = await db('boards')
    .where({ plan_id: planId, merged_into: null })
    .orderBy('position')
    .select('id', 'agency_id');
  const answers: { agency_id: AgencyId; measure_id: MeasureId }[] = await db('responsibilities as r')
    .join('commitments as c', 'c.id', 'r.commitment_id')
    .join('measures as m', 'm.id', 'c.measure_id')
    .where('m.plan_id', planId)
    .groupBy('r.agency_id', 'm.id', 'm.ordinal')
    .orderBy('m.ordinal')
    .select('r.agency_id', 'm.id as measure_id');
  const rows: { id: CardId; board_id: BoardId; kind: string; measure_id: MeasureId; archived: boolean | 0 | 1 }[] =
    await db('cards as c')
      .join('boards as b', 'b.id', 'c.board_id')
      .where({ 'b.plan_id': planId, 'c.kind': 'measure' })
      .select('c.id', 'c.board_id', 'c.measure_id', 'c.archived');
  const first = await readFirstStage(db, planId);
  return boards.flatMap(({ id: boardId, agency_id }): MeasureCardsChange[] => {
    const due = new Set(answers.flatMap((row) => (row.agency_id === agency_id ? [row.measure_id] : [])));
    const own = rows.filter((row) => row.board_id === boardId);
    const there = new Set(own.map(({ measure_id }) => measure_id));
    const [archive, restore] = [false, true].map((isAway) =>
      own.filter((row) => Boolean(row.archived) === isAway && due.has(row.measure_id) === isAway).map(({ id }) => id),
    ) as [CardId[], CardId[]];
    let last = first.lastRanks.get(boardId) ?? null;
    const add = [...due]
      .filter((measureId) => !there.has(measureId))
      .map((measureId) => {
        const asked = placeOf(boardId, measureId);
        if (asked) return { measureId, placement: asked };
        last = rankBetween(last, null);
        return { measureId, placement: { stage: first.id, rank: last } };
      });
    return add.length + archive.length + restore.length === 0 ? [] : [{ boardId, add, archive, restore }];
  });
}

/** The first stage of a plan in use, and by board the rank of the last card in it. */
async function readFirstStage(db: Knex, planId: PlanId) {
  const stage = await db('stages').where({ plan_id: planId, retired_into: null }).orderBy('position').first('id');
  if (!stage) throw new Error(`Plan ${planId} has no stages`);
  const ranks: { board_id: BoardId; rank: Placement['rank'] }[] = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where({ 'b.plan_id': planId, 'c.stage_id': stage.id })
    .groupBy('c.board_id')
    .select('c.board_id')
    .max({ rank: 'c.rank' });
  return { id: stage.id as StageId, lastRanks: new Map(ranks.map(({ board_id, rank }) => [board_id, rank])) };
}

/**
 * Puts measure cards on boards, away and back, with the activity of it in a person's name. Their live documents follow when
 * `CardsDesk.changed` is called after the transaction, or when they are next loaded.
 *
 * @returns the boards of which something became
 */
export async function writeMeasureCards(
  tx: Knex,
  changes: readonly MeasureCardsChange[],
  { personId, at }: { readonly personId: PersonId; readonly at: EpochMs },
): Promise<BoardId[]> {
  const activity: ActivityRow[] = [];
  for (const { boardId, add, archive, restore } of changes) {
    const note = (cardId: CardId, change: CardChange) => {
      activity.push({ boardId, cardId, personId, at, kind: change.kind, change: JSON.stringify(change) });
    };
    const added = add.map(({ measureId, placement }) => newMeasureCard(measureId, placement));
    const records = added.map((card: Card) => ({ boardId, card, at }));
    await runEach(tx, cardStatements(tx, records));
    for (const { id, placement } of added) note(id, { kind: 'added', to: placement, title: '' });
    for (const id of archive) note(id, { kind: 'archived' });
    for (const id of restore) note(id, { kind: 'restored' });
    await tx('cards').whereIn('id', archive).update({ archived: true, changed_at: at });
    await tx('cards').whereIn('id', restore).update({ archived: false, changed_at: at });
  }
  await runEach(tx, activityStatements(tx, activity));
  return changes.map(({ boardId }) => boardId);
}

/** A card of a measure on which nothing stands yet. */
export function newMeasureCard(measureId: MeasureId, placement: Placement): MeasureCard {
  const id = nanoid() as CardId;
  return { id, kind: 'measure', measureId, placement, contact: '', startsOn: null, dueOn: null, ticked: [] };
}
