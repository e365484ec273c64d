import type { Knex } from 'knex';
import * as Y from 'yjs';
import type { TextName } from '#app/collab/protocol.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { writeContent } from '#app/notes/write-content.ts';
import { createDocumentStore } from '../collab/store.ts';
import type { Passage } from './notes-story.ts';
import { ago, type Telling } from './telling.ts';

/** Client ids of those who wrote: any that no page draws by chance. */
const FIRST_CLIENT = 100;

/** What is written in, and whom the people of the demo are members of. */
export interface NotesScene {
  readonly name: TextName;
  agencyOf(personId: string): AgencyId | null;
}

/**
 * Writes down a part of what people are to have written in some notes or minutes, as if each had done so at a page of their own.
 * Parts are to be written in the order of their days.
 */
export async function writeNotes(
  db: Knex,
  { name, agencyOf }: NotesScene,
  passages: readonly Passage[],
  { now, isTold }: Telling,
): Promise<void> {
  const store = createDocumentStore(db);
  const loaded = await store.load(name);
  if (loaded?.kind !== 'notes' || !loaded.state) throw new Error(`There is nothing to write in ${name.id}`);
  const doc = new Y.Doc();
  for (const update of [loaded.state, ...loaded.updates]) Y.applyUpdate(doc, update);
  let { isNew } = loaded;
  for (const [i, passage] of passages.entries()) {
    if (!isTold(passage.daysAgo)) continue;
    const before = Y.encodeStateVector(doc);
    const clientId = FIRST_CLIENT + i;
    append(doc, clientId, passage);
    const at = ago(now, passage.daysAgo);
    const run = {
      ...{ clientId, clock: 0, length: Y.getState(doc.store, clientId) },
      ...{ personId: passage.personId as PersonId, agencyId: agencyOf(passage.personId), firstAt: at, lastAt: at },
    };
    const rows = { kind: 'notes', isNew, runs: [run], version: null, lines: [], copies: [] } as const;
    await store.commit([{ name, at, updates: [Y.encodeStateAsUpdate(doc, before)], rows, compacted: null }]);
    isNew = false;
  }
  doc.destroy();
}

function append(doc: Y.Doc, clientId: number, { blocks }: Passage): void {
  const made = new Y.Doc();
  const fragment = made.getXmlFragment(NOTES_ROOT);
  writeContent(fragment, { type: 'doc', content: blocks });
  doc.clientID = clientId;
  const root = doc.getXmlFragment(NOTES_ROOT);
  root.push(fragment.toArray().map((block) => (block as Y.XmlElement).clone()));
  made.destroy();
}
