import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import { faultOfRule, tidyRule } from '#app/snapshots/rule.ts';
import type { SnapshotRule, SnapshotSchedule } from '#app/snapshots/services.ts';
import { readPlan } from '#db/repositories/plans.server.ts';
import { setScheduleRow } from '#db/repositories/snapshot-schedules.server.ts';
import { notFound, permit } from '../permit.ts';
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
  permit(actor, { action: 'snapshot.read' });
  if (!can(actor, { action: 'plan.schedule' })) throw new DubanError('not-allowed', 'Only leads set the schedule');
  const plan = await readPlan(db, planId);
  if (!plan) throw notFound();
  await requireInUse(db, plan.id);
  const rule: SnapshotRule = { rule: tidyRule(wish.rule), timeZone: wish.timeZone, enabled: wish.enabled };
  const fault = faultOfRule(rule, at);
  if (fault) throw new DubanError('bad-input', `Not a rule to take snapshots by: ${fault}`, { fault });
  await setScheduleRow(db, plan.id, rule, { personId: actor.personId, at });
  return toSchedule({ planId: plan.id, ...rule, setAt: at, setBy: actor.name, lastAt: at, failure: null });
}
