import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, BoardId, CardId, DecisionId, MeasureId, PersonId, PlanId, ReviewId } from '#app/domain/ids.ts';
import type { Said } from '#app/domain/instructions.ts';
import type { InstructionState } from '#app/domain/plan-state.ts';
import type { Decision, NewDecision } from '#app/reviews/services.ts';
import { insertRows } from '../insert-rows.server.ts';
import { measureTitle } from './notes.server.ts';

/** Of which decisions something is asked. */
export type DecisionScope = { readonly planId: PlanId } | { readonly id: string };

/** Decisions with what became of them, the last made first. Three queries. */
export async function readDecisions(db: Knex, scope: DecisionScope): Promise<Decision[]> {
  const within = (query: Knex.QueryBuilder) =>
    'id' in scope ? query.where('d.id', scope.id) : query.where('d.plan_id', scope.planId);
  const rows: DecisionRow[] = await within(db('decisions as d'))
    .join('reviews as r', 'r.id', 'd.review_id')
    .join('people as p', 'p.id', 'd.decided_by')
    .leftJoin('measures as m', 'm.id', 'd.measure_id')
    .leftJoin('cards as c', 'c.id', 'd.card_id')
    .orderBy('d.number', 'desc')
    .select('d.*', 'r.title as review_title', 'p.name')
    .select('m.number as measure_number', 'm.title as measure_title', 'c.title as card_title');
  const agencies: AgencyRow[] = await within(
    db('decision_agencies as a').join('decisions as d', 'd.id', 'a.decision_id'),
  )
    .leftJoin('boards as b', (on) => {
      on.on('b.agency_id', 'a.agency_id').andOn('b.plan_id', 'd.plan_id').andOnNull('b.merged_into');
    })
    .orderBy(['b.position', 'a.agency_id'])
    .leftJoin('cards as c', (on) => {
      on.on('c.board_id', 'b.id').andOn('c.measure_id', 'd.measure_id').andOnVal('c.kind', 'measure');
    })
    .select('a.decision_id', 'a.agency_id', 'b.id as board_id')
    .select(db.raw('coalesce(d.card_id, c.id) as own_card_id'));
  const answers: AnswerRow[] = await within(db('decision_answers as x').join('decisions as d', 'd.id', 'x.decision_id'))
    .join('people as p', 'p.id', 'x.person_id')
    .orderBy('x.id')
    .select('x.decision_id', 'x.agency_id', 'x.at', 'x.kind', 'x.text', 'p.name');
  const told = groupBy(agencies, ({ decision_id }) => decision_id);
  const said = groupBy(answers, keyOf);
  return rows.map((row) => toDecision(row, told.get(row.id) ?? [], said));
}

function toDecision(
  row: DecisionRow,
  agencies: readonly AgencyRow[],
  said: ReadonlyMap<string, readonly AnswerRow[]>,
): Decision {
  const isWithdrawn = row.withdrawn_at !== null;
  const told = {
    text: row.text,
    person: row.person,
    dueOn: row.due_on as Decision['dueOn'],
    measureId: row.measure_id,
    cardId: row.card_id,
    decidedAt: Number(row.decided_at),
    number: row.number,
  };
  return {
    ...told,
    id: row.id,
    agencyIds: agencies.map(({ agency_id }) => agency_id),
    reviewId: row.review_id,
    reviewTitle: row.review_title,
    subject: subjectOf(row),
    decidedBy: row.name,
    withdrawnAt: isWithdrawn ? Number(row.withdrawn_at) : null,
    instructions: agencies.map((agency) => {
      const log = (said.get(keyOf(agency)) ?? []).map(({ at, name, kind, text }): Said => {
        return { at: Number(at), by: name, kind, text };
      });
      const last = log.at(-1) ?? null;
      const { agency_id: agencyId, board_id: boardId, own_card_id: ownCardId } = agency;
      return {
        ...told,
        decisionId: row.id,
        agencyId,
        boardId,
        ownCardId,
        log,
        last,
        state: stateOf(last, isWithdrawn),
      };
    }),
  };
}

function subjectOf({ card_id, card_title, measure_number, measure_title }: DecisionRow): string | null {
  if (card_id !== null) return card_title;
  return measure_number === null ? null : measureTitle({ number: measure_number, title: measure_title });
}

