import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/share.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/share.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of shared snapshots known, and translates with them. */
export function useTexts() {
  useBundle('share', TEXTS);
  return useTranslation('share');
}
