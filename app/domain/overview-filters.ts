import { STAGE_CATEGORIES, type StageCategory } from './board.ts';
import { LATENESS_FILTERS, type LatenessFilter } from './filters.ts';
import type { Lateness } from './lateness.ts';
import { AGENCY_KINDS, type AgencyKind, ROLES, type Role } from './plan.ts';

/** What a person asks to see of all boards. Of one part several choices widen each other; everything else narrows. */
export interface OverviewFilters {
  readonly text: string;
  readonly categories: readonly StageCategory[];
  readonly late: LatenessFilter | null;
  readonly roles: readonly Role[];
  readonly kinds: readonly AgencyKind[];
  readonly supervised: boolean;
  /** Whole days for which nothing on the card changed, at least; null for any. */
  readonly untouched: number | null;
}

export const NO_OVERVIEW_FILTERS: OverviewFilters = {
  text: '',
  categories: [],
  late: null,
  roles: [],
  kinds: [],
  supervised: false,
  untouched: null,
};

/** Thresholds that are offered, in days; an address may ask for any up to {@link MOST_UNTOUCHED}. */
export const UNTOUCHED_CHOICES = [7, 14, 30, 90] as const;
const MOST_UNTOUCHED = 9_999;

/** What a filter looks at. */
export interface Overviewed {
  /** All that is searched: the measure's number in brackets, titles, the agency, the contact. */
  readonly words: string;
  /** Null for a stage that the plan has not got. */
  readonly category: StageCategory | null;
  /** Of the nearest deadline that is still open; null for none, and where the stage is done. */
  readonly lateness: Lateness | null;
  readonly roles: readonly Role[];
  readonly kind: AgencyKind;
  readonly supervised: boolean;
  readonly untouchedDays: number;
}

export function isFilteringOverview(filters: OverviewFilters): boolean {
  const { text, categories, late, roles, kinds, supervised, untouched } = filters;
  const isChosen = categories.length + roles.length + kinds.length > 0;
  return text.trim() !== '' || isChosen || late !== null || supervised || untouched !== null;
}

/** Whether something passes every part of a filter. */
export function passesOverview(item: Overviewed, filters: OverviewFilters): boolean {
  const { categories, late, roles, kinds, supervised, untouched } = filters;
  return (
    (categories.length === 0 || (item.category !== null && categories.includes(item.category))) &&
    (late === null || isDue(item.lateness, late)) &&
    (roles.length === 0 || roles.some((role) => item.roles.includes(role))) &&
    (kinds.length === 0 || kinds.includes(item.kind)) &&
    (!supervised || item.supervised) &&
    (untouched === null || item.untouchedDays >= untouched) &&
    hasWords(item.words, filters.text)
  );
}

function isDue(lateness: Lateness | null, late: LatenessFilter): boolean {
  if (late === 'none') return lateness === null;
  if (lateness === null) return false;
  if (late === 'overdue') return lateness.kind === 'overdue';
  if (lateness.kind === 'overdue') return false;
  return (lateness.kind === 'today' ? 0 : lateness.days) <= Number(late);
}

/** Every word stands somewhere, whatever its case or width. */
function hasWords(words: string, text: string): boolean {
  const asked = fold(text).split(/\s+/u).filter(Boolean);
  if (asked.length === 0) return true;
  const read = fold(words);
  return asked.every((word) => read.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Reads a filter out of an address; what it does not know it leaves out. */
export function readOverviewFilters(params: URLSearchParams): OverviewFilters {
  const list = (key: string) => (params.get(key) ?? '').split(',');
  const [stages, roles, kinds] = [list('stage'), list('role'), list('kind')];
  const late = params.get('late');
  const days = params.get('idle') ?? '';
  return {
    text: params.get('q') ?? '',
    categories: STAGE_CATEGORIES.filter((category) => stages.includes(category)),
    late: LATENESS_FILTERS.find((known) => known === late) ?? null,
    roles: ROLES.filter((role) => roles.includes(role)),
    kinds: AGENCY_KINDS.filter((kind) => kinds.includes(kind)),
    supervised: params.get('flag') === '1',
    untouched: /^[1-9]\d{0,3}$/.test(days) ? Math.min(MOST_UNTOUCHED, Number(days)) : null,
  };
}

/** The address's parameters with this filter in place of theirs; other parameters stay. */
export function writeOverviewFilters(filters: OverviewFilters, params = new URLSearchParams()): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string) => (value === '' ? next.delete(key) : next.set(key, value));
  put('q', filters.text);
  put('stage', filters.categories.join(','));
  put('late', filters.late ?? '');
  put('role', filters.roles.join(','));
  put('kind', filters.kinds.join(','));
  put('flag', filters.supervised ? '1' : '');
  put('idle', filters.untouched === null ? '' : String(filters.untouched));
  return next;
}
