import type { PersonId } from '../domain/ids.ts';
import type { DocumentName } from './protocol.ts';
import { formatDocumentName } from './protocol.ts';

/** How often this tab has each document open: all there is to know where a browser has no locks (pages not over HTTPS). */
const openHere = new Map<string, number>();

const lockName = (personId: PersonId, name: DocumentName): string => `duban:${personId}:${formatDocumentName(name)}`;

function count(key: string, step: 1 | -1): void {
  const left = (openHere.get(key) ?? 0) + step;
  if (left === 0) openHere.delete(key);
  else openHere.set(key, left);
}

/** Says that a page has a document open, and takes care of what is unsaved in it, until what is returned is called. */
export function holdDocument(personId: PersonId, name: DocumentName): () => void {
  const key = lockName(personId, name);
  count(key, 1);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  // It does not matter when it is had: who asks for the document alone waits for nobody.
  locks()
    ?.request(key, { mode: 'shared' }, () => released)
    .catch(() => undefined);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    count(key, -1);
    release();
  };
}

/** Does some work on a document, if no page of this browser has it open. Resolves to null where one has. */
export async function withDocumentAlone<T>(
  personId: PersonId,
  name: DocumentName,
  work: () => Promise<T>,
): Promise<T | null> {
  const key = lockName(personId, name);
  if (openHere.has(key)) return null;
  count(key, 1);
  try {
    const manager = locks();
    if (!manager) return await work();
    return await manager.request(key, { ifAvailable: true }, (lock): Promise<T | null> | null =>
      lock ? work() : null,
    );
  } finally {
    count(key, -1);
  }
}

function locks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks;
}
