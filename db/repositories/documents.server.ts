import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { insertStatements } from '../insert-rows.server.ts';
import type { Statement } from '../statements.server.ts';

/** A live document as it lies in the tables; to this module its content is bytes. */
export interface StoredDocument {
  readonly epoch: number;
  /** The compacted state; null where its checksum does not hold. */
  readonly state: Uint8Array | null;
  /** The sound updates after the state, oldest first. */
  readonly updates: readonly Uint8Array[];
  /** What did not match its checksum. It stays where it is until {@link replaceStatements} set it aside. */
  readonly damaged: readonly DamagedRow[];
}

/** Yjs' update for nothing: no structs, no deletions. */
export const EMPTY_STATE = Uint8Array.of(0, 0);

/** A row whose bytes are not those that were written. */
export interface DamagedRow {
  readonly origin: 'state' | 'update';
  /** Of `document_updates`; null for the state, and for several updates made one. */
  readonly originId: number | null;
  /** SHA-256, hex: the one on record, and that of the bytes as they are. */
  readonly expectedHash: string;
  readonly foundHash: string;
  readonly bytes: Uint8Array;
}

/** A damaged row that was set aside, as an operator sees it. */
export interface DamagedRecord extends Omit<DamagedRow, 'bytes'> {
  readonly id: number;
  /** E.g. `board/<id>`. */
  readonly documentName: string;
  /** Length of the bytes that are kept. */
  readonly size: number;
  readonly foundAt: EpochMs;
}

/** Documents to one query. */
const DOCUMENTS_PER_QUERY = 500;

/** Reads a document with its checksums verified; null where there is none of that name. Two queries. */
export async function readDocument(db: Knex, name: string): Promise<StoredDocument | null> {
  return (await readDocuments(db, [name])).get(name) ?? null;
}

/** Reads those of some documents that there are, by their names, with their checksums verified. Two queries for every 500. */
export async function readDocuments(db: Knex, names: readonly string[]): Promise<Map<string, StoredDocument>> {
  const found = new Map<string, StoredDocument>();
  for (let i = 0; i < names.length; i += DOCUMENTS_PER_QUERY) {
    const some = names.slice(i, i + DOCUMENTS_PER_QUERY);
    const states = await db('documents').whereIn('name', some).select('name', 'epoch', 'state', 'state_hash');
    if (states.length === 0) continue;
    const rows = await db('document_updates')
      .whereIn('document_name', some)
      .orderBy('id')
      .select('id', 'document_name', 'update', 'update_hash');
    const updates = new Map<string, UpdateRow[]>(states.map(({ name }) => [name, []]));
    for (const row of rows) updates.get(row.document_name)?.push(row);
    for (const row of states) found.set(row.name, verify(row, updates.get(row.name) ?? []));
  }
  return found;
}

interface StateRow {
  readonly epoch: number;
  readonly state: Uint8Array;
  readonly state_hash: string;
}

interface UpdateRow {
  readonly id: number;
  readonly update: Uint8Array;
  readonly update_hash: string;
}

function verify(row: StateRow, rows: readonly UpdateRow[]): StoredDocument {
  const damaged: DamagedRow[] = [];
  const check = (origin: DamagedRow['origin'], originId: number | null, bytes: Uint8Array, expectedHash: string) => {
    const foundHash = hashOf(bytes);
    if (foundHash === expectedHash) return true;
    damaged.push({ origin, originId, expectedHash, foundHash, bytes });
    return false;
  };
  const state = check('state', null, row.state, row.state_hash) ? row.state : null;
  const updates = rows.filter((r) => check('update', r.id, r.update, r.update_hash)).map(({ update }) => update);
  return { epoch: row.epoch, state, updates, damaged };
}

/** Makes the record of a new document with its first state. */
export async function insertDocument(db: Knex, name: string, state: Uint8Array, at: EpochMs): Promise<void> {
  await db('documents').insert({ name, state: Buffer.from(state), state_hash: hashOf(state), compacted_at: at });
}

/** What makes the records of new documents that nothing has been written in yet, where there are none. */
export function emptyStatements(db: Knex, names: readonly string[], at: EpochMs): Statement[] {
  const rows = names.map((name) => ({ name, state: EMPTY_STATE, state_hash: hashOf(EMPTY_STATE), compacted_at: at }));
  return insertStatements(db, 'documents', rows, { columns: ['name'], merge: [] });
}

/** What appends updates, in their order, after what the documents have. */
export function appendStatements(
  db: Knex,
  updates: readonly { readonly name: string; readonly update: Uint8Array; readonly at: EpochMs }[],
): Statement[] {
  const rows = updates.map(({ name, update, at }) => ({
    document_name: name,
    update,
    update_hash: hashOf(update),
    at,
  }));
  return insertStatements(db, 'document_updates', rows);
}

/** One state in the place of a document's state and updates. */
export interface Replacement {
  readonly name: string;
  readonly state: Uint8Array;
  readonly epoch: number;
  /** Rows that the state was made without; they are set aside with their bytes. */
  readonly damaged: readonly DamagedRow[];
  readonly at: EpochMs;
}

/**
 * What puts one state in the place of a document's state and updates. Only for the one process that holds the document: an
 * update that another one appended meanwhile would be lost. To be run in a transaction.
 */
export function replaceStatements(db: Knex, { name, state, epoch, damaged, at }: Replacement): Statement[] {
  const aside = damaged.map(({ origin, originId, expectedHash, foundHash, bytes }) => ({
    document_name: name,
    origin,
    origin_id: originId,
    bytes,
    expected_hash: expectedHash,
    found_hash: foundHash,
    found_at: at,
  }));
  return [
    ...insertStatements(db, 'damaged_rows', aside),
    { sql: 'DELETE FROM document_updates WHERE document_name = ?', values: [name] },
    {
      sql: 'UPDATE documents SET epoch = ?, state = ?, state_hash = ?, compacted_at = ? WHERE name = ?',
      values: [epoch, state, hashOf(state), at, name],
    },
  ];
}

/** Every damaged row that was set aside, the last found first. */
export async function listDamagedRows(db: Knex): Promise<DamagedRecord[]> {
  const rows = await db('damaged_rows')
    .orderBy('id', 'desc')
    .select('id', 'document_name', 'origin', 'origin_id', 'expected_hash', 'found_hash', 'found_at')
    .select(db.raw('length(bytes) as size'));
  return rows.map((row) => ({
    id: row.id,
    documentName: row.document_name,
    origin: row.origin,
    originId: row.origin_id,
    expectedHash: row.expected_hash,
    foundHash: row.found_hash,
    size: Number(row.size),
    foundAt: Number(row.found_at),
  }));
}

/**
 * What can be set aside beside damaged rows: sound updates, made one, that say nothing without what is damaged. Whoever has
 * that from a backup can put both together.
 */
export function soundRow(bytes: Uint8Array): DamagedRow {
  const hash = hashOf(bytes);
  return { origin: 'update', originId: null, expectedHash: hash, foundHash: hash, bytes };
}

/** SHA-256, hex. */
function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
