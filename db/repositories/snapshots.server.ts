import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PlanId, SnapshotId } from '#app/domain/ids.ts';
import type { SnapshotReason } from '#app/domain/snapshot/snapshot.ts';
import type { SnapshotSummary } from '#app/snapshots/services.ts';

/** A snapshot as it lies in its table; to this module its content is bytes. */
export interface SnapshotRow extends SnapshotSummary {
  /** The hash of the plan's snapshot before; null for the first. */
  readonly previous: string | null;
}

/** A link of a plan's chain. */
export interface SnapshotLink {
  readonly id: SnapshotId;
  readonly number: number;
  readonly hash: string;
}

/**
 * Puts a snapshot into its table, where it stays as it is. The plan has one of every number, so of two that would follow on the
 * same one the second is refused.
 */
export async function insertSnapshot(db: Knex, row: SnapshotRow & { readonly content: Uint8Array }): Promise<void> {
  await db('snapshots').insert({
    id: row.id,
    plan_id: row.planId,
    number: row.number,
    title: row.title,
    taken_at: row.takenAt,
    taken_by: row.takenBy,
    reason: row.reason,
    content: Buffer.from(row.content),
    hash: row.hash,
    previous_hash: row.previous,
    counts: JSON.stringify(row.counts),
  });
}

/** The snapshots of a plan without their contents, the newest first. One query. */
export async function listSnapshots(db: Knex, planId: string): Promise<SnapshotRow[]> {
  const rows = await db('snapshots').where({ plan_id: planId }).orderBy('number', 'desc').select(COLUMNS);
  return rows.map(toRow);
}

/** A snapshot without its content; null where there is none. One query. */
export async function readSnapshotRow(db: Knex, id: string): Promise<SnapshotRow | null> {
  const row = await db('snapshots').where({ id }).first(COLUMNS);
  return row ? toRow(row) : null;
}

/** The content of a snapshot as it was compressed; null where there is none. One query. */
export async function readSnapshotContent(db: Knex, id: string): Promise<Uint8Array | null> {
  return (await db('snapshots').where({ id }).first('content'))?.content ?? null;
}

/** The newest snapshot of a plan; null for none. One query. */
export async function readLastLink(db: Knex, planId: string): Promise<SnapshotLink | null> {
  const row = await db('snapshots').where({ plan_id: planId }).orderBy('number', 'desc').first('id', 'number', 'hash');
  return row ?? null;
}

/** When the schedule last took a snapshot of a plan between two moments; null for not at all. One query. */
export async function readScheduledAt(
  db: Knex,
  planId: string,
  between: readonly [EpochMs, EpochMs],
): Promise<EpochMs | null> {
  const row = await db('snapshots')
    .where({ plan_id: planId, reason: 'schedule' satisfies SnapshotReason })
    .whereBetween('taken_at', between)
    .max({ at: 'taken_at' })
    .first();
  return row?.at == null ? null : Number(row.at);
}

/** The plans that have snapshots. One query. */
export async function listPlansWithSnapshots(db: Knex): Promise<PlanId[]> {
  return (await db('snapshots').distinct('plan_id').orderBy('plan_id')).map((row) => row.plan_id);
}

/** The snapshots next to one of a plan, on either side; null for none. Two queries. */
export async function readNeighbours(
  db: Knex,
  { planId, number }: { readonly planId: PlanId; readonly number: number },
): Promise<{ readonly before: SnapshotLink | null; readonly after: SnapshotLink | null }> {
  const beside = (comparison: '<' | '>', order: 'asc' | 'desc'): Promise<SnapshotLink | undefined> =>
    db('snapshots')
      .where({ plan_id: planId })
      .where('number', comparison, number)
      .orderBy('number', order)
      .first('id', 'number', 'hash');
  return { before: (await beside('<', 'desc')) ?? null, after: (await beside('>', 'asc')) ?? null };
}

/** All that a snapshot has in columns. */
const COLUMNS = [
  'id',
  'plan_id',
  'number',
  'title',
  'taken_at',
  'taken_by',
  'reason',
  'hash',
  'previous_hash',
  'counts',
] as const;

function toRow(row: Record<(typeof COLUMNS)[number], unknown>): SnapshotRow {
  return {
    id: row.id as SnapshotId,
    planId: row.plan_id as PlanId,
    number: Number(row.number),
    title: String(row.title),
    takenAt: Number(row.taken_at),
    takenBy: row.taken_by as string | null,
    reason: row.reason as SnapshotRow['reason'],
    hash: String(row.hash),
    previous: row.previous_hash as string | null,
    counts: JSON.parse(String(row.counts)),
  };
}
