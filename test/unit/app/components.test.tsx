import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { Avatar, initialOf } from '../../../app/components/avatar.tsx';
import { DeadlineBadge } from '../../../app/components/deadline-badge.tsx';
import { RoleBadge } from '../../../app/components/role-badge.tsx';
import type { IsoDate } from '../../../app/domain/dates.ts';
import en from '../../../app/i18n/en/index.ts';
import { createI18n } from '../../../app/i18n/instance.ts';
import zhCN from '../../../app/i18n/zh-CN/index.ts';

afterEach(cleanup);

/** The text a component shows, what only a screen reader hears included. */
async function textOf(language: 'zh-CN' | 'en', node: ReactNode): Promise<string | null> {
  const i18n = await createI18n(language, language === 'en' ? en : zhCN);
  return render(<I18nextProvider i18n={i18n}>{node}</I18nextProvider>).container.textContent;
}

const day = (value: string) => value as IsoDate;
const today = day('2026-11-24');

describe('a deadline', () => {
  it.each([
    ['2016-12-31', '逾期 9 年 10 个月', '9 yr 10 mo late'],
    ['2025-11-24', '逾期 1 年', '1 year late'],
    ['2026-08-01', '逾期 3 个月', '3 months late'],
    ['2026-11-23', '逾期 1 天', '1 day late'],
    ['2026-11-24', '今天到期', 'Due today'],
    ['2026-11-26', '还有 2 天', '2 days left'],
    ['2029-06-30', '2029年6月30日', '30 Jun 2029'],
  ])('of %s is said in words: %s, %s', async (on, chinese, english) => {
    expect(await textOf('zh-CN', <DeadlineBadge on={day(on)} today={today} />)).toContain(chinese);
    expect(await textOf('en', <DeadlineBadge on={day(on)} today={today} />)).toContain(english);
  });

  it('is not late any more once it is settled', async () => {
    expect(await textOf('zh-CN', <DeadlineBadge on={day('2016-12-31')} today={today} settled />)).toBe(
      '2016年12月31日已办结',
    );
  });

  it('says the day to a screen reader where the eye sees how late it is', async () => {
    expect(await textOf('en', <DeadlineBadge on={day('2016-12-31')} today={today} />)).toContain('31 Dec 2016');
  });
});

describe('a role', () => {
  it.each([
    ['lead', '牵头'],
    ['implement', '组织实施'],
  ] as const)('%s is in the words of the documents: %s', async (role, words) => {
    expect(await textOf('zh-CN', <RoleBadge role={role} />)).toBe(words);
  });
});

describe('an avatar', () => {
  it.each([
    ['欧阳建国', '欧'],
    ['Jane Ann Doe', 'JA'],
    ['  ', '?'],
    ['𠮷田', '𠮷'],
  ])('of %j shows %s', (name, initial) => {
    expect(initialOf(name)).toBe(initial);
  });

  it('has the name of its person, unless that stands beside it', () => {
    render(<Avatar id="a" name="王建国" />);
    expect(screen.getByRole('img', { name: '王建国' }).textContent).toBe('王');
    cleanup();
    render(<Avatar id="a" name="王建国" decorative />);
    expect(screen.queryByRole('img')).toBeNull();
  });
});
