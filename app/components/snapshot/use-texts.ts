import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/snapshots.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/snapshots.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of snapshots known, and translates with them. They come with what shows snapshots. */
export function useTexts() {
  useBundle('snapshots', TEXTS);
  return useTranslation('snapshots');
}
