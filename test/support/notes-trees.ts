import fc from 'fast-check';
import * as Y from 'yjs';
import { notesSchema } from '#app/notes/schema.ts';

/** A tree that may make sense in notes or not: a node, a text in pieces, or a value that is neither. */
export type AnyTree =
  | {
      readonly kind: 'node';
      readonly name: string;
      readonly attrs: Readonly<Record<string, unknown>>;
      readonly children: readonly AnyTree[];
    }
  | { readonly kind: 'text'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'value'; readonly value: unknown };

interface Piece {
  readonly text: string;
  /** The text is an object in its place. */
  readonly isEmbed: boolean;
  readonly marks: Readonly<Record<string, unknown>>;
}

const schema = notesSchema();
const ID = 'f'.repeat(64);
const value = fc.oneof(
  fc.constantFrom(
    1,
    2,
    3,
    9,
    0,
    -1,
    true,
    false,
    null,
    '',
    'person',
    'abc',
    '2026-02-28',
    '2026-02-30',
    ID,
    300,
    {},
    [1],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...Object.keys(schema.nodes)) },
  { weight: 1, arbitrary: fc.constantFrom('script', '__proto__', 'constructor', 'DIV') },
);
const attributes = [...new Set(Object.values(schema.nodes).flatMap((type) => Object.keys(type.spec.attrs ?? {})))];
const attrs = fc.dictionary(fc.constantFrom(...attributes, 'onclick', 'style', '__proto__', 'constructor'), value, {
  maxKeys: 3,
});
const SOUND_ATTRS: Readonly<Record<string, Record<string, unknown>>> = {
  mention: { kind: 'person', id: 'p1', label: '李' },
  commitment: { id: 'c1', label: '1' },
  day: { on: '2026-02-28' },
  image: { id: ID, width: 3, height: 4 },
};
const href = fc.constantFrom('https://a.cn/', 'mailto:a@b.cn', 'javascript:x', 'data:,x', '//a', 7, null);
const marks = fc.dictionary(
  fc.constantFrom(...Object.keys(schema.marks), 'evil', 'bold--AAAAAAAA', '__proto__', 'constructor', 'toString'),
  fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    href.map((to) => ({ href: to })),
    value,
  ),
  { maxKeys: 3 },
);
const piece = fc.record({
  text: fc.constantFrom('', '词', 'ab', '😀', '\n', 'x'.repeat(20)),
  isEmbed: fc
    .boolean()
    .map((yes) => yes)
    .chain((yes) => (yes ? fc.nat(9).map((n) => n === 0) : fc.constant(false))),
  marks,
});

/** Trees of nodes that the schema has, for the most part, and of any others. */
export function anyTree(): fc.Arbitrary<AnyTree> {
  return fc.letrec<{ tree: AnyTree; node: AnyTree; text: AnyTree; value: AnyTree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6, depthSize: 'medium' },
      { weight: 4, arbitrary: tie('text') },
      { weight: 12, arbitrary: tie('node') },
      { weight: 1, arbitrary: tie('value') },
    ),
    node: fc
      .record({ name, attrs, isSound: fc.boolean(), children: fc.array(tie('tree'), { maxLength: 4 }) })
      .map(({ isSound, ...rest }) => ({
        kind: 'node' as const,
        ...rest,
        attrs: isSound ? (SOUND_ATTRS[rest.name] ?? {}) : rest.attrs,
      })),
    text: fc.record({ kind: fc.constant('text' as const), pieces: fc.array(piece, { maxLength: 4 }) }),
    value: fc.record({
      kind: fc.constant('value' as const),
      value: fc.constantFrom<unknown>('stray', 7, true, { a: 1 }),
    }),
  })).tree;
}

/** Appends a tree, whatever comes of it. */
export function writeTree(parent: Y.XmlFragment, tree: AnyTree): void {
  const made = make(tree);
  // The types say what should stand in a fragment; Yjs takes anything.
  parent.push([made as Y.XmlElement]);
}

function make(tree: AnyTree): unknown {
  if (tree.kind === 'value') return tree.value;
  if (tree.kind === 'text') {
    const text = new Y.XmlText();
    text.applyDelta(
      tree.pieces.map(({ text: insert, isEmbed, marks: attributes }) => ({
        insert: isEmbed ? { insert } : insert,
        attributes: { ...attributes },
      })),
    );
    return text;
  }
  const element = new Y.XmlElement(tree.name);
  for (const [key, attr] of Object.entries(tree.attrs)) element.setAttribute(key, attr as string);
  element.insert(0, tree.children.map(make) as Y.XmlElement[]);
  return element;
}
