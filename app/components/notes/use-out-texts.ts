import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/notes-out.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/notes-out.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of taking notes out known, and translates with them. They come with the pages of notes. */
export function useOutTexts() {
  useBundle('notes-out', TEXTS);
  return useTranslation('notes-out');
}
