import type { Node } from '@tiptap/pm/model';
import type { MarkdownSerializer } from 'prosemirror-markdown';
import { imageHref } from '../images.ts';
import type { MarkdownOptions } from '../to-markdown.ts';
import { backticksIn, escapeText } from './escape.ts';
import { markdownTable } from './table.ts';

type NodeSpecs = MarkdownSerializer['nodes'];
type Write = NodeSpecs[string];

/** A comment: takes its place, and is not seen. */
const NOTHING = '<!-- -->';

const ITEMS: ReadonlySet<string> = new Set(['listItem', 'taskItem']);
const LISTS: ReadonlySet<string> = new Set(['bulletList', 'orderedList', 'taskList']);

/** How the nodes of notes are spelt, their lines being tidy. */
export function markdownNodes({ baseUrl, below }: Required<MarkdownOptions>): NodeSpecs {
  const nodes: NodeSpecs = {
    text: (state, node, parent, index) => {
      const text = escapeText(node.text ?? '', { atLineStart: startsLine(parent, index) });
      // Before a link it would make an image of it; at the end of a heading a row of # would be taken for its frame.
      const ends = endsHeading(parent, index) ? /#(?=#*$)/g : /!$/;
      state.text(text.replace(ends, '\\$&'), false);
    },
    hardBreak: (state, _node, parent) => {
      // A heading is one line.
      state.write(parent.type.name === 'heading' ? '<br>' : '\\\n');
    },
    paragraph: (state, node, parent, index) => {
      // An item may not begin with an empty line: what follows would not be its own.
      if (index === 0 && ITEMS.has(parent.type.name) && isBlank(node)) state.write(NOTHING);
      else state.renderInline(node);
      state.closeBlock(node);
    },
    heading: (state, node) => {
      state.write(`${'#'.repeat(Math.min(6, node.attrs.level + below))} `);
      state.renderInline(node, false);
      state.closeBlock(node);
    },
    blockquote: (state, node) => state.wrapBlock('> ', null, node, () => state.renderContent(node)),
    codeBlock: (state, node) => {
      const fence = '`'.repeat(Math.max(3, backticksIn(node.textContent) + 1));
      state.write(`${fence}${languageOf(node)}\n`);
      state.text(node.textContent, false);
      state.write('\n');
      state.write(fence);
      state.closeBlock(node);
    },
    horizontalRule: (state, node) => {
      state.write('---');
      state.closeBlock(node);
    },
    bulletList: apart((state, node) => state.renderList(node, '  ', () => '- ')),
    taskList: apart((state, node) =>
      state.renderList(node, '  ', (i) => (node.child(i).attrs.checked ? '- [x] ' : '- [ ] ')),
    ),
    orderedList: apart((state, node) => {
      const first = Math.max(0, node.attrs.start);
      const widest = `${first + node.childCount - 1}. `.length;
      state.renderList(node, ' '.repeat(widest), (i) => `${first + i}. `);
    }),
    listItem: (state, node) => state.renderContent(node),
    taskItem: (state, node) => state.renderContent(node),
    image: (state, node) => {
      const alt = escapeText(node.attrs.alt.replace(/\s+/g, ' '), { atLineStart: false });
      state.write(`![${alt}](${baseUrl}${imageHref(node.attrs.id)})`);
      state.closeBlock(node);
    },
    table: (state, node) => {
      for (const [i, line] of markdownTable(node, nodes).entries()) {
        if (i > 0) state.ensureNewLine();
        state.write(line);
      }
      state.closeBlock(node);
    },
  };
  return nodes;
}

/** Two lists of a kind in a row would be read as one. */
function apart(write: Write): Write {
  return (state, node, parent, index) => {
    const before = index > 0 ? parent.child(index - 1).type.name : '';
    if (LISTS.has(before) && (before === 'orderedList') === (node.type.name === 'orderedList')) {
      state.write(NOTHING);
      state.closeBlock(parent);
    }
    // A list ends the line before it only where it begins with a first item that is not empty.
    if ((node.attrs.start ?? 1) !== 1 || isBlank(node.child(0).child(0))) state.write();
    write(state, node, parent, index);
  };
}

function isBlank(line: Node): boolean {
  return line.textContent.trim() === '';
}

function startsLine(parent: Node, index: number): boolean {
  if (parent.type.name === 'heading') return false;
  return index === 0 || parent.child(index - 1).type.name === 'hardBreak';
}

/** The last text of a heading. */
function endsHeading(parent: Node, index: number): boolean {
  return parent.type.name === 'heading' && index === parent.childCount - 1;
}

/** The word behind a fence; nothing where it could not be one. */
function languageOf(node: Node): string {
  const { language } = node.attrs;
  return typeof language === 'string' && /^[^\s`]+$/.test(language) ? language : '';
}
