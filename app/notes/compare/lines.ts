import { NOTES_LIMITS } from '../limits.ts';
import { inlineText, textWithin } from '../plain-text.ts';
import type { NotesNode } from '../services.ts';

/** What a block of notes is, whatever its words are. */
export interface BlockShape {
  readonly kind: 'paragraph' | 'heading' | 'bullet' | 'number' | 'task' | 'code' | 'rule' | 'image' | 'table';
  /** Of a heading, 1 to 3; else 0. */
  readonly level: number;
  /** Lists around it. */
  readonly depth: number;
  readonly isQuoted: boolean;
  /** Of a task. */
  readonly isDone: boolean;
}

/** A block of notes: a line, a block of code, an image, a table. */
export interface Block {
  readonly shape: BlockShape;
  readonly text: string;
  /** How its words look and where they lead, for telling whether that changed where the words did not. */
  readonly look: string;
  /** The texts of a table's cells; else null. */
  readonly rows: readonly (readonly string[])[] | null;
}

interface Place {
  readonly level: number;
  readonly depth: number;
  readonly isQuoted: boolean;
  /** What the first line of an item is. */
  readonly item: { readonly kind: 'bullet' | 'number' | 'task'; readonly isDone: boolean } | null;
}

const ITEM_KINDS: Readonly<Record<string, 'bullet' | 'number' | 'task'>> = {
  bulletList: 'bullet',
  orderedList: 'number',
  taskList: 'task',
};

/** The blocks of notes in their order, each as deep as it stands. */
export function blocksOf(content: NotesNode): Block[] {
  return blocksIn(content, { level: 0, depth: 0, isQuoted: false, item: null });
}

function blocksIn(node: NotesNode, place: Place): Block[] {
  const { type, attrs = {}, content = [] } = node;
  // What is deeper than notes may be would fill the stack.
  if (place.level > NOTES_LIMITS.levels) return [block('paragraph', place, { text: textWithin([node]) })];
  switch (type) {
    case 'paragraph':
      return [block(place.item?.kind ?? 'paragraph', place, { text: textWithin(content), look: lookOf(content) })];
    case 'heading': {
      const level = Number(attrs.level) || 1;
      return [block('heading', place, { text: textWithin(content), look: lookOf(content), level })];
    }
    case 'codeBlock':
      return [block('code', place, { text: textWithin(content) })];
    case 'horizontalRule':
      return [block('rule', place, {})];
    case 'image':
      return [block('image', place, { text: String(attrs.alt ?? ''), look: String(attrs.id) })];
    case 'table': {
      const rows = content.map((row) => (row.content ?? []).map(cellText));
      return [block('table', place, { text: rows.flat().join('\n'), rows })];
    }
    default:
      return content.flatMap((child, i) => blocksIn(child, placeWithin(node, child, i, place)));
  }
}

function block(
  kind: BlockShape['kind'],
  { depth, isQuoted, item }: Place,
  { text = '', look = '', rows = null, level = 0 }: Partial<Block> & { level?: number },
): Block {
  return { shape: { kind, level, depth, isQuoted, isDone: item?.isDone ?? false }, text, look, rows };
}

function placeWithin({ type }: NotesNode, child: NotesNode, i: number, place: Place): Place {
  const kind = ITEM_KINDS[type];
  const inner = { ...place, level: place.level + 1, isQuoted: place.isQuoted || type === 'blockquote' };
  if (kind) return { ...inner, depth: place.depth + 1, item: { kind, isDone: child.attrs?.checked === true } };
  // Only an item's first line carries its sign.
  return i === 0 ? inner : { ...inner, item: null };
}

function cellText(cell: NotesNode): string {
  return (cell.content ?? []).map((block) => textWithin([block])).join('\n');
}

/** How runs of a line look, in one way however its text is cut into nodes and its marks are ordered. */
function lookOf(nodes: readonly NotesNode[]): string {
  const runs: { look: string; length: number }[] = [];
  for (const node of nodes) {
    const marks = (node.marks ?? []).map(({ type, attrs }) => (type === 'link' ? `link ${attrs?.href}` : type));
    const look = marks.sort().join();
    const { length } = inlineText(node);
    const last = runs.at(-1);
    if (last?.look === look) last.length += length;
    else runs.push({ look, length });
  }
  return runs.map(({ look, length }) => `${length} ${look}`).join(';');
}
