import { describe, expect, it } from 'vitest';
import {
  isFilteringOverview,
  NO_OVERVIEW_FILTERS,
  type Overviewed,
  type OverviewFilters,
  passesOverview,
  readOverviewFilters,
  writeOverviewFilters,
} from '#app/domain/overview-filters.ts';

const ITEM: Overviewed = {
  words: '(三) 深化改革 辽宁省人民政府 李工',
  category: 'doing',
  lateness: { kind: 'overdue', days: 3 },
  roles: ['lead', 'implement'],
  kind: 'province',
  supervised: true,
  untouchedDays: 14,
};

const passes = (filters: Partial<OverviewFilters>, item: Partial<Overviewed> = {}) =>
  passesOverview({ ...ITEM, ...item }, { ...NO_OVERVIEW_FILTERS, ...filters });

describe('a filter of the overview', () => {
  it('lets everything through when nothing is asked', () => {
    expect(passes({})).toBe(true);
    expect(isFilteringOverview(NO_OVERVIEW_FILTERS)).toBe(false);
    expect(isFilteringOverview({ ...NO_OVERVIEW_FILTERS, text: '  ' })).toBe(false);
    expect(isFilteringOverview({ ...NO_OVERVIEW_FILTERS, untouched: 7 })).toBe(true);
  });

  it.each<[Partial<OverviewFilters>, boolean]>([
    [{ categories: ['doing', 'done'] }, true],
    [{ categories: ['todo'] }, false],
    [{ roles: ['support', 'implement'] }, true],
    [{ roles: ['support'] }, false],
    [{ kinds: ['province'] }, true],
    [{ kinds: ['ministry', 'collective'] }, false],
    [{ supervised: true }, true],
    [{ untouched: 14 }, true],
    [{ untouched: 15 }, false],
    [{ text: '（三） 李工' }, true],
    [{ text: 'ＬＩ' }, false],
    [{ late: 'overdue', categories: ['doing'], supervised: true }, true],
    [{ late: 'overdue', categories: ['done'] }, false],
  ])('%j: %s', (filters, expected) => {
    expect(passes(filters)).toBe(expected);
  });

  it('tells overdue from due soon, and both from what has no deadline', () => {
    const by = (lateness: Overviewed['lateness']) =>
      (['overdue', '7', '30', 'none'] as const).filter((late) => passes({ late }, { lateness }));
    expect(by({ kind: 'overdue', days: 1 })).toEqual(['overdue']);
    expect(by({ kind: 'today' })).toEqual(['7', '30']);
    expect(by({ kind: 'soon', days: 8 })).toEqual(['30']);
    expect(by({ kind: 'later', days: 31 })).toEqual([]);
    expect(by(null)).toEqual(['none']);
  });

  it('shows what is in no known stage only where no stage is asked for', () => {
    expect(passes({}, { category: null })).toBe(true);
    expect(passes({ categories: ['todo', 'doing', 'review', 'done'] }, { category: null })).toBe(false);
  });
});

describe('an address', () => {
  it('keeps a filter, and what else stands in it', () => {
    const filters: OverviewFilters = {
      text: '改革 李',
      categories: ['todo', 'review'],
      late: '30',
      roles: ['lead', 'support'],
      kinds: ['collective'],
      supervised: true,
      untouched: 30,
    };
    const params = writeOverviewFilters(filters, new URLSearchParams('rows=late&q=x'));
    expect(readOverviewFilters(new URLSearchParams(params.toString()))).toEqual(filters);
    expect(params.get('rows')).toBe('late');
    expect(writeOverviewFilters(NO_OVERVIEW_FILTERS, params).toString()).toBe('rows=late');
  });

  it.each(['idle=0', 'idle=-3', 'idle=1e3', 'idle=12345', 'idle=x', 'late=8', 'stage=all', 'role=,,', 'flag=2'])(
    'leaves out what it does not know: %s',
    (search) => {
      expect(readOverviewFilters(new URLSearchParams(search))).toEqual(NO_OVERVIEW_FILTERS);
    },
  );
});