/** What was carried out and accepted stays so, whatever becomes of the decision for others. */
function stateOf(last: Said | null, isWithdrawn: boolean): InstructionState {
  if (isWithdrawn && last?.kind !== 'accepted') return 'withdrawn';
  return last?.kind ?? 'open';
}

/** Whose a decision is; null where there is none. */
export async function findDecision(
  db: Knex,
  id: string,
): Promise<{ planId: PlanId; reviewId: ReviewId; decidedBy: PersonId } | null> {
  const row = await db('decisions').where({ id }).first('plan_id', 'review_id', 'decided_by');
  return row ? { planId: row.plan_id, reviewId: row.review_id, decidedBy: row.decided_by } : null;
}

/** A decision to be kept, with whose it is. */
export interface NewDecisionRow extends NewDecision {
  readonly planId: PlanId;
  readonly reviewId: ReviewId;
  readonly at: EpochMs;
  readonly by: PersonId;
}

/**
 * Keeps a decision under the next number of its plan. The number is drawn by the statement that uses it, so that two at once
 * do not draw the same.
 */
export async function insertDecision(db: Knex, decision: NewDecisionRow): Promise<void> {
  const { id, planId, reviewId, text, person, dueOn, measureId, cardId, at, by, agencyIds } = decision;
  await db.transaction(async (tx) => {
    const next = tx('decisions').where({ plan_id: planId }).select(tx.raw('coalesce(max(number), 0) + 1'));
    await tx('decisions').insert({
      id,
      plan_id: planId,
      review_id: reviewId,
      number: next as unknown as number,
      text,
      person,
      due_on: dueOn,
      measure_id: measureId,
      card_id: cardId,
      decided_at: at,
      decided_by: by,
    });
    await insertRows(
      tx,
      'decision_agencies',
      agencyIds.map((agency_id) => ({ decision_id: id, agency_id })),
    );
  });
}

/** Notes when a decision was withdrawn; one that was stays so since when it was. */
export async function setWithdrawn(db: Knex, id: string, at: EpochMs): Promise<void> {
  await db('decisions').where({ id }).whereNull('withdrawn_at').update({ withdrawn_at: at });
}

/** The boards of a plan by their agencies. */
export async function readPlanBoards(db: Knex, planId: PlanId): Promise<Map<AgencyId, BoardId>> {
  const rows = await db('boards').where({ plan_id: planId, merged_into: null }).select('id', 'agency_id');
  return new Map(rows.map(({ id, agency_id }) => [agency_id, id]));
}

/** The boards of a plan that have a measure, as a set of their agencies. */
export async function readMeasureAgencies(db: Knex, planId: PlanId, measureId: string): Promise<Set<AgencyId>> {
  const rows = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where({ 'b.plan_id': planId, 'c.kind': 'measure', 'c.measure_id': measureId })
    .select('b.agency_id');
  return new Set(rows.map(({ agency_id }) => agency_id));
}

/** The agency of a task card of a plan, and the measure that the card hangs on; null where there is no such card. */
export async function readTaskAgency(
  db: Knex,
  planId: PlanId,
  cardId: string,
): Promise<{ agencyId: AgencyId; measureId: MeasureId | null } | null> {
  const row = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where({ 'b.plan_id': planId, 'c.kind': 'task', 'c.id': cardId })
    .first('b.agency_id', 'c.measure_id');
  return row ? { agencyId: row.agency_id, measureId: row.measure_id } : null;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const keyOf = ({ decision_id, agency_id }: Pick<AgencyRow, 'decision_id' | 'agency_id'>) =>
  `${decision_id}/${agency_id}`;

interface DecisionRow {
  readonly id: DecisionId;
  readonly number: number;
  readonly review_id: ReviewId;
  readonly review_title: string;
  readonly text: string;
  readonly person: string;
  readonly due_on: string | null;
  readonly measure_id: MeasureId | null;
  readonly card_id: CardId | null;
  readonly decided_at: unknown;
  readonly withdrawn_at: unknown;
  readonly name: string;
  readonly measure_number: string | null;
  readonly measure_title: string | null;
  readonly card_title: string | null;
}

interface AgencyRow {
  readonly decision_id: DecisionId;
  readonly agency_id: AgencyId;
  readonly board_id: BoardId | null;
  readonly own_card_id: CardId | null;
}

interface AnswerRow {
  readonly decision_id: DecisionId;
  readonly agency_id: AgencyId;
  readonly at: unknown;
  readonly kind: Said['kind'];
  readonly text: string;
  readonly name: string;
}
