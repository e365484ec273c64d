import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import { nextMoments } from '#app/snapshots/rule.ts';
import type { SnapshotSchedule } from '#app/snapshots/services.ts';
import { readScheduleRow, type ScheduleRow } from '#db/repositories/snapshot-schedules.server.ts';
import { findPlan } from '../find-plan.ts';

/**
 * When a plan's snapshots are taken by themselves. Two queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readSchedule(db: Knex, actor: Actor | null, planId: string): Promise<SnapshotSchedule | null> {
  const { plan } = await findPlan(db, actor, planId, 'snapshot.read');
  const row = await readScheduleRow(db, plan.id);
  return row && toSchedule(row);
}

/** What pages are shown of a schedule. While the last one that was due could not be taken, that one is the next. */
export function toSchedule({ planId: _planId, lastAt, ...row }: ScheduleRow): SnapshotSchedule {
  return { ...row, nextAt: row.enabled ? (nextMoments(row, lastAt, 1)[0] ?? null) : null };
}
