import { TextSelection } from '@tiptap/pm/state';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderRoot } from '#app/editor/sync/render.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { seeded } from '../../support/seeded.ts';
import { type Peer, paragraphs, peersOf } from './peers.ts';

let peers: Peer[] = [];
// What is undone together depends on the time, which is to pass the same for the same seed.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  for (const peer of peers.splice(0)) peer.destroy();
});

type Act = (peer: Peer, draw: (below: number) => number) => unknown;

const mention = { type: 'mention', attrs: { kind: 'person', id: 'p1', label: '张三' } };

/** At a caret: with parts of several blocks selected some of TipTap's commands throw, and then do nothing. */
function collapsed({ editor }: Peer): Peer['editor']['commands'] {
  const { doc, tr, selection } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(Math.min(selection.head, doc.content.size)))));
  return editor.commands;
}

const ACTS: readonly Act[] = [
  (peer) => peer.type('字'),
  (peer) => peer.type('word '),
  (peer) => collapsed(peer).splitBlock(),
  ({ editor }) => editor.commands.joinBackward(),
  ({ editor }) => editor.commands.deleteSelection(),
  ({ editor }) => editor.commands.toggleBold(),
  ({ editor }) => editor.commands.toggleBulletList(),
  ({ editor }) => editor.commands.toggleTaskList(),
  ({ editor }) => editor.commands.sinkListItem('listItem'),
  ({ editor }) => editor.commands.liftListItem('listItem'),
  ({ editor }) => editor.commands.toggleBlockquote(),
  ({ editor }) => editor.commands.toggleHeading({ level: 2 }),
  ({ editor }) => editor.commands.toggleCodeBlock(),
  ({ editor }) => editor.commands.insertContent(mention),
  ({ editor }) => editor.commands.setHardBreak(),
  (peer) => collapsed(peer).setHorizontalRule(),
  (peer) => collapsed(peer).insertTable({ rows: 2, cols: 2, withHeaderRow: true }),
  ({ editor }) => editor.commands.addRowAfter(),
  ({ editor }) => editor.commands.deleteColumn(),
  ({ editor }) => editor.commands.undo(),
  ({ editor }) => editor.commands.redo(),
  ({ editor }, draw) => {
    const { doc, tr } = editor.state;
    const from = draw(doc.content.size);
    const to = draw(2) === 0 ? from : Math.min(doc.content.size, from + draw(12));
    editor.view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
  },
];

/** What is in Yjs, read without anything that is remembered of it. */
const inYjs = ({ binding, editor }: Peer) => plain(renderRoot(binding.fragment, editor.schema, new WeakMap()).toJSON());

/** Without the marks on what is no text, which this form of Yjs has no place for. */
function plain(node: NotesNode): NotesNode {
  const { marks, content, ...rest } = node;
  return { ...rest, ...(content && { content: content.map(plain) }), ...(node.text && marks && { marks }) };
}

function play(seed: number, people: number): void {
  const draw = seeded(seed).below;
  peers = peersOf(people, paragraphs('一二三四五', '哈哈哈', null));
  for (let step = 0; step < 150; step++) {
    const peer = peers[draw(people)] as Peer;
    const act = ACTS[draw(ACTS.length)] as Act;
    if (people > 1 && draw(4) === 0) peer.receive();
    vi.advanceTimersByTime(draw(400));
    act(peer, draw);
    expect(plain(peer.editor.getJSON() as NotesNode), `seed ${seed}, step ${step}`).toEqual(inYjs(peer));
  }
  for (let round = 0; round < 3; round++) for (const peer of peers) peer.receive();
  for (const peer of peers) expect(inYjs(peer), `seed ${seed}`).toEqual(inYjs(peers[0] as Peer));
  for (const peer of peers) expect(plain(peer.editor.getJSON() as NotesNode), `seed ${seed}`).toEqual(inYjs(peer));
}

describe('whatever is done', () => {
  it.each(Array.from({ length: 8 }, (_, i) => i + 1))('by one is in Yjs as it is shown (seed %i)', (seed) =>
    play(seed, 1),
  );

  it.each(Array.from({ length: 12 }, (_, i) => i + 1))('by three is shown the same to all (seed %i)', (seed) =>
    play(seed, 3),
  );
});
