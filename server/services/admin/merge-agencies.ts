import type { Knex } from 'knex';
import type { MergePreview } from '#app/admin/services.ts';
import { CLOSE } from '#app/collab/protocol.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { BoardId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { countMerge, readAnsweredIds } from '#db/repositories/merge-agencies.server.ts';
import { listBoardPairs } from '#db/repositories/merge-boards.server.ts';
import type { Farewell } from '../../collab/boards-desk.ts';
import type { Collab } from '../../collab/upgrade.ts';
import { permit } from '../permit.ts';
import { findAgency } from './agencies.ts';
import { type MergedBoards, planMerge } from './merge-boards.ts';
import { writeMerge } from './write-merge.ts';

export interface MergeAgenciesOptions {
  readonly db: Knex;
  readonly setAgencies: Collab['setAgencies'];
  readonly whileClosed: Collab['boards']['whileClosed'];
  /** Called for every plan whose boards are another agency's now, or others. */
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
  if (from.id === into.id) throw new DubanError('bad-input', 'An agency is one with itself', { fault: 'same' });
  const agencies = { from: from.id, into: into.id };
  const pairs = await listBoardPairs(db, agencies);
  const { boards, ...counts } = await countMerge(db, agencies);
  const merged = await Promise.all(
    pairs.map(async (pair) => {
      const { taken, joined } = await planMerge(db, pair);
      const tasks = taken.filter(({ kind }) => kind === 'task').length;
      return {
        planId: pair.planId,
        planName: pair.planName,
        measures: taken.length - tasks,
        tasks,
        joined: joined.length,
      };
    }),
  );
  const gone = new Set(pairs.map((pair) => pair.from));
  return { ...counts, from, into, boards: boards.filter(({ id }) => !gone.has(id)), merged };
}

/**
 * Makes one agency a part of another. People who have its boards and notes open go on with them: for the moment in which the rows
 * change, both agencies answer for what is open. Of two boards in one plan, the one goes into the other: those on it are led
 * there.
 *
 * @throws DubanError as `AdminServices` says
 */
export async function mergeAgencies(
  options: MergeAgenciesOptions,
  actor: Actor | null,
  fromId: string,
  intoId: string,
  at: EpochMs,
): Promise<void> {
  const { db, setAgencies, onChanged } = options;
  permit(actor, { action: 'agency.manage' });
  const { from, into } = await previewMerge(db, actor, fromId, intoId);
  const ids = await readAnsweredIds(db, from.id);
  await setAgencies(ids, (id) => (id === from.id ? [from.id, into.id] : [id]));
  const answered = await readAnsweredIds(db, into.id);
  const onlyFrom = new Set([...ids].filter((id) => !answered.has(id)));
  let plans: ReadonlySet<PlanId> = new Set();
  try {
    // Only those of plans in which both have a board: the documents of others go on as they are.
    const boards = (await listBoardPairs(db, { from: from.id, into: into.id })).flatMap((pair) => [
      pair.from,
      pair.into,
    ]);
    await options.whileClosed(boards, async () => {
      const written = await db.transaction((tx) => writeMerge(tx, actor, { from, into, boards: new Set(boards) }, at));
      plans = written.plans;
      return farewells(written.merged);
    });
    await setAgencies(ids, (id) => (id === from.id ? [into.id] : [id]));
  } catch (error) {
    await setAgencies(onlyFrom, (id) => (id === into.id ? [] : [id]));
    throw error;
  }
  for (const planId of plans) onChanged(planId);
}

/** What those who are on boards that have become one are told: where to go, or that the document has begun anew. */
function farewells(merged: readonly MergedBoards[]): Map<BoardId, Farewell> {
  return new Map(
    merged.flatMap(({ pair, epoch }): [BoardId, Farewell][] => [
      [pair.from, { code: CLOSE.merged, reason: pair.into }],
      [pair.into, { code: CLOSE.epoch, reason: String(epoch) }],
    ]),
  );
}
