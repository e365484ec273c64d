import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/archived.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/archived.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of this page known, and translates with them. */
export function useTexts() {
  useBundle('archived', TEXTS);
  return useTranslation('archived');
}
