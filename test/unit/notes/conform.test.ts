import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { NOTES_LIMITS } from '#app/notes/limits.ts';
import { NotesText } from '#app/notes/notes-text.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { notesSchema } from '#app/notes/schema.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { conformed, expectConforming, fromTree, type Tree } from '#test/support/notes-agreement.ts';
import { anyTree, writeTree } from '#test/support/notes-trees.ts';

const ID = 'a'.repeat(64);
const p = (...children: Tree[]): Tree => ['paragraph', {}, ...children];
const link = (href: unknown) => ({ link: { href } });

/** What stays of some trees, in short: names, and texts with the names of their marks. */
function left(...trees: Tree[]): { readonly repairs: number; readonly stays: unknown[] } {
  const { repairs, content } = conformed((fragment) => fragment.insert(0, trees.map(fromTree)));
  return { repairs, stays: (content?.content ?? []).map(brief) };
}

function brief({ type, text, marks, content = [] }: NotesNode): unknown {
  if (type === 'text') return marks ? [text, ...marks.map((mark) => mark.type)] : text;
  return { [type]: content.map(brief) };
}

describe('what does not conform is taken out, and no more than that', () => {
  test.each<[what: string, trees: Tree[], repairs: number, stays: unknown[]]>([
    ['nothing', [], 0, []],
    ['a paragraph', [p('词')], 0, [{ paragraph: ['词'] }]],
    ['an empty paragraph', [p()], 0, [{ paragraph: [] }]],
    ['an unknown node', [p('a'), ['script', {}, 'x'], p('b')], 1, [{ paragraph: ['a'] }, { paragraph: ['b'] }]],
    ['text outside of blocks', ['x', p('a')], 1, [{ paragraph: ['a'] }]],
    ['an empty text outside of blocks', ['', p('a')], 1, [{ paragraph: ['a'] }]],
    ['a row in a paragraph', [p('a', ['tableRow', {}, ['tableCell', {}, p('b')]], 'c')], 1, [{ paragraph: ['ac'] }]],
    ['an item outside of lists', [['listItem', {}, p('a')]], 1, []],
    ['the document in itself', [['doc', {}, p('a')]], 1, []],
    ['a node that calls itself text', [p(['text', {}])], 1, [{ paragraph: [] }]],
    ['an empty list', [['bulletList', {}], p('a')], 1, [{ paragraph: ['a'] }]],
    [
      'a list in a quote that becomes empty',
      [['blockquote', {}, ['bulletList', {}]], p('a')],
      2,
      [{ paragraph: ['a'] }],
    ],
    [
      'text in a list',
      [['bulletList', {}, 'x', ['listItem', {}, p('a')]]],
      1,
      [{ bulletList: [{ listItem: [{ paragraph: ['a'] }] }] }],
    ],
    [
      'an item that begins with a list',
      [['bulletList', {}, ['listItem', {}, ['bulletList', {}, ['listItem', {}, p('a')]]]]],
      1,
      [{ bulletList: [{ listItem: [{ paragraph: [] }, { bulletList: [{ listItem: [{ paragraph: ['a'] }] }] }] }] }],
    ],
    [
      'a cell that becomes empty keeps its place',
      [['table', {}, ['tableRow', {}, ['tableCell', {}, ['evil', {}]], ['tableCell', {}, p('a')]]]],
      2,
      [{ table: [{ tableRow: [{ tableCell: [{ paragraph: [] }] }, { tableCell: [{ paragraph: ['a'] }] }] }] }],
    ],
    ['something in a rule', [['horizontalRule', {}, p('a')]], 1, [{ horizontalRule: [] }]],
    ['a heading of level 9', [['heading', { level: 9 }, 'a']], 1, [{ heading: ['a'] }]],
    ['a mention of nobody', [p('a', ['mention', { kind: 'person', label: '李' }], 'b')], 1, [{ paragraph: ['ab'] }]],
    ['an image of elsewhere', [['image', { id: 'https://evil.example/x.png', alt: '', width: 1, height: 1 }]], 2, []],
    ['an image', [['image', { id: ID, alt: '', width: 1, height: 1 }]], 0, [{ image: [] }]],
    [
      'attributes there are not',
      [['paragraph', { onclick: 'x()', ['__proto__']: 1, constructor: 2 }, 'a']],
      3,
      [{ paragraph: ['a'] }],
    ],
    ['an endless attribute', [['codeBlock', { language: 'x'.repeat(500_000) }, 'a']], 1, [{ codeBlock: ['a'] }]],
    [
      'an attribute that is an object',
      [['orderedList', { start: { valueOf: 1 } }, ['listItem', {}, p('a')]]],
      1,
      [{ orderedList: [{ listItem: [{ paragraph: ['a'] }] }] }],
    ],
    ['a script as a link', [p({ text: 'a', marks: link('javascript:alert(1)') })], 1, [{ paragraph: ['a'] }]],
    [
      'a script as a link, disguised',
      [p({ text: 'a', marks: link(' java\nscript:alert(1)') })],
      1,
      [{ paragraph: ['a'] }],
    ],
    ['data as a link', [p({ text: 'a', marks: link('data:text/html,<script>') })], 1, [{ paragraph: ['a'] }]],
    ['a link without an address', [p({ text: 'a', marks: { link: {} } })], 1, [{ paragraph: ['a'] }]],
    [
      'a link with more to it',
      [p({ text: 'a', marks: { link: { href: 'https://a.cn/', target: 'x' } } })],
      1,
      [{ paragraph: ['a'] }],
    ],
    ['a good link', [p({ text: 'a', marks: link('https://a.cn/') })], 0, [{ paragraph: [['a', 'link']] }]],
    ['a mark there is not', [p({ text: 'a', marks: { blink: {}, bold: {} } })], 2, [{ paragraph: [['a', 'bold']] }]],
    ['a mark of no attributes that has some', [p({ text: 'a', marks: { bold: { x: 1 } } })], 1, [{ paragraph: ['a'] }]],
    ['a mark that is no object', [p({ text: 'a', marks: { bold: 'very' } })], 1, [{ paragraph: ['a'] }]],
    [
      'a hashed mark of which there can be one only',
      [p({ text: 'a', marks: { 'bold--AAAAAAAA': {} } })],
      2,
      [{ paragraph: ['a'] }],
    ],
    [
      'hostile keys of marks',
      [p({ text: 'a', marks: { constructor: {}, toString: {}, ['__proto__']: {} } })],
      6,
      [{ paragraph: ['a'] }],
    ],
    ['a mark in code', [['codeBlock', {}, { text: 'a', marks: { bold: {} } }]], 2, [{ codeBlock: ['a'] }]],
    ['a break in code', [['codeBlock', {}, 'a', ['hardBreak', {}], 'b']], 1, [{ codeBlock: ['ab'] }]],
    [
      'marks that exclude each other',
      [p({ text: 'a', marks: { code: {}, bold: {} } }, 'b')],
      1,
      [{ paragraph: [['a', 'code'], 'b'] }],
    ],
  ])('%s', (_what, trees, repairs, stays) => {
    expect(left(...trees)).toEqual({ repairs, stays });
  });

  test('what two people made of the same words at once: bold and code', () => {
    const { repairs, content } = conformed((fragment) => {
      const text = fromTree('abcdef') as Y.XmlText;
      const paragraph = new Y.XmlElement('paragraph');
      fragment.insert(0, [paragraph]);
      paragraph.insert(0, [text]);
      text.format(0, 4, { bold: {} });
      text.format(2, 4, { code: {} });
    });
    expect(repairs).toBe(1);
    expect(content?.content?.map(brief)).toEqual([
      {
        paragraph: [
          ['ab', 'bold'],
          ['cdef', 'code'],
        ],
      },
    ]);
  });

  test('a bad link behind a good one', () => {
    const { content } = conformed((fragment) => {
      const paragraph = fromTree(p(''));
      fragment.insert(0, [paragraph]);
      const text = (paragraph as Y.XmlElement).get(0) as Y.XmlText;
      text.applyDelta([
        { insert: 'good', attributes: link('https://a.cn/') },
        { insert: ' ' },
        { insert: 'bad', attributes: link('vbscript:x') },
      ]);
    });
    expect(content?.content?.map(brief)).toEqual([{ paragraph: [['good', 'link'], ' bad'] }]);
  });

  test('levels beyond the bound', () => {
    const quotes = (levels: number): Tree => (levels === 1 ? p('x') : ['blockquote', {}, quotes(levels - 1)]);
    expect(left(quotes(NOTES_LIMITS.levels)).repairs).toBe(0);
    expect(left(quotes(NOTES_LIMITS.levels + 1))).toEqual({ repairs: NOTES_LIMITS.levels + 1, stays: [] });
    // A cell is filled where it is empty, but not beyond the bound.
    const cells = (levels: number): Tree =>
      levels === 1 ? ['table', {}, ['tableRow', {}, ['tableCell', {}, p('x')]]] : ['blockquote', {}, cells(levels - 1)];
    expect(left(cells(NOTES_LIMITS.levels - 3)).repairs).toBe(0);
    expect(left(cells(NOTES_LIMITS.levels - 2)).repairs).toBe(2);
  });

  test('10,000 levels', () => {
    const { repairs, content } = conformed((fragment) => {
      let parent: Y.XmlFragment = fragment;
      for (let level = 0; level < 10_000; level++) {
        const quote = new Y.XmlElement('blockquote');
        parent.insert(0, [quote]);
        parent = quote;
      }
      fragment.push([fromTree(p('a'))]);
    });
    expect(repairs).toBeGreaterThan(0);
    expect(content?.content?.map(brief)).toEqual([{ paragraph: ['a'] }]);
  });

  test('too many nodes and too many characters, from the end', () => {
    const many = conformed((fragment) => {
      const blocks = Array.from({ length: NOTES_LIMITS.nodes + 10 }, () => new Y.XmlElement('paragraph'));
      fragment.insert(0, blocks);
    });
    expect(many.content?.content).toHaveLength(NOTES_LIMITS.nodes);
    const long = conformed((fragment) => {
      fragment.insert(0, [p('一'.repeat(NOTES_LIMITS.characters)), p('二'), p('三')].map(fromTree));
    });
    expect(long.content?.content?.slice(1).map(brief)).toEqual([{ paragraph: [] }, { paragraph: [] }]);
  });
});

