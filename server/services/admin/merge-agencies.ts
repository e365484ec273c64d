import type { Knex } from 'knex';
import type { MergePreview } from '#app/admin/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { insertAudit } from '#db/repositories/audit.server.ts';
import { countMerge, mergeAgencies as mergeRows, readAnsweredIds } from '#db/repositories/merge-agencies.server.ts';
import type { Collab } from '../../collab/upgrade.ts';
import { findAgency } from './agencies.ts';

export interface MergeAgenciesOptions {
  readonly db: Knex;
  readonly setAgencies: Collab['setAgencies'];
  /** Called for every plan whose boards are another agency's now. */
  onChanged(planId: PlanId): void;
}

/** @throws DubanError `not-signed-in`, `not-found`; `bad-input` with the detail `fault`: `same` */
export async function previewMerge(
  db: Knex,
  actor: Actor | null,
  fromId: string,
  intoId: string,
): Promise<MergePreview> {
  const from = await findAgency(db, actor, fromId);
  const into = await findAgency(db, actor, intoId);
  if (from.id === into.id) throw refusal('same');
  const { conflicts, ...counts } = await countMerge(db, { from: from.id, into: into.id });
  return { ...counts, from, into, conflicts: conflicts.map(({ planTitle }) => planTitle) };
}

/**
 * Makes one agency a part of another. People who have its boards and notes open go on with them, and lose nothing: for the moment
 * in which the rows change, both agencies answer for what is open.
 *
 * @throws DubanError as `AdminServices` says
 */
export async function mergeAgencies(
  { db, setAgencies, onChanged }: MergeAgenciesOptions,
  actor: Actor | null,
  fromId: string,
  intoId: string,
  at: EpochMs,
): Promise<void> {
  const { from, into, conflicts } = await previewMerge(db, actor, fromId, intoId);
  if (conflicts.length > 0) throw refusal('both-boards');
  const ids = await readAnsweredIds(db, from.id);
  await setAgencies(ids, (id) => (id === from.id ? [from.id, into.id] : [id]));
  const answered = await readAnsweredIds(db, into.id);
  const onlyFrom = new Set([...ids].filter((id) => !answered.has(id)));
  try {
    const plans = await db.transaction((tx) => write(tx, actor, { from, into }, at));
    await setAgencies(ids, (id) => (id === from.id ? [into.id] : [id]));
    for (const planId of plans) onChanged(planId);
  } catch (error) {
    await setAgencies(onlyFrom, (id) => (id === into.id ? [] : [id]));
    throw error;
  }
}

/** @returns the plans whose boards are another agency's now */
async function write(
  tx: Knex,
  actor: Actor | null,
  { from, into }: Pick<MergePreview, 'from' | 'into'>,
  at: EpochMs,
): Promise<ReadonlySet<PlanId>> {
  const counts = await countMerge(tx, { from: from.id, into: into.id });
  if (counts.conflicts.length > 0) throw refusal('both-boards');
  await mergeRows(tx, { from: from.id, into: into.id });
  await insertAudit(tx, {
    at,
    action: 'agencies-merged',
    person: actor && { id: actor.personId, name: actor.name },
    subject: { kind: 'agency', id: into.id, name: into.name },
    detail: {
      ...{ from: from.name, fromId: from.id, boards: counts.boards.length },
      ...{ responsibilities: counts.responsibilities, decisions: counts.decisions, members: counts.newMembers },
    },
  });
  return new Set(counts.boards.map(({ planId }) => planId));
}

function refusal(fault: 'same' | 'both-boards'): DubanError {
  return new DubanError('bad-input', `These two cannot be one: ${fault}`, { fault });
}
