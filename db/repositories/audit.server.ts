import type { Knex } from 'knex';
import type { AuditEntry } from '#app/domain/audit.ts';

/** What is to be written down; whatever has no place in it is left out. */
export type NewAuditEntry = Pick<AuditEntry, 'at' | 'action' | 'person'> &
  Partial<Pick<AuditEntry, 'subject' | 'detail' | 'address'>>;

/** Adds a line to the audit log: in the transaction of what it tells of, so that there is neither without the other. */
export async function insertAudit(db: Knex, entry: NewAuditEntry): Promise<void> {
  const { at, action, person, subject = null, detail = {}, address = null } = entry;
  await db('audit').insert({
    ...{ at, action, address },
    person_id: person?.id ?? null,
    person_name: person?.name ?? null,
    subject_kind: subject?.kind ?? null,
    subject_id: subject?.id ?? null,
    // The width of its column, in characters as the database counts them.
    subject_name: subject === null ? null : [...subject.name].slice(0, NAME_MAX).join(''),
    detail: JSON.stringify(detail),
  });
}

const NAME_MAX = 200;
