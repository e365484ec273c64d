import { useTranslation } from 'react-i18next';
import en from '../i18n/en/versions.json';
import zhCN from '../i18n/zh-CN/versions.json';

const TEXTS: Readonly<Record<string, object>> = { 'zh-CN': zhCN, en };

/** Makes the texts of versions known, and translates with them. They come with what shows versions. */
export function useTexts() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  if (!i18n.hasResourceBundle(language, 'versions')) {
    i18n.addResourceBundle(language, 'versions', TEXTS[language] ?? zhCN);
  }
  return useTranslation('versions');
}
