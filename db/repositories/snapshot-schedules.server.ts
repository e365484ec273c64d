import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { ErrorCode } from '#app/domain/errors.ts';
import type { PersonId, PlanId } from '#app/domain/ids.ts';
import type { SnapshotRule } from '#app/snapshots/services.ts';

/** When a plan's snapshots are taken by themselves. */
export interface ScheduleRow extends SnapshotRule {
  readonly planId: PlanId;
  readonly setAt: EpochMs;
  /** The person's name; null where they are gone. */
  readonly setBy: string | null;
  /** What the rule says after this moment, and is past, is still to be done, once. */
  readonly lastAt: EpochMs;
  readonly failure: ErrorCode | null;
}

/** The schedule of a plan; null where none was ever set. One query. */
export async function readScheduleRow(db: Knex, planId: string): Promise<ScheduleRow | null> {
  const [row] = await readRows(db, { 's.plan_id': planId });
  return row ?? null;
}

/** Every schedule that is enabled, of plans that are not archived. One query. */
export function listEnabledSchedules(db: Knex): Promise<ScheduleRow[]> {
  return readRows(db, { 's.enabled': true, 'plans.archived_at': null });
}

async function readRows(db: Knex, where: Record<string, string | boolean | null>): Promise<ScheduleRow[]> {
  const rows = await db('snapshot_schedules as s')
    .join('plans', 'plans.id', 's.plan_id')
    .leftJoin('people as p', 'p.id', 's.set_by')
    .where(where)
    .orderBy('s.plan_id')
    .select('s.*', 'p.name');
  return rows.map((row) => ({
    planId: row.plan_id,
    rule: row.rule,
    timeZone: row.time_zone,
    enabled: Boolean(row.enabled),
    setAt: Number(row.set_at),
    setBy: row.name,
    lastAt: Number(row.last_at),
    failure: row.failure,
  }));
}

/** Sets a plan's schedule anew: it counts from now on. */
export async function setScheduleRow(
  db: Knex,
  planId: PlanId,
  { rule, timeZone, enabled }: SnapshotRule,
  by: { readonly personId: PersonId; readonly at: EpochMs },
): Promise<void> {
  const set = { rule, time_zone: timeZone, enabled, set_by: by.personId, set_at: by.at, last_at: by.at, failure: null };
  await db('snapshot_schedules')
    .insert({ plan_id: planId, ...set })
    .onConflict('plan_id')
    .merge();
}

/** Notes how carrying out a schedule went, unless it has been set anew meanwhile. */
export async function noteScheduled(
  db: Knex,
  { planId, setAt }: Pick<ScheduleRow, 'planId' | 'setAt'>,
  { lastAt, failure }: Pick<ScheduleRow, 'lastAt' | 'failure'>,
): Promise<void> {
  await db('snapshot_schedules').where({ plan_id: planId, set_at: setAt }).update({ last_at: lastAt, failure });
}
