import type { i18n, TFunction } from 'i18next';
import { languageOf } from './detect.server.ts';
import accountsEn from './en/accounts.json';
import adminEn from './en/admin.json';
import archivedEn from './en/archived.json';
import commentsEn from './en/comments.json';
import draftsEn from './en/drafts.json';
import en from './en/index.ts';
import peopleEn from './en/people.json';
import planEn from './en/plan.json';
import { createI18n } from './instance.ts';
import type { Language } from './languages.ts';
import accountsZhCN from './zh-CN/accounts.json';
import adminZhCN from './zh-CN/admin.json';
import archivedZhCN from './zh-CN/archived.json';
import commentsZhCN from './zh-CN/comments.json';
import draftsZhCN from './zh-CN/drafts.json';
import zhCN from './zh-CN/index.ts';
import peopleZhCN from './zh-CN/people.json';
import planZhCN from './zh-CN/plan.json';

const TEXTS = {
  'zh-CN': {
    ...zhCN,
    accounts: accountsZhCN,
    admin: adminZhCN,
    archived: archivedZhCN,
    comments: commentsZhCN,
    drafts: draftsZhCN,
    people: peopleZhCN,
    plan: planZhCN,
  },
  en: {
    ...en,
    accounts: accountsEn,
    admin: adminEn,
    archived: archivedEn,
    comments: commentsEn,
    drafts: draftsEn,
    people: peopleEn,
    plan: planEn,
  },
};
const instances = new Map<Language, Promise<i18n>>();

type Translate = TFunction<
  ['common', 'plan', 'board', 'errors', 'admin', 'comments', 'accounts', 'drafts', 'people', 'archived']
>;

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
  return (await instance).getFixedT(language, [
    'common',
    'plan',
    'board',
    'errors',
    'admin',
    'comments',
    'accounts',
    'drafts',
    'archived',
    'people',
  ]);
}
