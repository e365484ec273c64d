import { useTranslation } from 'react-i18next';
import en from '../i18n/en/reviews.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/reviews.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of meetings and decisions known, and translates with them. They come with what shows them. */
export function useTexts() {
  useBundle('reviews', TEXTS);
  return useTranslation('reviews');
}