describe('after a change, what it touched is looked at', () => {
  function live(...trees: Tree[]) {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment(NOTES_ROOT);
    fragment.insert(0, trees.map(fromTree));
    const text = new NotesText(doc, fragment);
    expect(text.conform()).toBe(0);
    return { doc, fragment, text, block: (index: number) => fragment.get(index) as Y.XmlElement };
  }

  test('a word, a mark, a block, an attribute; written by somebody else', () => {
    const { doc, text } = live(p('a'), ['bulletList', {}, ['listItem', {}, p('b')]]);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const blocks = other.getXmlFragment(NOTES_ROOT);
    const write = (change: () => void) => {
      other.transact(change);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)));
      const repairs = text.conform();
      expectConforming(doc, text.content);
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
      return repairs;
    };
    const paragraph = blocks.get(0) as Y.XmlElement;
    const words = paragraph.get(0) as Y.XmlText;
    expect(write(() => words.insert(1, 'b'))).toBe(0);
    expect(text.characters).toBe(3);
    expect(write(() => words.format(0, 1, { evil: {} }))).toBe(2);
    expect(write(() => blocks.push([fromTree(p('c')), fromTree('x')]))).toBe(1);
    expect(write(() => paragraph.setAttribute('onload', 'x'))).toBe(1);
    expect(write(() => (blocks.get(1) as Y.XmlElement).delete(0, 1))).toBe(1);
    expect(write(() => blocks.delete(0, 2))).toBe(0);
    expect([text.content, text.characters]).toEqual([null, 0]);
  });

  test('nothing, where nothing was changed', () => {
    const { doc, text } = live(p('a'));
    const updates: unknown[] = [];
    doc.on('update', (update) => updates.push(update));
    expect(text.conform()).toBe(0);
    expect(updates).toEqual([]);
  });

  test('of what goes beyond the bound, what was written last goes, and what was there stays', () => {
    const { text, block } = live(p('一'.repeat(NOTES_LIMITS.characters - 1)), p('b'));
    const first = block(0).get(0) as Y.XmlText;
    first.insert(NOTES_LIMITS.characters - 1, 'new');
    expect(text.conform()).toBe(1);
    expect(first.length).toBe(NOTES_LIMITS.characters - 1);
    expect(text.characters).toBe(NOTES_LIMITS.characters);
    first.insert(0, 'new');
    expect(text.conform()).toBe(1);
    expect(first.toString()).toBe('一'.repeat(NOTES_LIMITS.characters - 1));
    (block(1).get(0) as Y.XmlText).delete(0, 1);
    first.insert(0, '字');
    expect(text.conform()).toBe(0);
    expect(text.characters).toBe(NOTES_LIMITS.characters);
  });

  test('a place in a text is still found by index after something was taken out of it', () => {
    const { text, block } = live(p('一'.repeat(NOTES_LIMITS.characters - 50)), p('abcde'.repeat(10)));
    const words = block(1).get(0) as Y.XmlText;
    // Yjs remembers where these are.
    words.insert(3, 'x'.repeat(20));
    words.insert(25, 'y');
    expect(text.conform()).toBe(2);
    words.insert(20, 'z');
    expect(words.toString()).toBe(`${'abcde'.repeat(4)}z${'abcde'.repeat(6)}`);
  });

  test('content of a transaction that is undone', () => {
    const { fragment, text } = live(p('a'), p('b'));
    const undo = new Y.UndoManager(fragment);
    fragment.delete(0, 2);
    expect(text.conform()).toBe(0);
    undo.undo();
    expect(text.conform()).toBe(0);
    expect(text.content?.content?.map(brief)).toEqual([{ paragraph: ['a'] }, { paragraph: ['b'] }]);
  });
});

