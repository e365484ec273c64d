import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { BoardId, PlanId, StageId } from '#app/domain/ids.ts';
import type { PlanStage } from '#app/domain/stage-edits.ts';

/** Every stage that a plan has or had, from left to right. */
export async function readEveryStage(db: Knex, planId: PlanId): Promise<PlanStage[]> {
  const rows = await db('stages')
    .where({ plan_id: planId })
    .orderBy('position')
    .select('id', 'category', 'name_zh', 'name_en', 'wip_limit', 'retired_into');
  return rows.map(({ id, category, name_zh: zh, name_en: en, wip_limit, retired_into }) => ({
    id,
    category,
    names: { zh, en },
    wipLimit: wip_limit,
    retiredInto: retired_into,
  }));
}

/** The stages of a plan in which cards stand, by the rows of all of its boards. */
export async function readOccupiedStages(db: Knex, planId: PlanId): Promise<Set<StageId>> {
  const rows = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where('b.plan_id', planId)
    .distinct('c.stage_id');
  return new Set(rows.map(({ stage_id }) => stage_id));
}

/**
 * Writes what differs between the stages of a plan as they were and as they are now. In a transaction.
 *
 * @param stages from left to right; those that were there, and perhaps more
 */
export async function writeStages(
  db: Knex,
  planId: PlanId,
  {
    before,
    after,
    at,
  }: { readonly before: readonly PlanStage[]; readonly after: readonly PlanStage[]; readonly at: EpochMs },
): Promise<void> {
  const known = new Map(before.map((stage, position) => [stage.id, { stage, position }]));
  // No two may have one place, not even for a moment: those that move are put out of the way first.
  const moved = after.filter(({ id }, position) => known.has(id) && known.get(id)?.position !== position);
  for (const { id } of moved) {
    const position = known.get(id)?.position ?? 0;
    await db('stages')
      .where({ id })
      .update({ position: -1 - position });
  }
  for (const [position, stage] of after.entries()) {
    const was = known.get(stage.id);
    const row = toRow(stage, position);
    if (!was) await db('stages').insert({ id: stage.id, plan_id: planId, ...row });
    else if (was.stage !== stage || was.position !== position) await db('stages').where({ id: stage.id }).update(row);
    if (stage.retiredInto !== null && was?.stage.retiredInto === null) {
      await db('stages').where({ id: stage.id }).update({ retired_at: at });
    }
  }
}

function toRow({ category, names, wipLimit, retiredInto }: PlanStage, position: number) {
  const { zh, en } = names;
  return { position, category, name_zh: zh, name_en: en, wip_limit: wipLimit, retired_into: retiredInto };
}

/** The boards of a plan of which cards stand in some stages, by their rows. */
export async function readOccupiedBoards(
  db: Knex,
  planId: PlanId,
  stageIds: readonly StageId[],
): Promise<Set<BoardId>> {
  const rows = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where('b.plan_id', planId)
    .whereIn('c.stage_id', stageIds)
    .distinct('c.board_id');
  return new Set(rows.map(({ board_id }) => board_id));
}

/** How many cards stand in each stage of a plan, on all of its boards, archived ones included. */
export async function countByStage(db: Knex, planId: PlanId): Promise<Record<StageId, number>> {
  const rows: { stage_id: StageId; count: number | string }[] = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where('b.plan_id', planId)
    .groupBy('c.stage_id')
    .select('c.stage_id')
    .count({ count: '*' });
  return Object.fromEntries(rows.map(({ stage_id, count }) => [stage_id, Number(count)]));
}
