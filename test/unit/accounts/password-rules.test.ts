import { expect, test } from 'vitest';
import { findFault, normalisePassword } from '#server/services/accounts/password-rules.ts';

const OWN = ['shen.zhiyuan', 'shen@ndrc.example', '沈志远'];

test.each([
  ['seven rivers to the sea', null],
  ['春眠不觉晓，处处闻啼鸟。', null],
  ['correct horse battery staple', null],
  ['kJ3$vv0q!Zp1', null],
  ['483920175839', null],
  ['🌊🌊 seven rivers', null],
  // Length, as people count.
  ['seven rivers', null],
  ['seven river', 'short'],
  ['', 'short'],
  ['🌊'.repeat(11), 'short'],
  [`${'seven rivers to the sea '.repeat(10)}and on`, null],
  [`${'seven rivers to the sea '.repeat(11)}`, 'long'],
  // What machines try first.
  ['password1234', 'common'],
  ['Password!2026', 'common'],
  ['1234567password', 'common'],
  ['passwordpassword', 'common'],
  ['123456789012', 'common'],
  ['987654321098', 'common'],
  ['abcdefghijklmn', 'common'],
  ['aaaaaaaaaaaaaa', 'common'],
  ['aaaaaabbbbbb', 'common'],
  ['abcabcabcabca', 'common'],
  ['1qaz2wsx3edc', 'common'],
  ['qwertyuiop123', 'common'],
  // Names that whoever guesses knows.
  ['shen.zhiyuan2026', 'own'],
  ['SHEN.ZHIYUAN-!', 'own'],
  ['沈志远二〇二六年十一月末', 'own'],
  ['duban-duban-2026', 'own'],
  ['督办督办，督办督办到底。', 'own'],
  ['shen.zhiyuan walks by the sea', null],
  ['seven\u0000rivers to the sea', 'characters'],
  ['seven\ud83crivers to the sea', 'characters'],
])('%s: %s', (password, fault) => {
  expect(findFault(normalisePassword(password), OWN)).toBe(fault);
});

test('the same keys are the same password, whatever the input method makes of them', () => {
  expect(normalisePassword('ｓｅｖｅｎ　１２３')).toBe('seven 123');
  expect(normalisePassword('cafe\u0301')).toBe(normalisePassword('café'));
  expect(normalisePassword('a\u00a0b')).toBe('a b');
  expect(normalisePassword('Case')).not.toBe(normalisePassword('case'));
});
