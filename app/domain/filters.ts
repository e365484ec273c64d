import { daysBetween, type IsoDate } from './dates.ts';
import { ROLES, type Role } from './plan.ts';

export const LATENESS_FILTERS = ['overdue', '7', '30', 'none'] as const;
/** Overdue, due within so many days (overdue ones left out), or without any deadline. */
export type LatenessFilter = (typeof LATENESS_FILTERS)[number];

/** What a person asks to see of a board. Roles widen each other; everything else narrows. */
export interface Filters {
  readonly text: string;
  readonly roles: readonly Role[];
  readonly late: LatenessFilter | null;
  readonly noContact: boolean;
  readonly mine: boolean;
  /** Flagged by a lead. */
  readonly supervised: boolean;
}

export const NO_FILTERS: Filters = {
  text: '',
  roles: [],
  late: null,
  noContact: false,
  mine: false,
  supervised: false,
};

/** What a filter looks at on a card. */
export interface Filterable {
  readonly title: string;
  /** The measure's number as written; null for a card without a measure. */
  readonly number: string | null;
  readonly contact: string;
  readonly roles: readonly Role[];
  /** The nearest deadline that is still open; null for none, or where the card's stage is done. */
  readonly openOn: IsoDate | null;
  readonly mine: boolean;
  readonly supervised: boolean;
}

export function isFiltering(filters: Filters): boolean {
  return (
    filters.text.trim() !== '' ||
    filters.roles.length > 0 ||
    filters.late !== null ||
    filters.noContact ||
    filters.mine ||
    filters.supervised
  );
}

/** Whether a card passes every part of a filter. */
export function passes(card: Filterable, filters: Filters, today: IsoDate): boolean {
  return (
    hasWords(card, filters.text) &&
    (filters.roles.length === 0 || filters.roles.some((role) => card.roles.includes(role))) &&
    (filters.late === null || isDue(card.openOn, filters.late, today)) &&
    (!filters.noContact || card.contact === '') &&
    (!filters.mine || card.mine) &&
    (!filters.supervised || card.supervised)
  );
}

/** Every word of the text stands in the title, the number or the contact, whatever its case or width. */
function hasWords(card: Filterable, text: string): boolean {
  const words = fold(text).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const read = fold(`${card.number === null ? '' : `(${card.number})`} ${card.title} ${card.contact}`);
  return words.every((word) => read.includes(word));
}

/** Full-width letters, digits and brackets count as half-width ones: either is what an input method may give. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function isDue(on: IsoDate | null, late: LatenessFilter, today: IsoDate): boolean {
  if (late === 'none') return on === null;
  if (on === null) return false;
  const days = daysBetween(today, on);
  return late === 'overdue' ? days < 0 : days >= 0 && days <= Number(late);
}

/** Reads a filter out of the address; what it does not know it leaves out. */
export function readFilters(params: URLSearchParams): Filters {
  const roles = (params.get('role') ?? '').split(',');
  const late = params.get('late');
  return {
    text: params.get('q') ?? '',
    roles: ROLES.filter((role) => roles.includes(role)),
    late: LATENESS_FILTERS.find((known) => known === late) ?? null,
    noContact: params.get('contact') === 'none',
    mine: params.get('mine') === '1',
    supervised: params.get('supervised') === '1',
  };
}

/** The address's parameters with this filter in place of theirs; other parameters stay. */
export function writeFilters(filters: Filters, params: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string) => (value === '' ? next.delete(key) : next.set(key, value));
  put('q', filters.text);
  put('role', filters.roles.join(','));
  put('late', filters.late ?? '');
  put('contact', filters.noContact ? 'none' : '');
  put('mine', filters.mine ? '1' : '');
  put('supervised', filters.supervised ? '1' : '');
  return next;
}
