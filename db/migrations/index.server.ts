import type { Knex } from 'knex';
import * as createFirstTables from './20261124_create_first_tables.server.ts';
import * as addDamagedRows from './20261125_add_damaged_rows.server.ts';
import * as createNotes from './20261125_create_notes.server.ts';
import * as indexActivityByBoard from './20261125_index_activity_by_board.server.ts';
import * as watchRights from './20261125_watch_rights.server.ts';
import * as createSnapshots from './20261126_create_snapshots.server.ts';
import * as addAgencyShortNames from './20261127_add_agency_short_names.server.ts';
import * as addStageLimits from './20261127_add_stage_limits.server.ts';
import * as createAccounts from './20261127_create_accounts.server.ts';
import * as createAudit from './20261127_create_audit.server.ts';
import * as createDrafts from './20261127_create_drafts.server.ts';
import * as addCorrectedVersions from './20261128_add_corrected_versions.server.ts';
import * as createDocumentCopies from './20261128_create_document_copies.server.ts';
import * as createFormerNames from './20261128_create_former_names.server.ts';
import * as createIdentities from './20261128_create_identities.server.ts';
import * as createImagePlans from './20261128_create_image_plans.server.ts';
import * as createMergedBoards from './20261128_create_merged_boards.server.ts';
import * as createPlanGrants from './20261128_create_plan_grants.server.ts';
import * as carryCorrections from './20261129_carry_corrections.server.ts';

/**
 * Every migration by its name, oldest first. Listed by hand: knex's own search by file name would record
 * `….server.ts` in development and find nothing of that name in the bundle.
 */
const MIGRATIONS: Readonly<Record<string, Knex.Migration>> = {
  '20261124_create_first_tables': createFirstTables,
  '20261125_add_damaged_rows': addDamagedRows,
  '20261125_index_activity_by_board': indexActivityByBoard,
  '20261125_watch_rights': watchRights,
  '20261125_create_notes': createNotes,
  '20261126_create_snapshots': createSnapshots,
  '20261127_create_audit': createAudit,
  '20261127_create_accounts': createAccounts,
  '20261127_create_drafts': createDrafts,
  '20261127_add_stage_limits': addStageLimits,
  '20261127_add_agency_short_names': addAgencyShortNames,
  '20261128_create_document_copies': createDocumentCopies,
  '20261128_create_plan_grants': createPlanGrants,
  '20261128_create_image_plans': createImagePlans,
  '20261128_create_identities': createIdentities,
  '20261128_create_former_names': createFormerNames,
  '20261128_create_merged_boards': createMergedBoards,
  '20261128_add_corrected_versions': addCorrectedVersions,
  '20261129_carry_corrections': carryCorrections,
};

/** Where knex finds the migrations. */
export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(MIGRATIONS),
  getMigrationName: (name) => name,
  getMigration: async (name) => {
    const migration = MIGRATIONS[name];
    if (!migration) throw new Error(`No migration ${name}`);
    return migration;
  },
};
