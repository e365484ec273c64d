import { useTranslation } from 'react-i18next';
import en from '../i18n/en/notes.json';
import { useBundle } from '../i18n/use-bundle.ts';
import zhCN from '../i18n/zh-CN/notes.json';

const TEXTS = { 'zh-CN': zhCN, en };

/** Makes the texts of notes known, and translates with them. They come with the editor: the board has no use for them. */
export function useNotesTexts() {
  useBundle('notes', TEXTS);
  return useTranslation('notes', { keyPrefix: 'editor' });
}
