import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/policy.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/policy.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of this page known, and translates with them. */
export function useTexts() {
  useBundle('policy', TEXTS);
  return useTranslation('policy');
}
