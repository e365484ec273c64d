import { createCookie } from '@remix-run/node';
import { RemixI18Next } from 'remix-i18next/server';
import { isLanguage, LANGUAGES, type Language } from './languages.ts';

const ONE_YEAR_S = 365 * 24 * 3600;

/** The language a person chose with the switch; absent until they do. */
export const languageCookie = createCookie('duban_language', {
  path: '/',
  sameSite: 'lax',
  httpOnly: true,
  maxAge: ONE_YEAR_S,
});

const detector = new RemixI18Next({
  detection: {
    supportedLanguages: [...LANGUAGES],
    fallbackLanguage: LANGUAGES[0],
    cookie: languageCookie,
    order: ['cookie', 'header'],
  },
});

/** The language of a request: the person's choice, else the browser's, else Chinese. */
export async function languageOf(request: Request): Promise<Language> {
  const found = await detector.getLocale(request);
  return isLanguage(found) ? found : LANGUAGES[0];
}
