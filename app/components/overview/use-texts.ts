import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/overview.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/overview.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of overviews known, and translates with them. They come with what shows all boards of a plan. */
export function useTexts() {
  useBundle('overview', TEXTS);
  return useTranslation('overview');
}
