import type { Node } from '@tiptap/pm/model';
import { MarkdownSerializer } from 'prosemirror-markdown';
import { layOutTable } from '../table-grid.ts';
import { codeSpan } from './escape.ts';
import { markdownMarks } from './marks.ts';

/**
 * The lines of a table as GitHub's Markdown has them: one line a row, so that what stands below each other in a cell is parted by
 * `<br>`, and a cell over several columns or rows leaves empty ones where it reaches.
 *
 * @param nodes how what stands within lines is spelt
 */
export function markdownTable(table: Node, nodes: MarkdownSerializer['nodes']): string[] {
  const rows = childrenOf(table).map(childrenOf);
  const grid = layOutTable(rows, ({ attrs: { colspan, rowspan } }) => ({ colspan, rowspan })).map((slots) =>
    slots.flatMap((slot) => {
      const covered: string[] = Array(slot.columns).fill('');
      return slot.kind === 'cell' ? [cellText(slot.cell, nodes), ...covered.slice(1)] : covered;
    }),
  );
  const [first = []] = rows;
  const hasHead = first.length > 0 && first.every(({ type }) => type.name === 'tableHeader');
  const nothing: string[] = Array(grid[0]?.length ?? 1).fill('');
  const [head = nothing, ...body] = hasHead ? grid : [nothing, ...grid];
  return [head, nothing.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`);
}

function childrenOf(parent: Node): Node[] {
  return Array.from({ length: parent.childCount }, (_, i) => parent.child(i));
}

/** All lines of a cell as one. */
function cellText(cell: Node, nodes: MarkdownSerializer['nodes']): string {
  const lines: string[] = [];
  collect(cell, '', lines, nodes);
  // A backslash before each bar, also within code: GitHub takes it away before it reads anything else.
  return lines.join('<br>').replaceAll('|', '\\|');
}

function collect(node: Node, sign: string, lines: string[], nodes: MarkdownSerializer['nodes']): void {
  if (node.type.name === 'codeBlock') {
    for (const line of node.textContent.split('\n')) lines.push(line === '' ? '' : codeSpan(line));
  } else if (node.isTextblock || node.isLeaf) {
    lines.push(sign + inLine(node, nodes));
  } else {
    node.forEach((child, _offset, i) => {
      collect(child, signOf(node, child, i) || (i === 0 ? sign : ''), lines, nodes);
    });
  }
}

/** What stands before an item's first line: there are no lists within a line. */
function signOf(list: Node, item: Node, i: number): string {
  switch (list.type.name) {
    case 'bulletList':
      return '• ';
    case 'orderedList':
      return `${list.attrs.start + i}. `;
    case 'taskList':
      return item.attrs.checked ? '☑ ' : '☐ ';
    default:
      return '';
  }
}

/** One line, or an image, without anything that would need a line of its own. */
function inLine(node: Node, nodes: MarkdownSerializer['nodes']): string {
  if (node.type.name === 'horizontalRule') return '';
  const { doc, paragraph } = node.type.schema.nodes;
  const line = node.isTextblock ? paragraph?.create(null, node.content) : node;
  const serializer = new MarkdownSerializer(nodes, markdownMarks(), { hardBreakNodeName: 'hardBreak' });
  return serializer.serialize(doc?.create(null, line) as Node).replaceAll('\\\n', '<br>');
}
