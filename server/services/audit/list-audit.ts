import type { Knex } from 'knex';
import type { AuditFilter, Paged } from '#app/accounts/services.ts';
import type { AuditEntry } from '#app/domain/audit.ts';
import type { Actor } from '#app/domain/policy.ts';
import { type AuditCondition, countAudit, listAudit } from '#db/repositories/audit-list.server.ts';
import { endOfDay } from '../end-of-day.ts';
import { paged } from '../paged.ts';
import { permit } from '../permit.ts';

const DAY_MS = 86_400_000;

/** Lines of the audit log, the newest first. @throws DubanError `not-signed-in`, `not-found` */
export async function listAuditAs(
  db: Knex,
  actor: Actor | null,
  filter: AuditFilter,
  page: number,
): Promise<Paged<AuditEntry>> {
  permit(actor, { action: 'audit.read' });
  const condition = conditionOf(filter);
  return paged(page, await countAudit(db, condition), (range) => listAudit(db, condition, range));
}

/** A filter by the moments at which its days begin and end. */
export function conditionOf({ action, person, from, to }: AuditFilter): AuditCondition {
  return {
    ...{ action, person: person.trim() },
    // A day has as many hours as the zone gives it; the one before ends where it begins.
    since: from && endOfDay(new Date(Date.parse(from) - DAY_MS).toISOString().slice(0, 10) as typeof from),
    before: to && endOfDay(to),
  };
}
