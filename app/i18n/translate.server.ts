import type { i18n, TFunction } from 'i18next';
import { languageOf } from './detect.server.ts';
import commentsEn from './en/comments.json';
import draftsEn from './en/drafts.json';
import en from './en/index.ts';
import { createI18n } from './instance.ts';
import type { Language } from './languages.ts';
import commentsZhCN from './zh-CN/comments.json';
import draftsZhCN from './zh-CN/drafts.json';
import zhCN from './zh-CN/index.ts';

const TEXTS = {
  'zh-CN': { ...zhCN, comments: commentsZhCN, drafts: draftsZhCN },
  en: { ...en, comments: commentsEn, drafts: draftsEn },
};
const instances = new Map<Language, Promise<i18n>>();

type Translate = TFunction<['common', 'plan', 'board', 'errors', 'comments', 'drafts']>;

/**
 * A page's title for the browser's tab: `meta` stands outside React and has no texts, so that the loader writes it.
 *
 * @param name the page's own part
 */
export async function pageTitle(request: Request, name: (t: Translate) => string): Promise<string> {
  const t = await translatorOf(request);
  return `${name(t)} · ${t('appName')}`;
}

/** The texts of a request's language, for what is written outside React. */
export async function translatorOf(request: Request): Promise<Translate> {
  const language = await languageOf(request);
  const instance = instances.get(language) ?? createI18n(language, TEXTS[language]);
  instances.set(language, instance);
  return (await instance).getFixedT(language, ['common', 'plan', 'board', 'errors', 'comments', 'drafts']);
}
