import { useTranslation } from 'react-i18next';
import en from '../i18n/en/drafts.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/drafts.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of bringing documents in known, and translates with them. */
export function useTexts() {
  useBundle('drafts', TEXTS);
  return useTranslation('drafts');
}
