import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import { faultOfRule, tidyRule } from '#app/snapshots/rule.ts';
import type { SnapshotRule, SnapshotSchedule } from '#app/snapshots/services.ts';
import { setScheduleRow } from '#db/repositories/snapshot-schedules.server.ts';
import { findPlan } from '../find-plan.ts';
import { requireInUse } from '../require-in-use.ts';
import { toSchedule } from './read-schedule.ts';

/**
 * Sets when a plan's snapshots are taken by themselves, from now on.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`; `bad-input`, with the `RuleFault` as a detail
 */
export async function setSchedule(
  db: Knex,
  actor: Actor | null,
  planId: string,
  wish: SnapshotRule,
  at: EpochMs,
): Promise<SnapshotSchedule> {
  const { plan, actor: leader } = await findPlan(db, actor, planId, 'snapshot.read');
  const request = { action: 'plan.schedule', planId: plan.id } as const;
  if (!can(leader, request)) throw new DubanError('not-allowed', 'Only leads set the schedule');
  await requireInUse(db, plan.id);
  const rule: SnapshotRule = { rule: tidyRule(wish.rule), timeZone: wish.timeZone, enabled: wish.enabled };
  const fault = faultOfRule(rule, at);
  if (fault) throw new DubanError('bad-input', `Not a rule to take snapshots by: ${fault}`, { fault });
  await setScheduleRow(db, plan.id, rule, { personId: leader.personId, at });
  return toSchedule({ planId: plan.id, ...rule, setAt: at, setBy: leader.name, lastAt: at, failure: null });
}
