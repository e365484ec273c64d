import { useTranslation } from 'react-i18next';
import en from '../i18n/en/plan.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/plan.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of plans and their documents known, and translates with them. They come with what shows them: boards do not. */
export function usePlanTexts() {
  useBundle('plan', TEXTS);
  return useTranslation(['plan', 'common', 'errors']);
}
