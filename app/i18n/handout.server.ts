import type { i18n } from 'i18next';
import commonEn from './en/common.json';
import handoutEn from './en/handout.json';
import snapshotsEn from './en/snapshots.json';
import { createI18n } from './instance.ts';
import type { Language } from './languages.ts';
import commonZhCN from './zh-CN/common.json';
import handoutZhCN from './zh-CN/handout.json';
import snapshotsZhCN from './zh-CN/snapshots.json';

const TEXTS = {
  'zh-CN': { common: commonZhCN, handout: handoutZhCN, snapshots: snapshotsZhCN },
  en: { common: commonEn, handout: handoutEn, snapshots: snapshotsEn },
};
const instances = new Map<Language, Promise<i18n>>();

/** The texts of what is handed out: of spreadsheets, and of pages on paper, which come without a script. */
export function handoutTexts(language: Language): Promise<i18n> {
  const instance = instances.get(language) ?? createI18n(language, TEXTS[language]);
  instances.set(language, instance);
  return instance;
}
