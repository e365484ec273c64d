import { describe, expect, it } from 'vitest';
import { textChanges } from '#app/editor/sync/text-changes.ts';

function applied(before: string, changes: ReturnType<typeof textChanges>): string {
  return [...changes]
    .reverse()
    .reduce((text, { index, remove, insert }) => text.slice(0, index) + insert + text.slice(index + remove), before);
}

describe('the changes that make one text another', () => {
  it('are none between texts that are alike', () => {
    expect(textChanges('会商', '会商', 0)).toEqual([]);
  });

  it('leave the words that both have', () => {
    const [before, after] = ['第二稿，工信部补充甲乙', '第一稿，工信部补充'];
    expect(textChanges(before, after, 0)).toEqual([
      { index: 1, remove: 1, insert: '一' },
      { index: 9, remove: 2, insert: '' },
    ]);
  });

  it('put a character in where the caret is among its like', () => {
    expect(textChanges('哈哈', '哈哈哈', 1)).toEqual([{ index: 1, remove: 0, insert: '哈' }]);
  });

  it('never take half of a character', () => {
    const [before, after] = ['一😀二三😀四', '五😁二三😁六'];
    expect(applied(before, textChanges(before, after, 0))).toBe(after);
    for (const { insert } of textChanges(before, after, 0)) expect(insert).not.toMatch(/\p{Surrogate}/u);
  });

  it('make the one of the other, whatever they are', () => {
    let seed = 7;
    const draw = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const text = () => Array.from({ length: draw(14) }, () => ['甲', '乙丙', '😀', '😁', 'a'][draw(5)]).join('');
    for (let i = 0; i < 2_000; i++) {
      const [before, after] = [text(), text()];
      expect(applied(before, textChanges(before, after, draw(after.length + 1)))).toBe(after);
    }
  });
});
