import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/snapshot-schedule.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/snapshot-schedule.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of this page known, and translates with them. */
export function useTexts() {
  useBundle('snapshot-schedule', TEXTS);
  return useTranslation('snapshot-schedule');
}
