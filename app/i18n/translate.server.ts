import type { i18n, TFunction } from 'i18next';
import { languageOf } from './detect.server.ts';
import en from './en/index.ts';
import { createI18n } from './instance.ts';
import type { Language } from './languages.ts';
import zhCN from './zh-CN/index.ts';

const TEXTS = { 'zh-CN': zhCN, en };
const instances = new Map<Language, Promise<i18n>>();

/** The texts of a request's language, for what is written outside React: the titles that `meta` shows. */
export async function translatorOf(request: Request): Promise<TFunction<['common', 'plan', 'board', 'errors']>> {
  const language = await languageOf(request);
  const instance = instances.get(language) ?? createI18n(language, TEXTS[language]);
  instances.set(language, instance);
  return (await instance).getFixedT(language, ['common', 'plan', 'board', 'errors']);
}