describe('whatever stands in it', () => {
  test('the editor finds nothing to drop, and the server reads what the editor reads', () => {
    fc.assert(
      fc.property(fc.array(anyTree(), { maxLength: 6 }), (trees) => {
        conformed((fragment) => {
          for (const tree of trees) writeTree(fragment, tree);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('changes of any kind, one after another', () => {
    const growing = fc.array(fc.tuple(anyTree(), fc.nat(), fc.nat()), { maxLength: 12 });
    fc.assert(
      fc.property(growing, (changes) => {
        const doc = new Y.Doc();
        const fragment = doc.getXmlFragment(NOTES_ROOT);
        const text = new NotesText(doc, fragment);
        for (const [tree, where, drop] of changes) {
          doc.transact(() => {
            const holders = [fragment, ...holdersIn(fragment)];
            writeTree(holders[where % holders.length] as Y.XmlFragment, tree);
            const holder = holders[drop % holders.length] as Y.XmlFragment;
            if (drop % 3 === 0 && holder.length > 0) holder.delete(drop % holder.length, 1);
          });
          text.conform();
          expectConforming(doc, text.content);
        }
        const { characters } = text;
        const fresh = new NotesText(doc, fragment);
        fresh.conform();
        expect(characters).toBe(fresh.characters);
      }),
      { numRuns: 200 },
    );
  });
});

test('any block may stand anywhere among blocks: they are looked at one by one', () => {
  const { contentMatch } = notesSchema().topNodeType;
  for (const type of Object.values(notesSchema().nodes)) {
    const after = contentMatch.matchType(type);
    if (after === null) continue;
    expect(after.validEnd).toBe(true);
    for (const next of Object.values(notesSchema().nodes)) {
      expect(after.matchType(next) === null).toBe(contentMatch.matchType(next) === null);
    }
  }
});

function holdersIn(fragment: Y.XmlFragment): Y.XmlElement[] {
  return (fragment.toArray() as unknown[]).flatMap((child) =>
    child instanceof Y.XmlElement ? [child, ...holdersIn(child)] : [],
  );
}
