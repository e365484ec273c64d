import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { PersonId } from '../domain/ids.ts';
import { BOARD_ROOT } from './board-doc.ts';
import type { DocumentName } from './protocol.ts';
import { formatDocumentName } from './protocol.ts';
import type { Json } from './registers.ts';
import { Registers } from './registers.ts';

/** A document's copy in this browser. */
export interface LocalCopy {
  /** Origin of the transactions that load it. */
  readonly origin: unknown;
  /** The registers that were changed here and not acknowledged when the page was last open. */
  readonly unsaved: readonly string[];
  /** Notes which registers have changes that are not acknowledged. */
  note(unsaved: readonly string[]): void;
  close(): void;
}

const UNSAVED = 'unsaved';

/** Each person's own: another person of this browser must neither see nor send it. */
const databaseName = (personId: PersonId, name: DocumentName, epoch: number): string =>
  `duban:${personId}:${formatDocumentName(name)}:${epoch}`;

/**
 * Loads a document's copy of this browser into `doc`, and keeps it from then on. Null where the browser keeps nothing
 * (private windows, a full disk): the board works without.
 */
export async function openLocalCopy(
  doc: Y.Doc,
  personId: PersonId,
  name: DocumentName,
  epoch: number,
): Promise<LocalCopy | null> {
  const database = databaseName(personId, name, epoch);
  // The persistence does not say when it cannot open its database.
  if (!(await canOpen(database))) return null;
  const persistence = new IndexeddbPersistence(database, doc);
  await persistence.whenSynced;
  return {
    origin: persistence,
    unsaved: await readUnsaved(persistence),
    note: (keys) => void persistence.set(UNSAVED, JSON.stringify(keys)).catch(() => undefined),
    close: () => void persistence.destroy().catch(() => undefined),
  };
}

/**
 * What earlier pages of this person changed in an older epoch of the document and could not send: the registers' values.
 *
 * @param keep is given them; the old databases are deleted after
 */
export async function takeUnsavedOfOlderEpochs(
  personId: PersonId,
  name: DocumentName,
  epoch: number,
  keep: (values: [string, Json][]) => void,
): Promise<void> {
  for (const database of await olderDatabases(personId, name, epoch)) {
    const doc = new Y.Doc();
    const persistence = new IndexeddbPersistence(database, doc);
    await persistence.whenSynced;
    const registers = new Registers(doc, BOARD_ROOT);
    const taken: [string, Json][] = [];
    for (const key of await readUnsaved(persistence)) {
      const value = registers.get(key);
      if (value !== undefined) taken.push([key, value]);
    }
    keep(taken);
    await persistence.destroy();
    doc.destroy();
    await clearDocument(database);
  }
}

async function olderDatabases(personId: PersonId, name: DocumentName, epoch: number): Promise<string[]> {
  if (typeof indexedDB === 'undefined') return [];
  try {
    const prefix = databaseName(personId, name, 0).slice(0, -1);
    const names = (await indexedDB.databases()).map((database) => database.name ?? '');
    return names.filter((n) => n.startsWith(prefix) && Number(n.slice(prefix.length)) < epoch);
  } catch {
    return [];
  }
}

async function readUnsaved(persistence: IndexeddbPersistence): Promise<string[]> {
  try {
    const keys: unknown = JSON.parse(String(await persistence.get(UNSAVED)));
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

/** Opens and closes a database as y-indexeddb will. */
function canOpen(database: string): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(database);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('updates', { autoIncrement: true });
        request.result.createObjectStore('custom');
      };
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
      request.onerror = () => resolve(false);
    } catch {
      resolve(false);
    }
  });
}
