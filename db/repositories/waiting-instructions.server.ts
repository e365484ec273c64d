import type { Knex } from 'knex';
import type { EpochMs, IsoDate } from '#app/domain/dates.ts';
import type { AgencyId, BoardId, CardId, DecisionId, MeasureId, PlanId } from '#app/domain/ids.ts';
import type { Said, SaidKind } from '#app/domain/instructions.ts';
import type { Agency, AgencyKind } from '#app/domain/plan.ts';

/** For whom instructions wait. */
export interface WaitingScope {
  /** Their members answer. */
  readonly agencyIds: readonly AgencyId[];
  /** Whose members answer in one plan alone. */
  readonly inPlans: readonly { readonly planId: PlanId; readonly agencyIds: readonly AgencyId[] }[];
  /** The plans in which somebody takes answers, or gives them back; null for every one. */
  readonly judged: readonly PlanId[] | null;
}

/** An instruction that waits, as it lies in the tables. */
export interface WaitingInstructionRow {
  readonly decisionId: DecisionId;
  readonly number: number;
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly agency: Agency;
  readonly boardId: BoardId;
  readonly cardId: CardId | null;
  readonly measureId: MeasureId | null;
  readonly decidedAt: EpochMs;
  readonly last: Said | null;
}

/** What no lead has closed and waits for one of those: every decision with its agencies, and the last that was said of it. */
function waitingFor(db: Knex, { agencyIds, inPlans, judged }: WaitingScope): Knex.QueryBuilder {
  const latest = db('decision_answers').groupBy('decision_id', 'agency_id').select('decision_id', 'agency_id');
  return db('decisions as d')
    .join('decision_agencies as a', 'a.decision_id', 'd.id')
    .leftJoin(latest.max({ answer_id: 'id' }).as('l'), (on) => {
      on.on('l.decision_id', 'a.decision_id').andOn('l.agency_id', 'a.agency_id');
    })
    .leftJoin('decision_answers as x', 'x.id', 'l.answer_id')
    .whereNull('d.withdrawn_at')
    .where((any) => {
      any.where((own) => {
        own.where((open) => open.whereNull('x.kind').orWhereIn('x.kind', ['not-yet', 'returned']));
        own.where((whose) => {
          whose.whereIn('a.agency_id', agencyIds);
          for (const { planId, agencyIds: there } of inPlans) {
            whose.orWhere((one) => one.where('d.plan_id', planId).whereIn('a.agency_id', there));
          }
        });
      });
      any.orWhere((answered) => {
        answered.where('x.kind', 'answered');
        if (judged !== null) answered.whereIn('d.plan_id', judged);
      });
    });
}

export async function countWaitingInstructions(db: Knex, scope: WaitingScope): Promise<number> {
  const row = await waitingFor(db, scope).count({ all: 'd.id' }).first();
  return Number(row?.all ?? 0);
}

/** What was said or decided last comes first. */
export async function listWaitingInstructions(
  db: Knex,
  scope: WaitingScope,
  limit: number,
): Promise<WaitingInstructionRow[]> {
  const rows: Row[] = await waitingFor(db, scope)
    .join('agencies as g', 'g.id', 'a.agency_id')
    .join('boards as b', (on) => {
      on.on('b.plan_id', 'd.plan_id').andOn('b.agency_id', 'a.agency_id').andOnNull('b.merged_into');
    })
    .leftJoin('people as p', 'p.id', 'x.person_id')
    // Where it is to be seen: on that task of the agency's, or on its card of the measure.
    .leftJoin('cards as c', (on) => {
      on.on('c.board_id', 'b.id').andOn((card) => {
        card.on('c.id', 'd.card_id').orOn((own) => {
          own.onNull('d.card_id').andOnVal('c.kind', 'measure').andOn('c.measure_id', 'd.measure_id');
        });
      });
    })
    .orderByRaw('coalesce(x.at, d.decided_at) desc, d.id, a.agency_id')
    .limit(limit)
    .select('d.id', 'd.number', 'd.text', 'd.due_on', 'd.measure_id', 'd.decided_at', 'c.id as card_id')
    .select('b.id as board_id', 'g.id as agency_id', 'g.name as agency', 'g.kind as agency_kind')
    .select('x.at', 'x.kind', 'x.text as said', 'p.name');
  return rows.map((row) => ({
    decisionId: row.id,
    number: row.number,
    text: row.text,
    dueOn: row.due_on,
    agency: { id: row.agency_id, name: row.agency, kind: row.agency_kind },
    boardId: row.board_id,
    cardId: row.card_id,
    measureId: row.measure_id,
    decidedAt: Number(row.decided_at),
    last: row.kind === null ? null : { at: Number(row.at), by: row.name ?? '', kind: row.kind, text: row.said ?? '' },
  }));
}

interface Row {
  readonly id: DecisionId;
  readonly number: number;
  readonly text: string;
  readonly due_on: IsoDate | null;
  readonly measure_id: MeasureId | null;
  readonly decided_at: unknown;
  readonly card_id: CardId | null;
  readonly board_id: BoardId;
  readonly agency_id: AgencyId;
  readonly agency: string;
  readonly agency_kind: AgencyKind;
  readonly at: unknown;
  readonly kind: SaidKind | null;
  readonly said: string | null;
  readonly name: string | null;
}
