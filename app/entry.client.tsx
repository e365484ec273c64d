import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { metaOfPage, TokenContext } from './form-token.ts';
import { createI18n } from './i18n/instance.ts';
import { isLanguage, LANGUAGES } from './i18n/languages.ts';
import { pageDataRead } from './page-data.ts';
import { sendToken } from './send-token.ts';

/** Each language is a chunk of its own: nobody loads the one they do not read. */
const texts = {
  'zh-CN': () => import('./i18n/zh-CN/index.ts'),
  en: () => import('./i18n/en/index.ts'),
};

async function start() {
  sendToken();
  const lang = document.documentElement.lang;
  const language = isLanguage(lang) ? lang : LANGUAGES[0];
  const [{ default: words }] = await Promise.all([texts[language](), pageDataRead()]);
  const i18n = await createI18n(language, words);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <TokenContext.Provider value={metaOfPage()?.content ?? ''}>
            <RemixBrowser />
          </TokenContext.Provider>
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void start();
