import { align } from './compare/align.ts';
import { type Block, type BlockShape, blocksOf } from './compare/lines.ts';
import { Budget, compareWords, type Piece } from './compare/words.ts';
import type { NotesNode } from './services.ts';

export type { BlockShape } from './compare/lines.ts';
export type { Piece } from './compare/words.ts';

/** A block of notes as it was and as it is. */
export interface ComparedBlock {
  readonly change: 'same' | 'added' | 'removed' | 'changed';
  /** Null for what was not there. */
  readonly before: BlockShape | null;
  /** Null for what is there no more. */
  readonly after: BlockShape | null;
  /** Its words in order; of a table none, those being in `rows`. */
  readonly pieces: readonly Piece[];
  /** Of a table; else null. */
  readonly rows: readonly ComparedRow[] | null;
  /** How words look, where links lead to, or which image it is changed. */
  readonly isRestyled: boolean;
}

export interface ComparedRow {
  readonly change: ComparedBlock['change'];
  /** Of each cell, its words in order. */
  readonly cells: readonly (readonly Piece[])[];
}

/**
 * What changed between two texts: block by block in order, and within each word by word. Bounded in what it costs: where two texts
 * have hardly anything in common, it says so and does not look further.
 */
export function compareNotes(before: NotesNode, after: NotesNode): ComparedBlock[] {
  const budget = new Budget();
  const [left, right] = [before, after].map((content) =>
    blocksOf(content).map((block) => ({ ...block, family: familyOf(block) })),
  );
  return align(left ?? [], right ?? []).map(([was, is]) => compareBlock(was, is, budget));
}

/** What cannot become the other by editing. */
function familyOf({ shape: { kind }, look }: Block): string {
  switch (kind) {
    case 'table':
    case 'code':
    case 'rule':
      return kind;
    case 'image':
      return `image ${look}`;
    default:
      return 'line';
  }
}

function compareBlock(was: Block | null, is: Block | null, budget: Budget): ComparedBlock {
  const [before, after] = [was?.shape ?? null, is?.shape ?? null];
  const rows = was?.rows || is?.rows ? compareRows(was?.rows ?? [], is?.rows ?? [], budget) : null;
  const pieces = rows ? [] : compareWords(was?.text ?? '', is?.text ?? '', budget);
  if (!was || !is) return { change: was ? 'removed' : 'added', before, after, pieces, rows, isRestyled: false };
  const areWordsSame = (rows ?? [{ change: changeOf(pieces) }]).every(({ change }) => change === 'same');
  const isRestyled = areWordsSame && was.look !== is.look;
  const isSame = areWordsSame && !isRestyled && isSameShape(was.shape, is.shape);
  return { change: isSame ? 'same' : 'changed', before, after, pieces, rows, isRestyled };
}

function isSameShape(one: BlockShape, other: BlockShape): boolean {
  return (Object.keys(one) as (keyof BlockShape)[]).every((key) => one[key] === other[key]);
}

type Rows = readonly (readonly string[])[];

/** Cell by cell where a table has the shape that it had; else the rows that are like each other, and the others whole. */
function compareRows(before: Rows, after: Rows, budget: Budget): ComparedRow[] {
  const hasShape = before.length === after.length && before.every((row, y) => row.length === after[y]?.length);
  const pairs = hasShape
    ? before.map((row, y) => [row, after[y] ?? null] as const)
    : align(before.map(toItem), after.map(toItem)).map(([was, is]) => [was?.row ?? null, is?.row ?? null] as const);
  return pairs.flatMap(([was, is]) => {
    if (was && is && was.length === is.length) {
      const cells = was.map((text, x) => compareWords(text, is[x] ?? '', budget));
      return [{ change: changeOf(cells.flat()), cells }];
    }
    return [...(was ? [wholeRow(was, 'removed')] : []), ...(is ? [wholeRow(is, 'added')] : [])];
  });
}

const toItem = (row: readonly string[]) => ({ row, text: row.join('\n'), family: 'row' });

function wholeRow(row: readonly string[], change: 'added' | 'removed'): ComparedRow {
  return { change, cells: row.map((text) => (text === '' ? [] : [{ change, text }])) };
}

function changeOf(pieces: readonly Piece[]): 'same' | 'changed' {
  return pieces.every(({ change }) => change === 'same') ? 'same' : 'changed';
}
