import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/operations.json';
import zhCN from '../../i18n/zh-CN/operations.json';

const TEXTS: Readonly<Record<string, object>> = { 'zh-CN': zhCN, en };

/**
 * Makes the texts of this page known, and translates with them. They come with the page and not with those of all pages: few
 * people ever see it, and the script of a board is counted by the byte.
 */
export function useTexts() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  if (!i18n.hasResourceBundle(language, 'operations')) {
    i18n.addResourceBundle(language, 'operations', TEXTS[language] ?? zhCN);
  }
  return useTranslation('operations');
}
