import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { TokenContext } from './form-token.ts';
import { languageOf } from './i18n/detect.server.ts';
import en from './i18n/en/index.ts';
import { createI18n } from './i18n/instance.ts';
import zhCN from './i18n/zh-CN/index.ts';
import { NonceContext } from './nonce.ts';
import { withoutNul } from './without-nul.server.ts';

const TEXTS = { 'zh-CN': zhCN, en };

/** Milliseconds until a render that hangs is given up. */
const RENDER_TIMEOUT_MS = 10_000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const language = await languageOf(request);
  const i18n = await createI18n(language, TEXTS[language]);
  // A robot has no use for a shell that fills in later.
  const readyOn = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';

  return new Promise((resolve, reject) => {
    let sent = false;
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18n}>
        <NonceContext.Provider value={context.nonce}>
          <TokenContext.Provider value={context.token.value}>
            <RemixServer context={remix} url={request.url} nonce={context.nonce} />
          </TokenContext.Provider>
        </NonceContext.Provider>
      </I18nextProvider>,
      {
        nonce: context.nonce,
        [readyOn]() {
          sent = true;
          const body = withoutNul();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          headers.set('Content-Language', language);
          headers.append('Vary', 'Cookie, Accept-Language');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          // Errors before the shell reach the handler above through `reject`; later ones have no other witness.
          if (sent) console.error(error);
        },
      },
    );
    setTimeout(abort, RENDER_TIMEOUT_MS).unref();
  });
}
