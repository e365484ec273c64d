import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';

/** A live document as it lies in the tables; to this module its content is bytes. */
export interface StoredDocument {
  readonly epoch: number;
  /** The compacted state; null where its checksum does not hold. */
  readonly state: Uint8Array | null;
  /** The sound updates after the state, oldest first. */
  readonly updates: readonly Uint8Array[];
  /** What did not match its checksum. It stays where it is, for repair by hand. */
  readonly damaged: readonly DamagedRow[];
}

/** A row whose bytes are not those that were written. */
export interface DamagedRow {
  readonly table: 'documents' | 'document_updates';
  /** Of `document_updates`; null for the state. */
  readonly id: number | null;
  /** The state has been written anew since, without this row: it is only kept. */
  readonly setAside: boolean;
  /** SHA-256, hex: the one on record, and that of the bytes as they are. */
  readonly expected: string;
  readonly found: string;
  readonly bytes: number;
}

/** Rows to one INSERT: SQLite takes 999 parameters in old builds, and 500 terms in knex's form of a multi-row insert. */
const ROWS_PER_INSERT = 100;

/** Reads a document with its checksums verified; null where there is none of that name. */
export async function readDocument(db: Knex, name: string): Promise<StoredDocument | null> {
  const row = await db('documents').where({ name }).first('epoch', 'state', 'state_hash', 'compacted_at');
  if (!row) return null;
  const rows = await db('document_updates')
    .where({ document_name: name })
    .orderBy('id')
    .select('id', 'update', 'update_hash', 'at');
  const damaged: DamagedRow[] = [];
  const found = hashOf(row.state);
  if (found !== row.state_hash) {
    const { state_hash: expected, state } = row;
    damaged.push({ table: 'documents', id: null, setAside: false, expected, found, bytes: state.length });
  }
  const updates: Uint8Array[] = [];
  for (const { id, update, update_hash: expected, at } of rows) {
    const actual = hashOf(update);
    const setAside = at <= row.compacted_at;
    if (actual === expected) updates.push(update);
    else damaged.push({ table: 'document_updates', id, setAside, expected, found: actual, bytes: update.length });
  }
  return { epoch: row.epoch, state: found === row.state_hash ? row.state : null, updates, damaged };
}

/** Makes the record of a new document with its first state. */
export async function insertDocument(db: Knex, name: string, state: Uint8Array, at: EpochMs): Promise<void> {
  await db('documents').insert({ name, state: Buffer.from(state), state_hash: hashOf(state), compacted_at: at });
}

/** Appends updates, in their order, after what the documents have. */
export async function appendUpdates(
  db: Knex,
  updates: readonly { readonly name: string; readonly update: Uint8Array; readonly at: EpochMs }[],
): Promise<void> {
  const rows = updates.map(({ name, update, at }) => ({
    document_name: name,
    update: Buffer.from(update.buffer, update.byteOffset, update.byteLength),
    update_hash: hashOf(update),
    at,
  }));
  for (let i = 0; i < rows.length; i += ROWS_PER_INSERT) {
    await db('document_updates').insert(rows.slice(i, i + ROWS_PER_INSERT));
  }
}

/**
 * Puts one state in the place of a document's state and updates. Only for the one process that holds the document: an
 * update that another one appended meanwhile would be lost.
 *
 * @param damaged rows to leave alone; a damaged state is kept as an update that never matches its checksum
 */
export async function replaceState(
  db: Knex,
  name: string,
  state: Uint8Array,
  epoch: number,
  damaged: readonly DamagedRow[],
  at: EpochMs,
): Promise<void> {
  const kept = damaged.flatMap(({ id }) => (id === null ? [] : [id]));
  await db('document_updates').where({ document_name: name }).whereNotIn('id', kept).delete();
  if (damaged.some((row) => row.table === 'documents')) {
    const row = await db('documents').where({ name }).first('state', 'state_hash');
    // Unless it is sound by now: then it was set aside by an earlier compaction.
    if (row && hashOf(row.state) !== row.state_hash) {
      await db('document_updates').insert({
        document_name: name,
        update: row.state,
        update_hash: row.state_hash,
        at,
      });
    }
  }
  await db('documents')
    .where({ name })
    .update({ epoch, state: Buffer.from(state), state_hash: hashOf(state), compacted_at: at });
}

/** SHA-256, hex. */
function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
