import type { Knex } from 'knex';
import { DubanError } from '#app/domain/errors.ts';
import { REVIEW_LIMITS } from '#app/domain/plan-state.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import type { SnapshotServices, SnapshotSummary } from '#app/snapshots/services.ts';
import { findPlan } from '../find-plan.ts';
import { requireInUse } from '../require-in-use.ts';
import type { SnapshotTaker } from './taker.ts';

/** What has no place in a line of text: controls, and halves of characters. */
const NO_TEXT = /[\p{Cc}\p{Surrogate}]/u;

/**
 * Takes a snapshot in a lead's name.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`; `bad-input` for a title too long; `not-saved`
 */
export async function takeSnapshot(
  db: Knex,
  taker: SnapshotTaker,
  actor: Actor | null,
  planId: string,
  { title, api }: Parameters<SnapshotServices['take']>[2],
): Promise<SnapshotSummary> {
  const { plan, actor: leader } = await findPlan(db, actor, planId, 'snapshot.read');
  const request = { action: 'snapshot.take', planId: plan.id } as const;
  if (!can(leader, request)) throw new DubanError('not-allowed', 'Only leads take snapshots');
  const line = title.replaceAll(/\s+/g, ' ').trim();
  if (line.length > REVIEW_LIMITS.title || NO_TEXT.test(line)) {
    throw new DubanError('bad-input', `A title is one line of at most ${REVIEW_LIMITS.title} characters`);
  }
  await requireInUse(db, plan.id);
  return taker.take(plan.id, { title: line, takenBy: leader.name, reason: api ? 'api' : 'person' }, leader);
}
