import { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import type { LiveNotes } from '#app/collab/live-notes.ts';
import type { NotesSession } from '#app/collab/notes-session.client.ts';
import { ShownDocument } from '#app/editor/sync/shown-document.ts';
import { syncExtension } from '#app/editor/sync/sync-extension.ts';
import { notesExtensions } from '#app/notes/schema.ts';
import type { Address } from '#test/support/collab-client.ts';
import { notesReady, openNotes } from '#test/support/notes-page.ts';

/** A page of the real client, with an editor on its document. */
export interface LivePage {
  readonly session: NotesSession;
  readonly editor: Editor;
  readonly doc: Y.Doc;
  type(words: string, at: number): void;
  /** Divides a block, and goes on writing in its second half. */
  divide(at: number, words?: string): void;
  /** What is shown, by blocks. */
  blocks(): string[];
  close(): void;
}

/** Opens one, once it may be written in. */
export async function openPage(server: Address, person: string, notesId: string): Promise<LivePage> {
  const session = openNotes(server, person, notesId);
  await notesReady(session);
  const { doc, awareness } = session.getSnapshot().document as NonNullable<LiveNotes['document']>;
  const shown = new ShownDocument(doc, awareness.clientID);
  const { extension } = syncExtension(shown);
  const editor = new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [...notesExtensions(), extension],
  });
  return {
    session,
    editor,
    doc,
    type: (words, at) => editor.view.dispatch(editor.state.tr.insertText(words, at)),
    divide: (at, words = '') => {
      editor.commands.setTextSelection(at);
      editor.commands.splitBlock();
      if (words !== '') editor.view.dispatch(editor.state.tr.insertText(words));
    },
    blocks: () => Array.from({ length: editor.state.doc.childCount }, (_, i) => editor.state.doc.child(i).textContent),
    close: () => {
      editor.destroy();
      shown.destroy();
      session.destroy();
    },
  };
}
