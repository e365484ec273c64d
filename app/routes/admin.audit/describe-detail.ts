import type { AuditEntry } from '../../domain/audit.ts';

/** The details of a line as they were written down, those that say nothing left out: `roles: lead; sessions: 2`. */
export function describeDetail(detail: AuditEntry['detail']): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : value}`)
    .join('; ');
}
