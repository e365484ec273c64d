import { brotliCompressSync } from 'node:zlib';
import type { Knex } from 'knex';

/** A snapshot's row of the tests' plan: its content is read by nobody but who reads snapshots. */
export async function insertSnapshotRow(db: Knex, number = 1, planId = 'plan'): Promise<string> {
  const id = `snapshot-${number}`;
  await db('snapshots').insert({
    id,
    plan_id: planId,
    number,
    title: `Snapshot ${number}`,
    taken_at: number,
    taken_by: null,
    reason: 'schedule',
    content: brotliCompressSync('{}'),
    hash: String(number).repeat(64).slice(0, 64),
    previous_hash: null,
    counts: '{}',
  });
  return id;
}

/** A meeting on the first snapshot of the tests' plan. */
export async function insertReview(db: Knex, by = 'somebody', id = 'review'): Promise<void> {
  const snapshotId = await insertSnapshotRow(db);
  await db('reviews').insert({
    id,
    plan_id: 'plan',
    snapshot_id: snapshotId,
    title: '第一次督查',
    opened_at: 1,
    opened_by: by,
  });
}
