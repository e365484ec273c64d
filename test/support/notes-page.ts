import * as Y from 'yjs';
import { NotesSession, type NotesSessionOptions } from '#app/collab/notes-session.client.ts';
import type { NotesId } from '#app/domain/ids.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import type { NotesView } from '#app/notes/services.ts';
import { type Address, webSocketOf } from './collab-client.ts';
import { actorOf } from './collab-server.ts';
import { until } from './collab-until.ts';

export interface NotesPageOptions extends Pick<NotesSessionOptions, 'drawWait'> {
  readonly access?: NotesView['access'];
  readonly epoch?: number;
  /** Minutes are notes by another name. */
  readonly kind?: 'notes' | 'minutes';
  /** In place of the usual one. */
  readonly WebSocket?: typeof WebSocket;
}

/** A page of the real client code on some notes. */
export function openNotes(
  server: Address,
  person: string,
  notesId: string,
  {
    access = 'write',
    epoch = 1,
    kind = 'notes',
    drawWait,
    WebSocket = webSocketOf(person, server.origin),
  }: NotesPageOptions = {},
): NotesSession {
  const { personId: id, name } = actorOf(person);
  const view = { access, agency: null, document: { name: `${kind}/${notesId as NotesId}`, epoch } };
  return new NotesSession({ view, title: notesId, me: { id, name }, url: server.url, WebSocket, drawWait });
}

/** The text of a page's document; throws where the page has none yet. */
export function fragmentOf(page: NotesSession): Y.XmlFragment {
  const { document } = page.getSnapshot();
  if (!document) throw new Error('the notes are not there yet');
  return document.doc.getXmlFragment(NOTES_ROOT);
}

/** What stands in each block. */
export const blocksOf = (page: NotesSession): string[] => blocksIn(fragmentOf(page));

export function blocksIn(fragment: Y.XmlFragment): string[] {
  return fragment.toArray().map((block) => block.toString().replace(/<[^>]*>/g, ''));
}

/** Writes a paragraph at the end, as an editor does. */
export function writeParagraph(page: NotesSession, text: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  fragmentOf(page).push([paragraph]);
}

/** Types into a block, at the end by default. */
export function typeInto(page: NotesSession, block: number, text: string, at?: number): void {
  const inner = (fragmentOf(page).get(block) as Y.XmlElement).get(0) as Y.XmlText;
  inner.insert(at ?? inner.length, text);
}

export const isNotesSaved = (page: NotesSession) => page.getSnapshot().status.kind === 'saved';

/** Until the pages may be written in, and everything of them is saved. */
export async function notesReady(...pages: NotesSession[]): Promise<void> {
  for (const page of pages) await until('notes ready', () => page.getSnapshot().ready && isNotesSaved(page));
}

/** Writes a paragraph as the editor does: in a copy of its own, from where it comes as an update of some origin. */
export function writeThroughCopy(page: NotesSession, text: string): void {
  const { document } = page.getSnapshot();
  if (!document) throw new Error('the notes are not there yet');
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document.doc));
  const before = Y.encodeStateVector(copy);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  copy.getXmlFragment(NOTES_ROOT).push([paragraph]);
  Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(copy, before), copy);
}
