import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/notes-page.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/notes-page.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of a page of notes known, and translates with them. They come with the page: a board does not carry them. */
export function useTexts() {
  useBundle('notes-page', TEXTS);
  return useTranslation('notes-page');
}
