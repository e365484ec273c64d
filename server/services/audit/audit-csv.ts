import type { Knex } from 'knex';
import { AUDIT_ROWS, type AuditFilter, type AuditServices } from '#app/accounts/services.ts';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { listAudit } from '#db/repositories/audit-list.server.ts';
import { audit } from '../../audit.ts';
import { csvField, toCsvFile } from '../../csv.ts';
import { permit } from '../permit.ts';
import { conditionOf } from './list-audit.ts';

/** Lines of the audit log as a file. That it was taken away is a line of its own. @throws DubanError `not-signed-in`, `not-found` */
export async function auditCsv(
  db: Knex,
  actor: Actor | null,
  {
    filter,
    words,
    at,
  }: {
    readonly filter: AuditFilter;
    readonly words: Parameters<AuditServices['csv']>[2];
    readonly at: EpochMs;
  },
): ReturnType<AuditServices['csv']> {
  permit(actor, { action: 'audit.read' });
  const entries = await listAudit(db, conditionOf(filter), { limit: AUDIT_ROWS, offset: 0 });
  await audit(db, { action: 'exported', by: actor, at, detail: { what: 'audit', lines: entries.length } });
  const lines = entries.map(({ id, at, action, person, subject, detail, address }) => [
    String(id),
    new Date(at).toISOString(),
    csvField(words.action(action)),
    ...[person?.name, subject?.name, Object.keys(detail).length > 0 ? JSON.stringify(detail) : '', address].map(
      (text) => csvField(text ?? ''),
    ),
  ]);
  return {
    fileName: `${words.fileName} ${dayIn(PLAN_TIME_ZONE, at)}.csv`,
    type: 'text/csv; charset=utf-8; header=present',
    bytes: toCsvFile([words.columns.map(csvField), ...lines]),
  };
}
