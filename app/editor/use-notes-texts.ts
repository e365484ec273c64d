import { useTranslation } from 'react-i18next';
import en from '../i18n/en/notes.json';
import zhCN from '../i18n/zh-CN/notes.json';

const TEXTS: Readonly<Record<string, object>> = { 'zh-CN': zhCN, en };

/** Makes the texts of notes known, and translates with them. They come with the editor: the board has no use for them. */
export function useNotesTexts() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  if (!i18n.hasResourceBundle(language, 'notes')) i18n.addResourceBundle(language, 'notes', TEXTS[language] ?? zhCN);
  return useTranslation('notes', { keyPrefix: 'editor' });
}
