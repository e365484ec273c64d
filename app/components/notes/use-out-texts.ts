import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/notes-out.json';
import zhCN from '../../i18n/zh-CN/notes-out.json';

const TEXTS: Readonly<Record<string, object>> = { 'zh-CN': zhCN, en };

/** Makes the texts of taking notes out known, and translates with them. They come with the pages of notes. */
export function useOutTexts() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  if (!i18n.hasResourceBundle(language, 'notes-out')) {
    i18n.addResourceBundle(language, 'notes-out', TEXTS[language] ?? zhCN);
  }
  return useTranslation('notes-out');
}
