import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import { createRelativePositionFromTypeIndex, Doc, encodeRelativePosition, encodeStateAsUpdate, XmlText } from 'yjs';
import type { MeasureId, PersonId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import type { NewComment, NewThread } from '#app/notes/services.ts';
import { insertDocument } from '#db/repositories/documents.server.ts';
import { createNotesBeside, type NotesBeside } from '#server/services/notes/index.ts';
import { addPerson, seededDatabase } from './database.ts';

/** Two agencies that answer for 举措（二）of the first document, and one that does not. */
export const AGENCIES = { own: '财政部', second: '国家发展改革委', other: '水利部' } as const;

/** People of every kind around the notes of one measure, which have some text. */
export interface NotesScene {
  readonly db: Knex;
  readonly dir: string;
  readonly notes: NotesBeside;
  readonly notesId: MeasureId;
  /** The notes of another measure, with text too. */
  readonly otherId: MeasureId;
  readonly people: Readonly<Record<'wang' | 'li' | 'lead' | 'outsider' | 'observer' | 'administrator', Actor>>;
  /** Notes whose comments changed, in order. */
  readonly told: string[];
  /** What the services take for now; a test moves it on. */
  readonly clock: { now: number };
}

export async function notesScene(): Promise<NotesScene> {
  const { db, dir } = await seededDatabase();
  const clock = { now: 1_000_000 };
  const told: string[] = [];
  const notes = createNotesBeside({
    db,
    imagesDir: `${dir}/images`,
    now: () => clock.now,
    onCommentsChanged: (id) => told.push(id),
  });
  const [notesId, otherId] = await measuresOf(db);
  for (const id of [notesId, otherId]) await insertDocument(db, `notes/${id}`, encodeStateAsUpdate(textDoc()), 1);
  const people = {
    wang: await addPerson(db, 'wang', { agencies: [AGENCIES.own] }),
    li: await addPerson(db, 'li', { agencies: [AGENCIES.second] }),
    lead: await addPerson(db, 'lead', { roles: ['lead'] }),
    outsider: await addPerson(db, 'outsider', { agencies: [AGENCIES.other] }),
    observer: await addPerson(db, 'observer', { roles: ['observer'] }),
    administrator: await addPerson(db, 'administrator', { roles: ['administrator'] }),
  };
  return { db, dir, notes, notesId, otherId, people, told, clock };
}

/** Two measures of which {@link AGENCIES}' first two answer for the first, and the third for neither. */
async function measuresOf(db: Knex): Promise<[MeasureId, MeasureId]> {
  const rows: { id: MeasureId; name: string }[] = await db('measures as m')
    .join('commitments as c', 'c.measure_id', 'm.id')
    .join('responsibilities as r', 'r.commitment_id', 'c.id')
    .join('agencies as a', 'a.id', 'r.agency_id')
    .orderBy('m.ordinal')
    .distinct('m.id', 'm.ordinal', 'a.name');
  const names = new Map<MeasureId, Set<string>>();
  for (const { id, name } of rows) names.set(id, (names.get(id) ?? new Set()).add(name));
  const without = [...names].filter(([, of]) => !of.has(AGENCIES.other));
  const shared = without.find(([, of]) => of.has(AGENCIES.own) && of.has(AGENCIES.second))?.[0];
  const other = without.find(([id, of]) => id !== shared && of.has(AGENCIES.own))?.[0];
  if (!shared || !other) throw new Error('the first document has other measures than these tests take for granted');
  return [shared, other];
}

/** A notes document with a paragraph in it. */
export function textDoc(): Doc {
  const doc = new Doc();
  doc.getXmlFragment(NOTES_ROOT).insert(0, [new XmlText('沈阳试点已于三月启动')]);
  return doc;
}

/** An end of some words, as an editor sends it. */
export function anchorAt(doc: Doc, index: number): string {
  const text = doc.getXmlFragment(NOTES_ROOT).get(0) as XmlText;
  return Buffer.from(encodeRelativePosition(createRelativePositionFromTypeIndex(text, index))).toString('base64');
}

export function newComment(text: string, mentions: readonly Actor[] = []): NewComment {
  return { id: nanoid(), text, mentions: mentions.map(({ personId }): PersonId => personId) };
}

export function newThread(text: string, mentions: readonly Actor[] = []): NewThread {
  const doc = textDoc();
  return { ...newComment(text, mentions), anchor: { from: anchorAt(doc, 0), to: anchorAt(doc, 4) }, quote: '沈阳试点' };
}
