import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placesIn } from '#server/services/drafts/places.ts';

const line = fc.string({ unit: fc.constantFrom('一', '二', '甲', '乙', '（', '）', '。', '😀'), maxLength: 30 });
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

it('leads to the same words, for at least eight characters, or to nothing', () => {
  fc.assert(
    fc.property(text, text, fc.nat(), (before, after, n) => {
      const at = before.length === 0 ? 0 : n % before.length;
      const to = placesIn(before, after)(at);
      if (to === null) return;
      const length = Math.min(8, before.length - at);
      expect(after.slice(to, to + length)).toBe(before.slice(at, at + length));
    }),
  );
});

it('leads to itself in the same text, and over what was put before', () => {
  fc.assert(
    fc.property(text, text, fc.nat(), (before, added, n) => {
      if (before.length === 0) return;
      const at = n % before.length;
      expect(placesIn(before, before)(at)).toBe(at);
      const moved = placesIn(`起始行甲乙丙丁戊己\n${before}`, `${added}\n起始行甲乙丙丁戊己\n${before}`)(0);
      expect(moved).toBe(added.length + 1);
    }),
  );
});

it('does not take a bracket for another measure', () => {
  const before = '（一）甲乙丙丁戊己庚辛。\n（二）子丑寅卯辰巳午未。\n';
  const place = placesIn(before, before.replace('（二）子丑寅卯辰巳午未', '（二）天地玄黄宇宙洪荒'));
  expect(place(before.indexOf('（一）'))).toBe(0);
  expect(place(before.indexOf('（二）'))).toBeNull();
});
