import fc from 'fast-check';
import type { NotesNode } from '#app/notes/services.ts';

/** Characters that mean something to Markdown, and Chinese with its punctuation. */
const CHARACTERS = [...'督办会商记录“”，。（）！　aZ19*_~`[](){}<>&#+-=|\\.:;!?@$^%/\'"', ' ', ' '];

const words = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...CHARACTERS) }, { weight: 1, arbitrary: pieces() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

function pieces(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '<b>',
    '</p>',
    '&amp;',
    '&#35;',
    '1. ',
    '- ',
    '# ',
    '---',
    '~~',
    '**',
    '[x]: y',
    '![a](b)',
    '国发〔2016〕62号',
  );
}

const marks = fc
  .uniqueArray(fc.constantFrom('bold', 'italic', 'strike', 'link'), { maxLength: 3 })
  .map((types) =>
    (['link', 'bold', 'italic', 'strike'] as const)
      .filter((type) => types.includes(type))
      .map((type) => (type === 'link' ? { type, attrs: { href: 'https://example.cn/a_(b)?c=1&copy;=2' } } : { type })),
  );

const inline: fc.Arbitrary<NotesNode> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('text'), text: words, marks }) },
  { weight: 1, arbitrary: words.map((text) => ({ type: 'text', text, marks: [{ type: 'code' }] })) },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
  { weight: 1, arbitrary: words.map((label) => ({ type: 'mention', attrs: { kind: 'person', id: 'p', label } })) },
  { weight: 1, arbitrary: words.map((label) => ({ type: 'commitment', attrs: { id: 'c', label } })) },
  { weight: 1, arbitrary: fc.constant({ type: 'day', attrs: { on: '2017-06-30' } }) },
);

const line = fc.array(inline, { maxLength: 5 });
const paragraph: fc.Arbitrary<NotesNode> = line.map((content) => ({ type: 'paragraph', content }));

const leaf: fc.Arbitrary<NotesNode> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc
      .record({ level: fc.integer({ min: 1, max: 3 }), content: line })
      .map(({ level, content }) => ({ type: 'heading', attrs: { level }, content })),
  },
  {
    weight: 1,
    arbitrary: words.map((text) => ({
      type: 'codeBlock',
      attrs: { language: 'ts' },
      content: [{ type: 'text', text: `${text}\n\`\`\`\n${text}` }],
    })),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'horizontalRule' }) },
  {
    weight: 1,
    arbitrary: words.map((alt) => ({ type: 'image', attrs: { id: 'a'.repeat(64), alt, width: 40, height: 30 } })),
  },
);

const { block } = fc.letrec<{ block: NotesNode; item: NotesNode[] }>((tie) => ({
  item: fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 2 })).map(([first, rest]) => [first, ...rest]),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((content) => ({ type: 'blockquote', content })),
    fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((items) => ({
      type: 'bulletList',
      content: items.map((content) => ({ type: 'listItem', content })),
    })),
    fc
      .tuple(fc.integer({ min: 0, max: 120 }), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
      .map(([start, items]) => ({
        type: 'orderedList',
        attrs: { start },
        content: items.map((content) => ({ type: 'listItem', content })),
      })),
    fc.array(fc.tuple(fc.boolean(), tie('item')), { minLength: 1, maxLength: 3 }).map((items) => ({
      type: 'taskList',
      content: items.map(([checked, content]) => ({ type: 'taskItem', attrs: { checked }, content })),
    })),
    tables(),
  ),
}));

/** Tables of paragraphs, as wide and high as can be, their spans as they come. */
function tables(): fc.Arbitrary<NotesNode> {
  const cell = fc
    .record({
      type: fc.constantFrom('tableCell', 'tableHeader'),
      colspan: fc.integer({ min: 1, max: 3 }),
      rowspan: fc.integer({ min: 1, max: 3 }),
      content: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
    })
    .map(({ type, colspan, rowspan, content }) => ({ type, attrs: { colspan, rowspan, colwidth: null }, content }));
  const row = fc.array(cell, { maxLength: 3 }).map((content) => ({ type: 'tableRow', content }));
  return fc.array(row, { minLength: 1, maxLength: 3 }).map((content) => ({ type: 'table', content }));
}

/** Notes that conform to the schema, of all that it has. */
export const notes: fc.Arbitrary<NotesNode> = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((content) => ({ type: 'doc', content }));

/** Short spellings for tests. */
export const doc = (...content: NotesNode[]): NotesNode => ({ type: 'doc', content });
export const text = (words: string, ...types: string[]): NotesNode =>
  types.length > 0
    ? { type: 'text', text: words, marks: types.map((type) => ({ type })) }
    : { type: 'text', text: words };
export const p = (...content: (NotesNode | string)[]): NotesNode => ({
  type: 'paragraph',
  content: content.map(toNode),
});
export const h = (level: 1 | 2 | 3, ...content: (NotesNode | string)[]): NotesNode => ({
  type: 'heading',
  attrs: { level },
  content: content.map(toNode),
});
export const li = (...content: (NotesNode | string)[]): NotesNode => ({
  type: 'listItem',
  content: content.map(toBlock),
});
export const ul = (...content: NotesNode[]): NotesNode => ({ type: 'bulletList', content });
export const ol = (start: number, ...content: NotesNode[]): NotesNode => ({
  type: 'orderedList',
  attrs: { start },
  content,
});
export const task = (checked: boolean, ...content: (NotesNode | string)[]): NotesNode => ({
  type: 'taskItem',
  attrs: { checked },
  content: content.map(toBlock),
});
export const tasks = (...content: NotesNode[]): NotesNode => ({ type: 'taskList', content });
export const quote = (...content: NotesNode[]): NotesNode => ({ type: 'blockquote', content });
export const code = (words: string, language: string | null = null): NotesNode => ({
  type: 'codeBlock',
  attrs: { language },
  content: [text(words)],
});
export const cell = (content: NotesNode | string, attrs: object = {}): NotesNode => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1, colwidth: null, ...attrs },
  content: [toBlock(content)],
});
export const head = (content: NotesNode | string, attrs: object = {}): NotesNode => ({
  ...cell(content, attrs),
  type: 'tableHeader',
});
export const table = (...rows: NotesNode[][]): NotesNode => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
});
export const image = (alt: string, id = 'a'.repeat(64)): NotesNode => ({
  type: 'image',
  attrs: { id, alt, width: 40, height: 30 },
});
export const person = (label: string): NotesNode => ({ type: 'mention', attrs: { kind: 'person', id: 'p', label } });
export const reference = (label: string): NotesNode => ({ type: 'commitment', attrs: { id: 'c', label } });
export const day = (on: string): NotesNode => ({ type: 'day', attrs: { on } });
export const br: NotesNode = { type: 'hardBreak' };
export const link = (words: string, href: string): NotesNode => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
});

function toNode(content: NotesNode | string): NotesNode {
  return typeof content === 'string' ? text(content) : content;
}

function toBlock(content: NotesNode | string): NotesNode {
  return typeof content === 'string' ? p(content) : content;
}
