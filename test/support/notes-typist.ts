import { Fragment, Node, type NodeType, Slice } from '@tiptap/pm/model';
import { canJoin, canSplit, Transform } from '@tiptap/pm/transform';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { notesSchema } from '#app/notes/schema.ts';
import type { Seeded } from './seeded.ts';

const schema = notesSchema();
const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const item = (...content: unknown[]) => ({ type: 'listItem', content });
const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(text(words))] });

/** Blocks as an editor makes them. */
const BLOCKS: readonly Node[] = [
  paragraph(text('一段文字')),
  paragraph(
    text('see '),
    text('here', { type: 'link', attrs: { href: 'https://example.cn/' } }),
    text('😀', { type: 'bold' }),
  ),
  paragraph(text('@'), { type: 'mention', attrs: { kind: 'agency', id: 'ndrc', label: '发展改革委' } }, text(' '), {
    type: 'day',
    attrs: { on: '2026-03-01' },
  }),
  { type: 'heading', attrs: { level: 2 }, content: [text('标题')] },
  {
    type: 'bulletList',
    content: [
      item(paragraph(text('甲'))),
      item(paragraph(text('乙')), { type: 'bulletList', content: [item(paragraph())] }),
    ],
  },
  { type: 'orderedList', attrs: { start: 3 }, content: [item(paragraph(text('三')))] },
  { type: 'taskList', content: [{ type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('办'))] }] },
  { type: 'blockquote', content: [paragraph(text('引')), { type: 'horizontalRule' }] },
  { type: 'codeBlock', attrs: { language: 'ts' }, content: [text('a\nb')] },
  {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('1'), cell('2')] },
      { type: 'tableRow', content: [cell('3'), cell('4')] },
    ],
  },
  { type: 'image', attrs: { id: 'a'.repeat(64), alt: '图', width: 10, height: 20 } },
].map((json) => Node.fromJSON(schema, json));

/** Somebody at an editor: what they do is written as the editor's binding, y-tiptap, writes it. */
export class Typist {
  readonly doc = new Y.Doc();
  readonly #fragment = this.doc.getXmlFragment(NOTES_ROOT);
  /** Keeps what was deleted from being collected. */
  readonly #undo: Y.UndoManager | null;
  readonly #random: Seeded;
  #updates: Uint8Array[] = [];

  constructor(random: Seeded, { undoes = true } = {}) {
    this.#random = random;
    const options = { trackedOrigins: new Set([this]), captureTimeout: 0 };
    this.#undo = undoes ? new Y.UndoManager(this.#fragment, options) : null;
    this.doc.clientID = 2 + random.below(2 ** 31);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.#updates.push(update);
    });
  }

  /** What has been done since the last call, as it is sent. */
  sent(): Uint8Array[] {
    const updates = this.#updates;
    this.#updates = [];
    return updates;
  }

  /** Takes what the server sends, and shows it: the editor deletes what does not conform. */
  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'server');
    initProseMirrorDoc(this.#fragment, schema);
  }

  /** Takes the last of their own changes back, or that again. */
  undo(): void {
    if (this.#random.chance(0.7)) this.#undo?.undo();
    else this.#undo?.redo();
  }

  /** Does one thing that an editor does. @param anything lists, tables and pastes, beside words, marks and paragraphs */
  act(anything: boolean): void {
    const { doc: was, mapping } = initProseMirrorDoc(this.#fragment, schema);
    const before = was.childCount === 0 ? schema.node('doc', null, [schema.node('paragraph')]) : was;
    const tr = new Transform(before);
    const acts = anything ? [...WORDS, ...BLOCK_ACTS] : WORDS;
    this.#random.choose(acts)(tr, this.#random);
    tr.doc.check();
    this.doc.transact(() => updateYFragment(this.doc, this.#fragment, tr.doc, { mapping, isOMark: new Map() }), this);
  }
}

/** Ends of something within some bounds; an editor puts no caret into the middle of a character. */
function ends({ doc }: Transform, random: Seeded, start: number, size: number): { from: number; to: number } {
  const whole = (pos: number) => (/[\ud800-\udbff]$/.test(doc.textBetween(Math.max(0, pos - 1), pos)) ? pos + 1 : pos);
  const [from, to] = [whole(start + random.below(size + 1)), whole(start + random.below(size + 1))];
  return from < to ? { from, to } : { from: to, to: from };
}

type Act = (tr: Transform, random: Seeded) => void;

/** Ends of some text in one textblock. */
function somewhere(tr: Transform, random: Seeded): { readonly from: number; readonly to: number } | null {
  const blocks: { readonly start: number; readonly size: number }[] = [];
  tr.doc.descendants((node, pos) => {
    if (node.isTextblock) blocks.push({ start: pos + 1, size: node.content.size });
  });
  if (blocks.length === 0) return null;
  const { start, size } = random.choose(blocks);
  return ends(tr, random, start, size);
}

const at = (act: (tr: Transform, range: { from: number; to: number }, random: Seeded) => void): Act => {
  return (tr, random) => {
    const range = somewhere(tr, random);
    if (range) act(tr, range, random);
  };
};

const type: Act = at((tr, { from }, random) => {
  const marks = tr.doc.resolve(from).marks();
  tr.insert(from, schema.text(random.choose(['字', 'word ', '，', '😀', '会商']), marks));
});

const WORDS: readonly Act[] = [
  type,
  type,
  type,
  at((tr, { from, to }) => tr.delete(from, to)),
  at((tr, { from, to }, random) => {
    const mark = random.choose(['bold', 'italic', 'strike']);
    if (random.chance(0.7)) tr.addMark(from, to, schema.mark(mark));
    else tr.removeMark(from, to);
  }),
  at((tr, { from, to }, random) => {
    const href = random.choose(['https://a.example/', 'mailto:a@b.cn']);
    tr.addMark(from, to, schema.mark('link', { href }));
  }),
  (tr, random) => {
    const words = random.choose(['段', '']);
    const block = schema.node('paragraph', null, words ? [schema.text(words)] : []);
    tr.insert(random.chance(0.5) ? 0 : tr.doc.content.size, block);
  },
];

const BLOCK_ACTS: readonly Act[] = [
  at((tr, { from }) => {
    if (canSplit(tr.doc, from)) tr.split(from);
  }),
  (tr, random) => {
    const pos = random.below(tr.doc.content.size + 1);
    const { nodeBefore, nodeAfter } = tr.doc.resolve(pos);
    if (nodeBefore?.type === nodeAfter?.type && canJoin(tr.doc, pos)) tr.join(pos);
  },
  (tr, random) => {
    const index = random.below(tr.doc.childCount + 1);
    const pos = Fragment.from(tr.doc.content.content.slice(0, index)).size;
    tr.insert(pos, random.choose(BLOCKS));
  },
  (tr, random) => {
    const { from, to } = ends(tr, random, 0, tr.doc.content.size);
    tr.deleteRange(from, to);
  },
  at((tr, { from, to }, random) => tr.replaceRange(from, to, new Slice(Fragment.from(random.choose(BLOCKS)), 0, 0))),
  at((tr, { from, to }) => tr.addMark(from, to, schema.mark('code'))),
  at((tr, { from }, random) => {
    const level = random.below(4);
    const { heading, paragraph } = schema.nodes as { heading: NodeType; paragraph: NodeType };
    tr.setBlockType(from, from, level > 0 ? heading : paragraph, level > 0 ? { level } : null);
  }),
];
