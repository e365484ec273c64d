import { describe, expect, it } from 'vitest';
import type { ComparedBlock } from '#app/notes/compare.ts';
import { ago } from '#app/versions/ago.ts';
import { fold } from '#app/versions/fold.ts';

/** `=` for what is the same, anything else for a change; what is folded comes back in brackets. */
function folded(signs: string): string {
  const blocks = Array.from(signs, (sign) => ({ change: sign === '=' ? 'same' : 'changed' }) as ComparedBlock);
  return fold(blocks)
    .map(({ isFolded, blocks: { length }, blocks: [first] }) => {
      const words = (first?.change === 'same' ? '=' : 'x').repeat(length);
      return isFolded ? `(${words})` : words;
    })
    .join('');
}

describe('what did not change', () => {
  it.each([
    ['', ''],
    ['x', 'x'],
    ['===x===', '===x==='],
    ['====x====', '(===)=x=(===)'],
    ['x=====x', 'x=(===)=x'],
    ['x====x', 'x====x'],
    ['==========', '(==========)'],
  ])('%s is folded to %s', (signs, shown) => {
    expect(folded(signs)).toBe(shown);
  });
});

describe('how long ago', () => {
  it.each([
    [0, '此刻', 'this minute'],
    [59_999, '此刻', 'this minute'],
    [60_000, '1分钟前', '1 minute ago'],
    [3 * 3_600_000, '3小时前', '3 hours ago'],
    [86_400_000, '昨天', 'yesterday'],
    [400 * 86_400_000, '去年', 'last year'],
    [-5_000, '此刻', 'this minute'],
  ])('%d ms', (span, chinese, english) => {
    expect([ago('zh-CN', 0, span), ago('en', 0, span)]).toEqual([chinese, english]);
  });
});
