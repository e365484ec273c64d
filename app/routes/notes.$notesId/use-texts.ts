import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/notes-page.json';
import zhCN from '../../i18n/zh-CN/notes-page.json';

const TEXTS: Readonly<Record<string, object>> = { 'zh-CN': zhCN, en };

/** Makes the texts of a page of notes known, and translates with them. They come with the page: a board does not carry them. */
export function useTexts() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  if (!i18n.hasResourceBundle(language, 'notes-page')) {
    i18n.addResourceBundle(language, 'notes-page', TEXTS[language] ?? zhCN);
  }
  return useTranslation('notes-page');
}
