import type { AdminServices } from '#app/admin/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { policyTable } from '#app/domain/policy-table.ts';
import { permit } from '../permit.ts';
import { changeAgency, findPeople, forgetName, listAgencies, readAgency, setMember } from './agencies.ts';
import { type ArchivePlanOptions, archivePlan } from './archive-plan.ts';
import { type EditStagesOptions, editStages } from './edit-stages.ts';
import { type MergeAgenciesOptions, mergeAgencies, previewMerge } from './merge-agencies.ts';
import { listPlans, readPlanDetails } from './plans.ts';

export interface AdminOptions extends EditStagesOptions, ArchivePlanOptions, MergeAgenciesOptions {
  now(): EpochMs;
}

/** What administrators may ask, put together. */
export function createAdmin(options: AdminOptions): AdminServices {
  const { db, now } = options;
  return {
    agencies: {
      list: (actor, words, page) => listAgencies(db, actor, words, page),
      read: (actor, agencyId) => readAgency(db, actor, agencyId),
      findPeople: (actor, agencyId, words) => findPeople(db, actor, agencyId, words),
      change: (actor, agencyId, change) => changeAgency(db, actor, agencyId, change, now()),
      setMember: (actor, agencyId, personId, isMember) => setMember(db, actor, agencyId, { personId, isMember }, now()),
      forgetName: (actor, agencyId, name) => forgetName(db, actor, agencyId, name, now()),
      previewMerge: (actor, fromId, intoId) => previewMerge(db, actor, fromId, intoId),
      merge: (actor, fromId, intoId) => mergeAgencies(options, actor, fromId, intoId, now()),
    },
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
