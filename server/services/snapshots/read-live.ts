import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { LiveState } from '#app/domain/snapshot/snapshot.ts';
import { notFound, permit } from '../permit.ts';
import { readLiveState } from './read-state.ts';

/**
 * The boards as they are now, as far as it is on disk: what was moved within the last milliseconds may be missing.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readLive(
  reader: Knex,
  actor: Actor | null,
  planId: string,
  now: () => EpochMs,
): Promise<LiveState> {
  permit(actor, { action: 'plan.read', planId: planId as PlanId });
  const state = await readLiveState(reader, planId, now);
  if (!state) throw notFound();
  return state;
}
