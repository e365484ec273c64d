import { CHANGE_KINDS, type ChangeKind } from '../../domain/snapshot/card-kinds.ts';

export const VIEWS = ['agency', 'measure', 'matrix'] as const;
export type View = (typeof VIEWS)[number];

/** All agencies on one board, where they are compared: only the cards of which something became. */
export const EVERY_AGENCY = 'all';

/** What of a snapshot is shown, as its address says it. Ids are as they come: what there is not is the loader's to find. */
export interface Address {
  readonly view: View;
  /** By agency, whose board; else, whose cards alone are shown. Null for none chosen. */
  readonly agency: string | null;
  readonly measure: string | null;
  /** The card that is open. */
  readonly card: string | null;
  /** What it is compared with: a snapshot's id, `before` or `live`. */
  readonly compareWith: string | null;
  /** The kinds of change that alone are shown; none for all. */
  readonly kinds: readonly ChangeKind[];
}

/** Reads an address; what it does not know it leaves out. */
export function readAddress(params: URLSearchParams): Address {
  const view = params.get('view');
  const kinds = (params.get('kind') ?? '').split(',');
  return {
    view: VIEWS.find((known) => known === view) ?? 'agency',
    agency: params.get('agency') || null,
    measure: params.get('measure') || null,
    card: params.get('card') || null,
    compareWith: params.get('with') || null,
    kinds: CHANGE_KINDS.filter((kind) => kinds.includes(kind)),
  };
}

/** The address as {@link readAddress} reads it back, to be put behind a path; empty for what is shown by itself. */
export function writeAddress({ view, agency, measure, card, compareWith, kinds }: Address): string {
  const params = new URLSearchParams();
  const put = (key: string, value: string | null) => value && params.set(key, value);
  put('view', view === 'agency' ? null : view);
  put('agency', agency);
  put('measure', measure);
  put('with', compareWith);
  put('kind', kinds.join(','));
  put('card', card);
  const search = params.toString();
  return search === '' ? '' : `?${search}`;
}

/** What the loader reads: a kind of change that alone is shown asks the server for nothing anew. */
export function loaded(search: string): string {
  return writeAddress({ ...readAddress(new URLSearchParams(search)), kinds: [] });
}

/** With a kind of change among those that alone are shown, or no longer among them. */
export function toggleKind(kinds: readonly ChangeKind[], kind: ChangeKind): ChangeKind[] {
  return kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind];
}
