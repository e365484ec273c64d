import type { Knex } from 'knex';
import type { AuditAction, AuditEntry, AuditSubject } from '#app/domain/audit.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { containing, isLike } from '../like.server.ts';

/** Which lines of the log are asked for. */
export interface AuditCondition {
  readonly action: AuditAction | null;
  /** Part of the name of who did it or to whom it was done; empty for anybody. */
  readonly person: string;
  /** From a moment, and up to before another; null for no such bound. */
  readonly since: EpochMs | null;
  readonly before: EpochMs | null;
}

/** As the table has it. */
interface Row {
  readonly id: number;
  readonly at: unknown;
  readonly action: AuditAction;
  readonly address: string | null;
  readonly person_id: PersonId | null;
  readonly person_name: string;
  readonly subject_kind: AuditSubject | null;
  readonly subject_id: string;
  readonly subject_name: string;
  readonly detail: string;
}

export async function countAudit(db: Knex, condition: AuditCondition): Promise<number> {
  const row = await where(db, condition).count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}

/** The newest first. */
export async function listAudit(
  db: Knex,
  condition: AuditCondition,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<AuditEntry[]> {
  const rows: Row[] = await where(db, condition).orderBy('id', 'desc').limit(limit).offset(offset).select('*');
  return rows.map((row) => ({
    ...{ id: row.id, at: Number(row.at), action: row.action, address: row.address },
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name },
    subject: row.subject_kind === null ? null : { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    detail: JSON.parse(row.detail),
  }));
}

function where(db: Knex, { action, person, since, before }: AuditCondition): Knex.QueryBuilder {
  const lines = db('audit');
  if (action !== null) lines.where({ action });
  if (since !== null) lines.where('at', '>=', since);
  if (before !== null) lines.where('at', '<', before);
  if (person !== '') {
    const pattern = containing(person);
    lines.where((any) => any.whereRaw(isLike('person_name'), pattern).orWhereRaw(isLike('subject_name'), pattern));
  }
  return lines;
}
