import type { Knex } from 'knex';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { NotesId } from '#app/domain/ids.ts';
import { NotesText } from '#app/notes/notes-text.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { readDocuments, type StoredDocument } from '#db/repositories/documents.server.ts';
import { readNewest } from './notes-store.ts';
import { restoreInPart } from './restore.ts';

/** Notes as they lie in the tables. */
export interface StoredNotes extends StoredDocument {
  /** What the newest version says, where the state is damaged and nothing else is left; null otherwise. */
  readonly lastSaid: NotesNode | null;
}

/** Those of some notes that there are. Two queries for every 500, in the transaction that `db` is. */
export async function readStoredNotes(db: Knex, ids: readonly NotesId[]): Promise<Map<NotesId, StoredNotes>> {
  const names = new Map(ids.map((id) => [formatDocumentName({ kind: 'notes', id }), id]));
  const found = new Map<NotesId, StoredNotes>();
  for (const [name, stored] of await readDocuments(db, [...names.keys()])) {
    const lastSaid = stored.state ? null : ((await readNewest(db, name))?.content ?? null);
    found.set(names.get(name) as NotesId, { ...stored, lastSaid });
  }
  return found;
}

/** What stored notes say, as whoever opens them is shown it; null for nothing. */
export function textOf(stored: StoredNotes): NotesNode | null {
  const { doc } = restoreInPart(stored);
  if (!doc) return stored.lastSaid;
  const text = new NotesText(doc, doc.getXmlFragment(NOTES_ROOT));
  try {
    text.conform();
    return text.content && whole(text.content);
  } finally {
    text.destroy();
    doc.destroy();
  }
}

/** Half a character, as JSON.stringify spells it; or a text that says so, which does no harm. */
const HALF_CHARACTER = /\\ud[89a-f][0-9a-f]{2}/;

/** Half characters, which only a client that means harm puts into an attribute, as U+FFFD: no encoding has them. */
function whole(content: NotesNode): NotesNode {
  const json = JSON.stringify(content);
  if (!HALF_CHARACTER.test(json)) return content;
  return JSON.parse(json, (_name, value) =>
    typeof value === 'string' ? value.replaceAll(/\p{Surrogate}/gu, '\ufffd') : value,
  );
}
