import { Editor } from '@tiptap/core';
import * as Y from 'yjs';
import type { NotesBinding } from '#app/editor/sync/binding.ts';
import { ShownDocument } from '#app/editor/sync/shown-document.ts';
import { syncExtension } from '#app/editor/sync/sync-extension.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { notesExtensions } from '#app/notes/schema.ts';
import { NotesWords } from '#server/collab/notes-words.ts';

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
  /** Is not there any more, whatever has not come to it yet. */
  leave(): void;
}

/** People whose editors are linked by a server, which takes out what is doubled. */
export function clientsOf(count: number, begin: (root: Y.XmlFragment) => void): Client[] {
  const inboxes: Uint8Array[][] = Array.from({ length: count }, () => []);
  const state = beginning(begin);
  const server = new Y.Doc();
  server.clientID = 2;
  Y.applyUpdate(server, state);
  const here = new Set(inboxes.map((_, own) => clientIdOf(own)));
  const words = new NotesWords(server, { isHere: (client) => here.has(client) });
  const turn: { update: Uint8Array; origin: unknown }[] = [];
  server.on('update', (update: Uint8Array, origin: unknown) => turn.push({ update, origin }));
  const take = (update: Uint8Array, own: number) =>
    server.transact(() => {
      const clientId = clientIdOf(own);
      const clock = Y.getState(server.store, clientId);
      Y.applyUpdate(server, update);
      const length = Y.getState(server.store, clientId) - clock;
      words.applied(update, length > 0 ? [{ clientId, clock, length }] : [], false);
    }, own);
  /** Everybody is told all of it in one: what somebody did, and what the server made of it. */
  const tell = () => {
    const said = turn.splice(0);
    for (const [i, inbox] of inboxes.entries()) {
      const news = said.filter(({ origin }) => origin !== i).map(({ update }) => update);
      if (news.length > 0) inbox.push(Y.mergeUpdates(news));
    }
  };
  return inboxes.map((_, own) => {
    const outbox: Uint8Array[] = [];
    const peer = peerOf(own, state, inboxes, (update) => outbox.push(update));
    const send = () => {
      for (const update of outbox.splice(0)) take(update, own);
      words.settle();
      tell();
    };
    const leave = () => {
      here.delete(clientIdOf(own));
      words.left();
      tell();
    };
    return { ...peer, send, leave };
  });
}

const clientIdOf = (own: number) => 10 + own;

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
  // Whose change goes first where two clash depends on it: the same seed is to play the same.
  const shown = new ShownDocument(doc, clientIdOf(own));
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
