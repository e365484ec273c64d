import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { PlanId } from '#app/domain/ids.ts';
import type { Plan } from '#app/domain/plan.ts';
import type { Actor } from '#app/domain/policy.ts';
import { editStages as edited, type PlanStage, type StageEdit, type StageFault } from '#app/domain/stage-edits.ts';
import { insertAudit } from '#db/repositories/audit.server.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { readPlan } from '#db/repositories/plans.server.ts';
import { readEveryStage, readOccupiedBoards, writeStages } from '#db/repositories/stages.server.ts';
import { stagesOf } from '../../collab/board-store.ts';
import { notSaved } from '../../collab/notes-desk.ts';
import type { StagesDesk } from '../../collab/stages-desk.ts';
import { notFound, permit } from '../permit.ts';
import { requireInUse } from '../require-in-use.ts';

export interface EditStagesOptions {
  readonly db: Knex;
  readonly desk: StagesDesk;
  /** Called once the stages of a plan are others in the database, and on its boards. */
  onChanged(planId: PlanId): void;
}

/**
 * Does something to the stages of a plan, for all of its boards at once: first in the database, then on the boards, whose
 * documents are loaded for that where cards must leave a stage.
 *
 * @throws DubanError as `AdminServices` says
 */
export async function editStages(
  { db, desk, onChanged }: EditStagesOptions,
  actor: Actor | null,
  planId: string,
  edit: StageEdit,
  at: EpochMs,
): Promise<void> {
  permit(actor, { action: 'plan.manage' });
  const plan = await readPlan(db, planId);
  if (!plan) throw notFound();
  await requireInUse(db, plan.id);
  const boardIds = (await listBoards(db, plan.id)).map(({ id }) => id);
  // A stage that is retired while its cards cannot be moved would be seen by everybody until the disk is well again.
  if (!desk.isKept(boardIds)) throw notSaved();
  const occupied = await readOccupiedBoards(db, plan.id, edit.kind === 'retire' ? [edit.id] : []);
  const letGo = await desk.hold(occupied);
  try {
    const stages = await db.transaction((tx) => write(tx, actor, plan, edit, at));
    const person = { id: actor.personId, name: actor.name, agency: null, agencyId: null };
    await desk.changed({ boardIds, occupied, stages: stagesOf(stages) }, person);
  } finally {
    letGo();
    onChanged(plan.id);
  }
}

async function write(tx: Knex, actor: Actor, plan: Plan, edit: StageEdit, at: EpochMs): Promise<readonly PlanStage[]> {
  const before = await readEveryStage(tx, plan.id);
  const result = edited(before, edit);
  if ('fault' in result) throw refusal(result.fault);
  await writeStages(tx, plan.id, { before, after: result.stages, at });
  await insertAudit(tx, {
    at,
    action: 'plan-changed',
    person: { id: actor.personId, name: actor.name },
    subject: { kind: 'plan', id: plan.id, name: plan.title },
    detail: detailOf(before, edit),
  });
  return result.stages;
}

function refusal(fault: StageFault): DubanError {
  return new DubanError(fault === 'gone' ? 'outdated' : 'bad-input', `Stages cannot be so: ${fault}`, { fault });
}

/** What is told of it in the audit log, by the Chinese names of then. */
function detailOf(stages: readonly PlanStage[], edit: StageEdit): Record<string, string | number | null> {
  const nameOf = (id: string) => stages.find((stage) => stage.id === id)?.names.zh ?? id;
  switch (edit.kind) {
    case 'change':
      return { change: 'stage-changed', stage: nameOf(edit.id), to: edit.names.zh, limit: edit.limit };
    case 'shift':
      return { change: 'stage-shifted', stage: nameOf(edit.id), by: edit.by };
    case 'add':
      return { change: 'stage-added', stage: edit.names.zh, category: edit.category };
    case 'retire':
      return { change: 'stage-retired', stage: nameOf(edit.id), to: nameOf(edit.into) };
  }
}
