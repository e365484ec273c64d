import type { Knex } from 'knex';
import type { AgencyId, CardId, DecisionId, MeasureId, PersonId, PlanId } from '#app/domain/ids.ts';

/** A decision that a test takes for granted. */
export interface GivenDecision {
  readonly id: string;
  readonly planId: PlanId;
  readonly agencyIds: readonly AgencyId[];
  readonly by: PersonId;
  readonly text?: string;
  readonly dueOn?: string | null;
  readonly measureId?: MeasureId | null;
  readonly cardId?: CardId | null;
  readonly at?: number;
  /** Where it was made; without one, a meeting and a snapshot are made that hold nothing but it, and that no page can read. */
  readonly reviewId?: string;
}

/** Makes a decision as its rows lie. */
export async function insertDecision(db: Knex, decision: GivenDecision): Promise<DecisionId> {
  const { id, planId, agencyIds, by, text = `决定 ${id}`, dueOn = null, measureId = null, cardId = null } = decision;
  const { at = 1 } = decision;
  const reviewId = decision.reviewId ?? (await insertReview(db, decision, at));
  const numbered = await db('decisions').where({ plan_id: planId }).max({ last: 'number' }).first();
  await db('decisions').insert({
    ...{
      id,
      plan_id: planId,
      review_id: reviewId,
      number: Number(numbered?.last ?? 0) + 1,
      text,
      person: '',
      due_on: dueOn,
    },
    ...{ measure_id: measureId, card_id: cardId, decided_at: at, decided_by: by },
  });
  await db('decision_agencies').insert(agencyIds.map((agency_id) => ({ decision_id: id, agency_id })));
  return id as DecisionId;
}

async function insertReview(db: Knex, { id, planId, by }: GivenDecision, at: number): Promise<string> {
  const counted = await db('snapshots').where({ plan_id: planId }).count({ snapshots: '*' }).first();
  await db('snapshots').insert({
    ...{
      id: `snapshot-${id}`,
      plan_id: planId,
      number: Number(counted?.snapshots) + 1,
      title: '',
      taken_at: at,
      reason: 'review',
    },
    ...{ content: Buffer.from([0]), hash: id.padEnd(64, '0'), counts: '{}' },
  });
  await db('reviews').insert({
    ...{ id: `review-${id}`, plan_id: planId, snapshot_id: `snapshot-${id}`, title: '督查' },
    ...{ opened_at: at, opened_by: by },
  });
  return `review-${id}`;
}
