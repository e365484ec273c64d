import type { Knex } from 'knex';
import type { ManagedAgency } from '#app/admin/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { BoardId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { insertAudit } from '#db/repositories/audit.server.ts';
import { keepFormerName, passFormerNames } from '#db/repositories/former-names.server.ts';
import { countMerge, mergeAgencies } from '#db/repositories/merge-agencies.server.ts';
import { mergeAnswers } from '#db/repositories/merge-answers.server.ts';
import { listBoardPairs } from '#db/repositories/merge-boards.server.ts';
import { type MergedBoards, mergeTwoBoards } from './merge-boards.ts';

/** Two agencies that are to be one. */
export interface AgenciesMerge {
  readonly from: ManagedAgency;
  readonly into: ManagedAgency;
  /** Those that are in nobody's memory. */
  readonly boards: ReadonlySet<BoardId>;
}

export interface WrittenMerge {
  /** Those whose boards are another agency's now, or others. */
  readonly plans: ReadonlySet<PlanId>;
  readonly merged: readonly MergedBoards[];
}

/**
 * Makes one agency of two in the record. In a transaction.
 *
 * @throws DubanError `too-many`; `outdated` where a plan has come meanwhile in which both have a board
 */
export async function writeMerge(
  tx: Knex,
  actor: Actor,
  { from, into, boards }: AgenciesMerge,
  at: EpochMs,
): Promise<WrittenMerge> {
  const agencies = { from: from.id, into: into.id };
  const counts = await countMerge(tx, agencies);
  const merged: MergedBoards[] = [];
  for (const pair of await listBoardPairs(tx, agencies)) {
    if (!boards.has(pair.from)) throw new DubanError('outdated', 'Both have come to have a board in one more plan');
    merged.push(await mergeTwoBoards(tx, { pair, agencyName: from.name, by: actor.personId, at }));
  }
  const unfinished = `“${from.name}”并入“${into.name}”：并非两个单位都已办结，继续办理。`;
  await mergeAnswers(tx, { ...agencies, by: actor.personId, at, unfinished });
  await passFormerNames(tx, agencies);
  await keepFormerName(tx, into.id, { name: from.name, reason: 'merged', until: at });
  await mergeAgencies(tx, agencies);
  const sum = (count: (one: MergedBoards) => number) => merged.reduce((total, one) => total + count(one), 0);
  await insertAudit(tx, {
    at,
    action: 'agencies-merged',
    person: { id: actor.personId, name: actor.name },
    subject: { kind: 'agency', id: into.id, name: into.name },
    detail: {
      ...{ from: from.name, fromId: from.id, boards: counts.boards.length, boardsMerged: merged.length },
      ...{ cardsTaken: sum(({ taken }) => taken.length), cardsJoined: sum(({ joined }) => joined.length) },
      ...{
        responsibilities: counts.responsibilities,
        decisions: counts.decisions,
        members: counts.newMembers + counts.newLimitedMembers,
      },
    },
  });
  return { plans: new Set(counts.boards.map(({ planId }) => planId)), merged };
}
