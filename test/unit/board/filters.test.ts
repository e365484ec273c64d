import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import {
  type Filterable,
  type Filters,
  isFiltering,
  LATENESS_FILTERS,
  NO_FILTERS,
  passes,
  readFilters,
  writeFilters,
} from '#app/domain/filters.ts';
import { ROLES } from '#app/domain/plan.ts';

const today = '2026-11-24' as IsoDate;

const filters: fc.Arbitrary<Filters> = fc.record({
  text: fc.string({ unit: fc.constantFrom('改', '革', 'a', '（', ' ') }),
  roles: fc.subarray([...ROLES]),
  late: fc.constantFrom(null, ...LATENESS_FILTERS),
  noContact: fc.boolean(),
  mine: fc.boolean(),
  supervised: fc.boolean(),
});

const cards: fc.Arbitrary<Filterable> = fc.record({
  title: fc.string({ unit: fc.constantFrom('改', '革', 'A', ' ') }),
  number: fc.constantFrom(null, '一', '十四'),
  contact: fc.constantFrom('', '王芳'),
  roles: fc.subarray([...ROLES]),
  openOn: fc
    .constantFrom(null, '2017-06-30', '2026-11-24', '2026-12-01', '2026-12-20', '2028-01-01')
    .map((on) => on as IsoDate | null),
  mine: fc.boolean(),
  supervised: fc.boolean(),
});

const card = (part: Partial<Filterable> = {}): Filterable => ({
  title: '积极转变政府职能',
  number: '一',
  contact: '',
  roles: ['lead'],
  openOn: null,
  mine: false,
  supervised: false,
  ...part,
});

describe('filters', () => {
  test('come back from the address as they went, beside what else stands there', () => {
    fc.assert(
      fc.property(filters, (wanted) => {
        const params = writeFilters(wanted, new URLSearchParams('order=late&q=old'));
        expect(readFilters(new URLSearchParams(params.toString()))).toEqual(wanted);
        expect(params.get('order')).toBe('late');
      }),
    );
  });

  test('none of them lets every card pass and is not filtering', () => {
    expect(isFiltering(NO_FILTERS)).toBe(false);
    fc.assert(fc.property(cards, (one) => passes(one, NO_FILTERS, today)));
  });

  test('one more part never lets more cards pass, but for one more role', () => {
    fc.assert(
      fc.property(cards, filters, (one, wanted) => {
        if (!passes(one, wanted, today)) return;
        expect(passes(one, { ...wanted, mine: false }, today)).toBe(true);
        expect(passes(one, { ...wanted, text: '' }, today)).toBe(true);
        expect(passes(one, { ...wanted, late: null }, today)).toBe(true);
        expect(passes(one, { ...wanted, noContact: false }, today)).toBe(true);
        expect(passes(one, { ...wanted, roles: [] }, today)).toBe(true);
      }),
    );
  });

  test.each([
    ['政府 转变', true],
    ['（一）', true],
    ['(一)', true],
    ['（二）', false],
    ['王芳', true],
    ['职能转变政府', false],
  ])('the words %s find the card: %s', (text, found) => {
    expect(passes(card({ contact: '王芳' }), { ...NO_FILTERS, text }, today)).toBe(found);
  });

  test.each([
    ['overdue', '2026-11-23', true],
    ['overdue', '2026-11-24', false],
    ['7', '2026-11-24', true],
    ['7', '2026-12-01', true],
    ['7', '2026-12-02', false],
    ['7', '2026-11-23', false],
    ['30', '2026-12-24', true],
    ['30', '2026-12-25', false],
    ['none', null, true],
    ['none', '2026-12-25', false],
    ['overdue', null, false],
  ] as const)('lateness %s with a deadline on %s: %s', (late, on, found) => {
    expect(passes(card({ openOn: on as IsoDate | null }), { ...NO_FILTERS, late }, today)).toBe(found);
  });
});
