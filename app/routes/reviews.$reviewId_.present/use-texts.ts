import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/present.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/present.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of a presentation known, and translates with them. */
export function usePresentTexts() {
  useBundle('present', TEXTS);
  return useTranslation('present');
}
