import type { AdminServices } from '#app/admin/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { policyTable } from '#app/domain/policy-table.ts';
import { permit } from '../permit.ts';
import { type EditStagesOptions, editStages } from './edit-stages.ts';
import { listPlans, readPlanDetails } from './plans.ts';

export interface AdminOptions extends EditStagesOptions {
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
      editStages: (actor, planId, edit) => editStages(options, actor, planId, edit, now()),
    },
  };
}
