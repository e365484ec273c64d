import { useTranslation } from 'react-i18next';
import type { Language } from './languages.ts';

/**
 * Makes known the texts of a namespace that comes with what shows it, not with every page: few people see an operator's page,
 * and the script of a board is counted by the byte. To be called before `useTranslation` asks for them.
 */
export function useBundle(namespace: string, texts: Readonly<Record<Language, object>>): void {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  if (!i18n.hasResourceBundle(language, namespace)) {
    i18n.addResourceBundle(language, namespace, texts[language] ?? texts['zh-CN']);
  }
}
