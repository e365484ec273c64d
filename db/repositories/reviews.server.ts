import type { Knex } from 'knex';
import type { AgendaEdits } from '#app/domain/agenda.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId, PlanId, ReviewId, SnapshotId } from '#app/domain/ids.ts';
import type { ReviewSummary } from '#app/reviews/services.ts';

/** A meeting as it lies in the tables. */
export interface ReviewRecord extends ReviewSummary {
  readonly agenda: AgendaEdits | null;
}

/** The meetings of a plan, the last opened first. Two queries. */
export async function listReviews(db: Knex, planId: PlanId): Promise<ReviewRecord[]> {
  return readRows(db, (query) => query.where('r.plan_id', planId));
}

/** One meeting; null where there is none. Two queries. */
export async function readReview(db: Knex, id: string): Promise<ReviewRecord | null> {
  const [review = null] = await readRows(db, (query) => query.where('r.id', id));
  return review;
}

/** What meetings are called, by their ids, as far as there are such. */
export async function readReviewTitles(db: Knex, ids: readonly ReviewId[]): Promise<Map<ReviewId, string>> {
  const rows: { id: ReviewId; title: string }[] = await db('reviews').whereIn('id', ids).select('id', 'title');
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The meeting on a snapshot; null where there is none. Two queries. */
export async function readReviewOn(db: Knex, snapshotId: SnapshotId): Promise<ReviewRecord | null> {
  const [review = null] = await readRows(db, (query) => query.where('r.snapshot_id', snapshotId));
  return review;
}

async function readRows(db: Knex, pick: (query: Knex.QueryBuilder) => Knex.QueryBuilder): Promise<ReviewRecord[]> {
  const rows: ReviewRow[] = await pick(db('reviews as r'))
    .join('snapshots as s', 's.id', 'r.snapshot_id')
    .join('people as p', 'p.id', 'r.opened_by')
    .orderBy([
      { column: 'r.opened_at', order: 'desc' },
      { column: 's.number', order: 'desc' },
    ])
    .select('r.id', 'r.plan_id', 'r.snapshot_id', 'r.title', 'r.opened_at', 'r.closed_at', 'r.agenda')
    .select('s.number', 'p.name');
  const counts: { review_id: ReviewId; all: unknown }[] = await db('decisions')
    .whereIn(
      'review_id',
      rows.map(({ id }) => id),
    )
    .groupBy('review_id')
    .select('review_id')
    .count({ all: 'id' });
  const decisions = new Map(counts.map(({ review_id, all }) => [review_id, Number(all)]));
  return rows.map((row) => ({
    id: row.id,
    planId: row.plan_id,
    snapshotId: row.snapshot_id,
    snapshotNumber: row.number,
    title: row.title,
    openedAt: Number(row.opened_at),
    openedBy: row.name,
    closedAt: row.closed_at === null ? null : Number(row.closed_at),
    decisions: decisions.get(row.id) ?? 0,
    agenda: row.agenda === null ? null : JSON.parse(row.agenda),
  }));
}

/** A meeting to be opened. */
export interface NewReviewRow {
  readonly id: ReviewId;
  readonly planId: PlanId;
  readonly snapshotId: SnapshotId;
  readonly title: string;
  readonly at: EpochMs;
  readonly by: PersonId;
}

/** Opens a meeting; does nothing where there is one on that snapshot. */
export async function insertReview(db: Knex, { id, planId, snapshotId, title, at, by }: NewReviewRow): Promise<void> {
  const row = { id, plan_id: planId, snapshot_id: snapshotId, title, opened_at: at, opened_by: by };
  await db('reviews').insert(row).onConflict('snapshot_id').ignore();
}

/** Notes when a meeting was closed; null opens it again. One that is closed stays so since when it was. */
export async function setClosed(db: Knex, id: ReviewId, at: EpochMs | null): Promise<void> {
  const review = db('reviews').where({ id });
  await (at === null ? review : review.whereNull('closed_at')).update({ closed_at: at });
}

export async function setAgenda(db: Knex, id: ReviewId, agenda: AgendaEdits | null): Promise<void> {
  await db('reviews')
    .where({ id })
    .update({ agenda: agenda === null ? null : JSON.stringify(agenda) });
}

/** Which plan a snapshot is of; null where there is none. */
export async function readSnapshotPlan(db: Knex, id: string): Promise<{ id: SnapshotId; planId: PlanId } | null> {
  const row = await db('snapshots').where({ id }).first('id', 'plan_id');
  return row ? { id: row.id, planId: row.plan_id } : null;
}

/**
 * What a meeting on a snapshot compares it with: the last snapshot before it that a meeting was on, or the one right before it
 * where there was none; null for the first. Two queries.
 */
export async function readCompared(db: Knex, planId: PlanId, snapshotNumber: number): Promise<SnapshotId | null> {
  const before = () =>
    db('snapshots as s')
      .where('s.plan_id', planId)
      .where('s.number', '<', snapshotNumber)
      .orderBy('s.number', 'desc')
      .first('s.id');
  const met = await before().join('reviews as r', 'r.snapshot_id', 's.id');
  return (met ?? (await before()))?.id ?? null;
}

interface ReviewRow {
  readonly id: ReviewId;
  readonly plan_id: PlanId;
  readonly snapshot_id: SnapshotId;
  readonly title: string;
  readonly opened_at: unknown;
  readonly closed_at: unknown;
  readonly agenda: string | null;
  readonly number: number;
  readonly name: string;
}

/** The ids of all meetings on a plan. */
export async function listReviewIds(db: Knex, planId: PlanId): Promise<ReviewId[]> {
  return (await db('reviews').where({ plan_id: planId }).select('id')).map(({ id }) => id);
}
