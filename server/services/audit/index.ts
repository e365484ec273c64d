import type { Knex } from 'knex';
import type { AuditServices } from '#app/accounts/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { auditCsv } from './audit-csv.ts';
import { listAuditAs } from './list-audit.ts';

/** What administrators may ask of the audit log, put together. */
export function createAudit(db: Knex, now: () => EpochMs): AuditServices {
  return {
    list: (actor, filter, page) => listAuditAs(db, actor, filter, page),
    csv: (actor, filter, words) => auditCsv(db, actor, { filter, words, at: now() }),
  };
}
