import type { PersonId } from '../domain/ids.ts';
import type { WrittenName } from './protocol.ts';
import { formatDocumentName, parseDocumentName } from './protocol.ts';

/** One database of this browser: a person's copy of one epoch of a document. Another person must neither see nor send it. */
export interface CopyId {
  readonly personId: PersonId;
  readonly name: WrittenName;
  readonly epoch: number;
}

/** What a page has noted of its changes that are not acknowledged. */
export interface Note {
  /** Keys of the registers it changed. */
  readonly keys: readonly string[];
  /** What people call the document; null where that was not noted. */
  readonly title: string | null;
}

/** The stores of a database: Yjs updates in the order they were made, and notes by page. */
export const STORES = { updates: 'updates', notes: 'custom' } as const;

/** Notes stand under this and the page's own id. */
export const NOTE_PREFIX = 'unsaved';

/** Milliseconds after which a browser that does not answer keeps nothing: some hang where they ought to refuse. */
const OPEN_MS = 3_000;

const PREFIX = 'duban';

const databaseName = ({ personId, name, epoch }: CopyId): string =>
  [PREFIX, personId, formatDocumentName(name), epoch].join(':');

function parseDatabaseName(database: string): CopyId | null {
  const [prefix, personId, document, epoch, ...rest] = database.split(':');
  const name = parseDocumentName(document ?? '');
  if (prefix !== PREFIX || !personId || !name || name.kind === 'plan' || rest.length > 0 || !/^\d+$/.test(epoch ?? ''))
    return null;
  return { personId: personId as PersonId, name, epoch: Number(epoch) };
}

/** Every copy that this browser has for a person; none where it cannot tell. */
export async function listCopies(personId: PersonId): Promise<CopyId[]> {
  try {
    const databases = await indexedDB.databases();
    const copies = databases.map(({ name }) => parseDatabaseName(name ?? '')).filter((copy) => copy !== null);
    return copies.filter((copy) => copy.personId === personId);
  } catch {
    return [];
  }
}

/**
 * Opens a copy's database. Null where the browser keeps nothing (private windows, storage that is switched off or full).
 *
 * @param isMade whether it is made where there is none
 */
export function openDatabase(copy: CopyId, isMade: boolean): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      resolve(null);
    }, OPEN_MS);
    const answer = (database: IDBDatabase | null) => {
      clearTimeout(late);
      resolve(database);
    };
    try {
      const request = indexedDB.open(databaseName(copy), 1);
      request.onupgradeneeded = () => {
        if (!isMade) {
          request.transaction?.abort();
          return;
        }
        request.result.createObjectStore(STORES.updates, { autoIncrement: true });
        request.result.createObjectStore(STORES.notes);
      };
      request.onsuccess = () => {
        if (isLate) request.result.close();
        else answer(request.result);
      };
      request.onerror = (event) => {
        // Otherwise it reaches the window as an error that nobody handled.
        event.preventDefault();
        answer(null);
      };
    } catch {
      answer(null);
    }
  });
}

/** Deletes a copy. Whoever has it open is told to let go, and keeps nothing in this browser from then on. */
export function deleteCopy(copy: CopyId): Promise<void> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(databaseName(copy));
      request.onsuccess = () => resolve();
      request.onerror = () => resolve();
      // It goes once it is let go of.
      request.onblocked = () => resolve();
    } catch {
      resolve();
    }
  });
}

/** The notes in a copy that say something, without making it where there is none. */
export async function readNotes(copy: CopyId): Promise<Note[]> {
  const database = await openDatabase(copy, false);
  if (!database) return [];
  try {
    const store = database.transaction(STORES.notes, 'readonly').objectStore(STORES.notes);
    return [...(await rawNotes(store)).values()].map(parseNote).filter((note) => note !== null);
  } catch {
    return [];
  } finally {
    database.close();
  }
}

/** Notes by the key they stand under, as they are written. */
export async function rawNotes(store: IDBObjectStore): Promise<Map<string, unknown>> {
  const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
  const entries = keys.map((key, i): [string, unknown] => [String(key), values[i]]);
  return new Map(entries.filter(([key]) => key.startsWith(NOTE_PREFIX)));
}

/** Reads a note; null for one that says nothing, or cannot be read. */
export function parseNote(raw: unknown): Note | null {
  let read: unknown;
  try {
    read = JSON.parse(String(raw));
  } catch {
    return null;
  }
  // A list is how notes were written before they had a title.
  const { keys, title } = (Array.isArray(read) ? { keys: read } : (read ?? {})) as { keys?: unknown; title?: unknown };
  const known = Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  if (known.length === 0) return null;
  return { keys: known, title: typeof title === 'string' && title !== '' ? title : null };
}

/** A request's result. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves once everything of a transaction is written; rejects if nothing of it is. */
export function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
