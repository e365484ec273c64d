import { useTranslation } from 'react-i18next';
import en from '../i18n/en/comments.json';
import zhCN from '../i18n/zh-CN/comments.json';

const TEXTS: Readonly<Record<string, object>> = { 'zh-CN': zhCN, en };

/** Makes the texts of comments known, and translates with them. They come with what shows comments, not with every page. */
export function useTexts() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  if (!i18n.hasResourceBundle(language, 'comments')) {
    i18n.addResourceBundle(language, 'comments', TEXTS[language] ?? zhCN);
  }
  return useTranslation('comments');
}
