import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, canonicalPieces } from '#app/domain/snapshot/canonical.ts';

const json = fc.jsonValue({ noUnicodeString: false });
const isWhole = (value: unknown) => !/\\ud[89a-f]/.test(JSON.stringify(value));

/** The same value with its members in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, turned(member)]),
  );
}

describe('canonical JSON (RFC 8785)', () => {
  it('says the same as the value', () => {
    fc.assert(
      fc.property(json.filter(isWhole), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the same for the same value, in whatever order it came', () => {
    fc.assert(
      fc.property(json.filter(isWhole), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(turned(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('is the same in pieces, however many', () => {
    fc.assert(
      fc.property(json.filter(isWhole), fc.nat(5), (value, depth) => {
        expect([...canonicalPieces(value, depth)].join('')).toBe(canonicalJson(value));
      }),
    );
  });

  it('is what the RFC gives for its example of every type', () => {
    const value = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    );
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('has members by the code units of their names, as the RFC has them', () => {
    const value = {
      '€': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '😀': 'Smiley',
      '\u0080': 'Control',
      ö: 'o',
    };
    expect(Object.values(JSON.parse(canonicalJson(value).replace('"1"', '"one"')))).toEqual([
      'CR',
      'One',
      'Control',
      'o',
      'Euro',
      'Smiley',
      'Dalet',
    ]);
  });

  it('leaves out what is undefined, and has one zero', () => {
    expect(canonicalJson({ b: undefined, a: -0 })).toBe('{"a":0}');
  });

  it.each([
    ['half a character', '\ud800', RangeError],
    ['half a character in a name', { '\udfff': 1 }, RangeError],
    ['no number', Number.NaN, RangeError],
    ['an endless number', [Number.POSITIVE_INFINITY], RangeError],
    ['nothing in a list', [undefined], TypeError],
    ['a function', { a: () => 1 }, TypeError],
    ['a whole number without an end', 1n, TypeError],
  ])('refuses %s', (_what, value, refusal) => {
    expect(() => canonicalJson(value)).toThrow(refusal);
  });
});
