import { useTranslation } from 'react-i18next';
import en from '../i18n/en/people.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/people.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of people, invitations and the audit log known, and translates with them. */
export function usePeopleTexts() {
  useBundle('people', TEXTS);
  return useTranslation('people');
}
