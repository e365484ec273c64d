import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { CopiedRun } from '#app/notes/services.ts';
import { insertStatements } from '../insert-rows.server.ts';
import type { Statement } from '../statements.server.ts';

/** A run of a client's clocks, with whose connection brought it. */
export interface DocumentRun {
  readonly documentName: string;
  readonly clientId: number;
  readonly clock: number;
  readonly length: number;
  readonly personId: PersonId;
  readonly agencyId: AgencyId | null;
  readonly firstAt: EpochMs;
  readonly lastAt: EpochMs;
}

/** What writes runs down; one that has grown since takes the place of what it was. */
export function runStatements(db: Knex, runs: readonly DocumentRun[]): Statement[] {
  const rows = runs.map((run) => ({
    document_name: run.documentName,
    client_id: run.clientId,
    clock: run.clock,
    length: run.length,
    person_id: run.personId,
    agency_id: run.agencyId,
    first_at: run.firstAt,
    last_at: run.lastAt,
  }));
  return insertStatements(db, 'document_runs', rows, {
    columns: ['document_name', 'client_id', 'clock'],
    merge: ['length', 'last_at'],
  });
}

/** What writes down which words were taken over from others. */
export function copyStatements(
  db: Knex,
  copies: readonly (CopiedRun & { readonly documentName: string })[],
): Statement[] {
  const rows = copies.map((copy) => ({
    document_name: copy.documentName,
    client_id: copy.clientId,
    clock: copy.clock,
    length: copy.length,
    source_client_id: copy.sourceClientId,
    source_clock: copy.sourceClock,
  }));
  return insertStatements(db, 'document_copies', rows);
}

/** Which words of a document were taken over from others, in the order in which they were. One query. */
export async function readCopies(db: Knex, documentName: string): Promise<CopiedRun[]> {
  const rows = await db('document_copies').where('document_name', documentName).orderBy('id');
  return rows.map((row) => ({
    clientId: Number(row.client_id),
    clock: Number(row.clock),
    length: Number(row.length),
    sourceClientId: Number(row.source_client_id),
    sourceClock: Number(row.source_clock),
  }));
}

/** Whose connections brought something of a document after a moment, each with the agency they were there for. One query. */
export async function readWriters(
  db: Knex,
  documentName: string,
  after: EpochMs,
): Promise<{ readonly id: PersonId; readonly agencyId: AgencyId | null }[]> {
  const rows = await db('document_runs')
    .where('document_name', documentName)
    .where('last_at', '>', after)
    .distinct('person_id', 'agency_id');
  return rows.map(({ person_id, agency_id }) => ({ id: person_id, agencyId: agency_id }));
}
