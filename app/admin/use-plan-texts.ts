import { useTranslation } from 'react-i18next';
import en from '../i18n/en/admin-plans.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/admin-plans.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of the pages about plans known, and translates with them. */
export function usePlanTexts() {
  useBundle('admin-plans', TEXTS);
  return useTranslation('admin-plans');
}
