import { AUDIT_ACTIONS } from '../domain/audit.ts';
import { isIsoDate } from '../domain/dates.ts';
import type { AuditFilter } from './services.ts';

/** Characters of a name that are looked for: more than anybody has. */
const NAME_MAX = 100;

/** What an address asks of the audit log; what is nothing of the kind asks for everything. */
export function readAuditFilter(query: URLSearchParams): AuditFilter {
  const day = (key: string) => {
    const value = query.get(key);
    return isIsoDate(value) ? value : null;
  };
  return {
    action: AUDIT_ACTIONS.find((action) => action === query.get('action')) ?? null,
    person: (query.get('person') ?? '').trim().slice(0, NAME_MAX),
    from: day('from'),
    to: day('to'),
  };
}
