import { useTranslation } from 'react-i18next';
import en from '../i18n/en/admin-agencies.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/admin-agencies.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of the pages about agencies known, and translates with them. */
export function useAgencyTexts() {
  useBundle('admin-agencies', TEXTS);
  return useTranslation('admin-agencies');
}
