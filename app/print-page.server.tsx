import { createHash } from 'node:crypto';
import { redirect } from '@remix-run/node';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { HandoutDocument, type HandoutDocumentProps } from './components/handout/handout-document.tsx';
import { isDubanError } from './http-errors.server.ts';
import { handoutTexts } from './i18n/handout.server.ts';
import type { Language } from './i18n/languages.ts';
import { pageCss } from './page-css.ts';
import printCss from './styles/print.css?raw';

interface PrintPageOptions extends HandoutDocumentProps {
  readonly language: Language;
}

/**
 * A hand-out as one HTML document that stands on its own, its style in it: it is printed from a browser's window, and by the
 * server from a file. It runs no script but the one of its button, and may load nothing else.
 *
 * @returns the document, and what its `Content-Security-Policy` is to be
 */
export async function printPage({ language, ...props }: PrintPageOptions): Promise<{ html: string; policy: string }> {
  const texts = await handoutTexts(language);
  const { snapshot } = props.handout.view;
  const t = texts.getFixedT(language, 'handout');
  const name = t('number', { number: snapshot.number });
  const running = `${snapshot.plan.docNumber ?? snapshot.plan.title} · ${name}`;
  const css = pageCss(props.paper, running, (page, pages) => t('page', { page, pages })) + printCss;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
    ...(props.bar ? ["script-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const body = renderToStaticMarkup(
    <I18nextProvider i18n={texts}>
      <HandoutDocument {...props} />
    </I18nextProvider>,
  );
  const head = renderToStaticMarkup(
    <>
      <meta charSet="utf-8" />
      <meta httpEquiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="only light" />
      <title>{`${snapshot.plan.docNumber ?? ''} ${name} ${snapshot.title}`.trim()}</title>
      {props.bar && <script src="/print.js" defer />}
    </>,
  );
  // React writes what stands in <style> as text, in which CSS's quotation marks are no longer such; there is no `<` in it.
  const html = `<!doctype html><html lang="${language}" class="${props.paper}"><head>${head}<style>${css}</style></head><body>${body}</body></html>`;
  return { html, policy: `${policy}; frame-ancestors 'none'` };
}

/** The same as an answer: of one person at one moment, and of no other site. */
export async function answerPrint(options: PrintPageOptions): Promise<Response> {
  const { html, policy } = await printPage(options);
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': options.language,
      'Content-Security-Policy': policy,
      'Cache-Control': 'private, no-store',
      Vary: 'Cookie, Accept-Language',
    },
  });
}

/**
 * What makes a page to be printed. It has no words for refusals: whoever is refused is led to a page that has them, at an address
 * where the same is refused.
 */
export async function printOr(path: string, make: () => Promise<Response>): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    if (!isDubanError(error) || error.code === 'not-signed-in') throw error;
    return redirect(path);
  }
}
