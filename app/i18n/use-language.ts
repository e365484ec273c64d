import { useTranslation } from 'react-i18next';
import { isLanguage, LANGUAGES, type Language } from './languages.ts';

/** The language the page is in, for what is not a text: dates, a stage's own names. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : LANGUAGES[0];
}
