import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import en from '#app/i18n/en/index.ts';
import { createI18n } from '#app/i18n/instance.ts';
import type { Language } from '#app/i18n/languages.ts';
import zhCN from '#app/i18n/zh-CN/index.ts';

/** Renders with the interface's texts; `update` renders anew in the same place. */
export async function show(
  node: ReactNode,
  language: Language = 'zh-CN',
): Promise<RenderResult & { update(node: ReactNode): void }> {
  const i18n = await createI18n(language, language === 'en' ? en : zhCN);
  const wrap = (inner: ReactNode) => <I18nextProvider i18n={i18n}>{inner}</I18nextProvider>;
  const result = render(wrap(node));
  return { ...result, update: (next) => result.rerender(wrap(next)) };
}
