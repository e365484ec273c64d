import type { Knex } from 'knex';
import * as Y from 'yjs';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, MeasureId, PersonId } from '#app/domain/ids.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { writeContent } from '#app/notes/write-content.ts';
import { type DocumentRun, runStatements } from '#db/repositories/document-runs.server.ts';
import { insertDocument } from '#db/repositories/documents.server.ts';
import { runEach } from '#db/statements.server.ts';
import type { NotesChapter, Passage } from './notes-story.ts';

const DAY_MS = 86_400_000;
/** Client ids of those who wrote: any that no page draws by chance. */
const FIRST_CLIENT = 100;

/** Who answers for the measure, and whom the people of the demo are members of. */
export interface NotesScene {
  readonly measureId: MeasureId;
  readonly agencyOf: (personId: PersonId) => AgencyId | null;
}

/** Writes down what people are to have written in some notes, as if each had done so at a page of their own. */
export async function writeNotes(db: Knex, scene: NotesScene, chapter: NotesChapter, now: EpochMs): Promise<void> {
  const name = `notes/${scene.measureId}`;
  const doc = new Y.Doc();
  const runs = chapter.passages.map((passage, i): DocumentRun => {
    const clientId = FIRST_CLIENT + i;
    append(doc, clientId, passage);
    const personId = passage.personId as PersonId;
    const at = now - passage.daysAgo * DAY_MS;
    const length = Y.getState(doc.store, clientId);
    const agencyId = scene.agencyOf(personId);
    return { documentName: name, clientId, clock: 0, length, personId, agencyId, firstAt: at, lastAt: at };
  });
  await insertDocument(db, name, Y.encodeStateAsUpdate(doc), now);
  await runEach(db, runStatements(db, runs));
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
