import { useTranslation } from 'react-i18next';
import en from '../i18n/en/versions.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/versions.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of versions known, and translates with them. They come with what shows versions. */
export function useTexts() {
  useBundle('versions', TEXTS);
  return useTranslation('versions');
}
