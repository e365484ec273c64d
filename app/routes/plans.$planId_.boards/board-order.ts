import type { StageId } from '../../domain/ids.ts';
import { AGENCY_KINDS, namesOf } from '../../domain/plan.ts';
import type { BoardSummary } from '../../services.ts';

/** A column to order by: `stage:<id>` for one of the plan's stages. */
export type OrderKey = 'agency' | 'kind' | 'cards' | 'late' | `stage:${string}`;

export interface Order {
  readonly key: OrderKey;
  readonly descending: boolean;
}

/** The order an address asks for (`late`, `-late`); null for the document's own, and for a column there is not. */
export function readOrder(value: string | null, stages: readonly { readonly id: StageId }[]): Order | null {
  if (value === null) return null;
  const descending = value.startsWith('-');
  const name = descending ? value.slice(1) : value;
  const known: string[] = ['agency', 'kind', 'cards', 'late', ...stages.map((stage) => `stage:${stage.id}`)];
  return known.includes(name) ? { key: name as OrderKey, descending } : null;
}

/** The order as {@link readOrder} reads it back. */
export function writeOrder(order: Order): string {
  return order.descending ? `-${order.key}` : order.key;
}

/** What a click on a column's head leads to: words from the start, counts from the most, then the other way, then none. */
export function nextOrder(current: Order | null, key: OrderKey): Order | null {
  const first = key !== 'agency' && key !== 'kind';
  if (current?.key !== key) return { key, descending: first };
  return current.descending === first ? { key, descending: !first } : null;
}

/** Boards whose agency's name, or short name, holds every word of the search; width and case of letters do not matter. */
export function searchBoards(boards: readonly BoardSummary[], search: string): BoardSummary[] {
  const words = fold(search).split(/\s+/u).filter(Boolean);
  return boards.filter(({ agency }) => words.every((word) => fold(namesOf(agency)).includes(word)));
}

/** In another order; what is equal in it keeps the one it came in. */
export function orderBoards(boards: readonly BoardSummary[], order: Order | null): BoardSummary[] {
  if (order === null) return [...boards];
  const sign = order.descending ? -1 : 1;
  return boards.toSorted((a, b) => sign * compare(a, b, order.key));
}

/** Cards on a board, in all its stages. */
export function cardsOf(board: BoardSummary): number {
  return Object.values(board.cardsByStage).reduce((sum, count) => sum + count, 0);
}

const BY_PINYIN = new Intl.Collator('zh-CN');

function compare(a: BoardSummary, b: BoardSummary, key: OrderKey): number {
  switch (key) {
    case 'agency':
      return BY_PINYIN.compare(a.agency.name, b.agency.name);
    case 'kind':
      return AGENCY_KINDS.indexOf(a.agency.kind) - AGENCY_KINDS.indexOf(b.agency.kind);
    case 'cards':
      return cardsOf(a) - cardsOf(b);
    case 'late':
      return a.late - b.late;
    default: {
      const stage = key.slice('stage:'.length) as StageId;
      return (a.cardsByStage[stage] ?? 0) - (b.cardsByStage[stage] ?? 0);
    }
  }
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
