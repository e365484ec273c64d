import { CHANGE_KINDS, type ChangeKind } from './card-kinds.ts';
import type { CardDiff, SnapshotDiff } from './diff.ts';
import type { ListDiff } from './list-diff.ts';

/** What plans are made of besides cards, as far as it comes and goes. */
export const PARTS = ['boards', 'agencies', 'measures', 'stages'] as const;
export type Part = (typeof PARTS)[number];

/** What a diff comes to, in the order in which it is said. */
export interface DiffSummary {
  /** Cards of each kind; of `notes`, the notes themselves, which many cards may share. None that is 0. */
  readonly kinds: readonly { readonly kind: ChangeKind; readonly count: number }[];
  /** None in which nothing changed. */
  readonly parts: readonly {
    readonly part: Part;
    readonly came: number;
    readonly went: number;
    readonly changed: number;
  }[];
}

export function summarise(diff: SnapshotDiff): DiffSummary {
  return {
    kinds: countKinds(diff.cards, diff.notes.length),
    parts: PARTS.map((part) => ({ part, ...countItems(diff[part]) })).filter(
      ({ part, came, went, changed }) => came + went + (part === 'boards' ? 0 : changed) > 0,
    ),
  };
}

/**
 * How many cards there are of each kind, without those of which there are none.
 *
 * @param notes how many notes changed; without, the cards whose notes did are counted
 */
export function countKinds(cards: readonly Pick<CardDiff, 'kinds'>[], notes?: number): DiffSummary['kinds'] {
  const counts = new Map<ChangeKind, number>();
  for (const kind of cards.flatMap(({ kinds }) => kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (notes !== undefined) counts.set('notes', notes);
  return CHANGE_KINDS.map((kind) => ({ kind, count: counts.get(kind) ?? 0 })).filter(({ count }) => count > 0);
}

function countItems(diff: ListDiff<unknown>) {
  const came = diff.items.filter(({ before }) => before === null).length;
  const went = diff.items.filter(({ after }) => after === null).length;
  return { came, went, changed: diff.items.length - came - went };
}
