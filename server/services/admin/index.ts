import type { AdminServices } from '#app/admin/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { policyTable } from '#app/domain/policy-table.ts';
import { permit } from '../permit.ts';
import { type ArchivePlanOptions, archivePlan } from './archive-plan.ts';
import { type EditStagesOptions, editStages } from './edit-stages.ts';
import { listPlans, readPlanDetails } from './plans.ts';

export interface AdminOptions extends EditStagesOptions, ArchivePlanOptions {
  now(): EpochMs;
}

/** What administrators may ask, put together. */
export function createAdmin(options: AdminOptions): AdminServices {
  const { db, now } = options;
  return {
    policy(actor) {
      permit(actor, { action: 'policy.read' });
      return policyTable();
    },
    plans: {
      list: (actor) => listPlans(db, actor),
      read: (actor, planId) => readPlanDetails(db, actor, planId),
      archive: (actor, planId, isArchived) => archivePlan(options, actor, planId, isArchived, now()),
      editStages: (actor, planId, edit) => editStages(options, actor, planId, edit, now()),
    },
  };
}
