import { prosemirrorJSONToYXmlFragment, prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import { SEED_CLIENT_ID } from '#app/collab/board-doc.ts';
import { NotesText } from '#app/notes/notes-text.ts';
import { NOTES_ROOT, notesSchema } from '#app/notes/schema.ts';
import type { NotesNode } from '#app/notes/services.ts';
import type { Content, Verdict } from './content.ts';
import { inspectNotesUpdate } from './notes-structs.ts';
import type { BoardRows } from './store.ts';

/** A notes document on the server: checked against the schema after each write. */
export class NotesContent implements Content {
  readonly doc: Y.Doc;
  readonly differed: boolean;
  readonly #text: NotesText;

  /**
   * @param doc the stored state and updates; null where a part of them is missing, and what was kept elsewhere must do
   * @param kept the surest record of the text there is; null for none
   */
  constructor(doc: Y.Doc | null, kept: NotesNode | null, log: Logger) {
    this.doc = doc ?? new Y.Doc();
    const fragment = this.doc.getXmlFragment(NOTES_ROOT);
    if (!doc && kept) prosemirrorJSONToYXmlFragment(notesSchema(), kept, fragment);
    this.#text = new NotesText(this.doc, fragment);
    const repairs = this.#text.conform();
    if (repairs > 0) log.error({ repairs }, 'notes did not conform as they were stored');
    this.differed = repairs > 0 || doc === null;
  }

  /** The text, for the rows; null where nothing has been written. */
  content(): NotesNode | null {
    return this.#text.content;
  }

  /** Of the text, in UTF-16 code units. */
  get characters(): number {
    return this.#text.characters;
  }

  inspect(update: Uint8Array): Verdict {
    return inspectNotesUpdate(update, this.doc);
  }

  settle(): number {
    return this.#text.conform();
  }

  takeRows(): BoardRows {
    return { cards: [], ticked: [], activity: [] };
  }

  withoutPast(): Uint8Array {
    const fresh = new Y.Doc();
    fresh.clientID = SEED_CLIENT_ID;
    const { node } = this.#text;
    if (node) prosemirrorToYXmlFragment(node, fresh.getXmlFragment(NOTES_ROOT));
    const state = Y.encodeStateAsUpdate(fresh);
    fresh.destroy();
    return state;
  }

  destroy(): void {
    this.#text.destroy();
    this.doc.destroy();
  }
}
