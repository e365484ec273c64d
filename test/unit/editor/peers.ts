import { Editor } from '@tiptap/core';
import * as Y from 'yjs';
import type { NotesBinding } from '#app/editor/sync/binding.ts';
import { ShownDocument } from '#app/editor/sync/shown-document.ts';
import { syncExtension } from '#app/editor/sync/sync-extension.ts';
import { Copies, type Copy } from '#app/notes/copies.ts';
import { FOLLOW, followWords } from '#app/notes/follow-words.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { notesExtensions } from '#app/notes/schema.ts';
import { SETTLE, settleCopies } from '#app/notes/settle-copies.ts';

/** Somebody at an editor of their own, with a line to the others that takes what it has only when it is told. */
export interface Peer {
  readonly doc: Y.Doc;
  readonly editor: Editor;
  readonly binding: NotesBinding;
  /** Takes in what the others sent until now. */
  receive(): void;
  type(text: string): void;
  text(): string;
  destroy(): void;
}

/** People whose editors are linked, all with the same beginning. */
export function peersOf(count: number, begin: (root: Y.XmlFragment) => void): Peer[] {
  const inboxes: Uint8Array[][] = Array.from({ length: count }, () => []);
  const state = beginning(begin);
  return inboxes.map((_, own) => {
    return peerOf(own, state, inboxes, (update) => {
      for (const [i, other] of inboxes.entries()) if (i !== own) other.push(update);
    });
  });
}

/** Somebody whose line to the server, too, takes what it has only when it is told. */
export interface Client extends Peer {
  /** Hands over what was done until now. */
  send(): void;
}

/** People whose editors are linked by a server, which takes out what is doubled. */
export function clientsOf(count: number, begin: (root: Y.XmlFragment) => void): Client[] {
  const inboxes: Uint8Array[][] = Array.from({ length: count }, () => []);
  const state = beginning(begin);
  const server = new Y.Doc();
  server.clientID = 2;
  Y.applyUpdate(server, state);
  const copies = Copies.of(server);
  let brought: Copy[] = [];
  server.getXmlFragment(NOTES_ROOT).observeDeep((_, transaction) => {
    if (transaction.origin !== SETTLE && transaction.origin !== FOLLOW) followWords(transaction);
  });
  server.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.origin !== SETTLE) brought.unshift(...copies.broughtBy(transaction));
  });
  const turn: { update: Uint8Array; origin: unknown }[] = [];
  server.on('update', (update: Uint8Array, origin: unknown) => turn.push({ update, origin }));
  return inboxes.map((_, own) => {
    const outbox: Uint8Array[] = [];
    const peer = peerOf(own, state, inboxes, (update) => outbox.push(update));
    const send = () => {
      for (const update of outbox.splice(0)) Y.applyUpdate(server, update, own);
      settleCopies(server, copies, brought);
      brought = [];
      // Everybody is told all of it in one: what somebody did, and what the server made of it.
      const said = turn.splice(0);
      for (const [i, inbox] of inboxes.entries()) {
        const news = said.filter(({ origin }) => origin !== i).map(({ update }) => update);
        if (news.length > 0) inbox.push(Y.mergeUpdates(news));
      }
    };
    return { ...peer, send };
  });
}

function beginning(begin: (root: Y.XmlFragment) => void): Uint8Array {
  const seed = new Y.Doc();
  seed.clientID = 1;
  begin(seed.getXmlFragment(NOTES_ROOT));
  return Y.encodeStateAsUpdate(seed);
}

function peerOf(
  own: number,
  state: Uint8Array,
  inboxes: readonly Uint8Array[][],
  send: (update: Uint8Array) => void,
): Peer {
  const inbox = inboxes[own] ?? [];
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state, 'line');
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'line') send(update);
  });
  const shown = new ShownDocument(doc);
  // Whose change goes first where two clash depends on it: the same seed is to play the same.
  shown.doc.clientID = 10 + own;
  const { extension, binding } = syncExtension(shown);
  const editor = new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [...notesExtensions(), extension],
  });
  return {
    doc,
    editor,
    binding,
    receive: () => {
      for (const update of inbox.splice(0)) Y.applyUpdate(doc, update, 'line');
    },
    type: (text) => editor.view.dispatch(editor.state.tr.insertText(text)),
    text: () => editor.state.doc.textBetween(0, editor.state.doc.content.size, '\n'),
    destroy: () => {
      editor.destroy();
      shown.destroy();
      doc.destroy();
    },
  };
}

/** Paragraphs of texts; null for one without any. */
export const paragraphs =
  (...texts: (string | null)[]) =>
  (root: Y.XmlFragment) =>
    root.insert(
      0,
      texts.map((text) => {
        const block = new Y.XmlElement('paragraph');
        if (text !== null) block.insert(0, [new Y.XmlText(text)]);
        return block;
      }),
    );
