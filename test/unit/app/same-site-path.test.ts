import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameSitePath } from '../../../app/same-site-path.ts';

describe('a path to come back to', () => {
  it.each(['/', '/plans/p1', '/plans/p1?q=%E8%B4%A2&order=-late#c-1'])('keeps %s', (path) => {
    expect(sameSitePath(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'plans',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/./\\evil.example',
    'javascript:alert(1)',
  ])('leads home instead of to %j', (value) => {
    expect(sameSitePath(value)).toBe('/');
  });

  it('never leaves the site, whatever it is given', () => {
    const piece = fc.constantFrom('/', '\\', '.', '..', '\t', '\n', 'evil.example', '@', ':', '?', '#', '%2f', 'http:');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const to = sameSitePath(pieces.join(''));
        expect(new URL(to, 'https://duban.test/sign-in').origin).toBe('https://duban.test');
      }),
      { numRuns: 2000 },
    );
  });
});
