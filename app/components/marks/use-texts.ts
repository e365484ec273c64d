import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/marks.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/marks.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of flags, calls and instructions known, and translates with them. They come with what shows such. */
export function useTexts() {
  useBundle('marks', TEXTS);
  return useTranslation('marks');
}
