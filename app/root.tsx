import './styles/app.css';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnceUnsent } from './collab/unsent-hint.ts';
import { AppHeader } from './components/app-header.tsx';
import { codeOf, ErrorPage } from './components/error-page.tsx';
import { FormOverNotice } from './components/form-over-notice.tsx';
import { can } from './domain/policy.ts';
import { TOKEN_META, TokenContext } from './form-token.ts';
import { languageOf } from './i18n/detect.server.ts';
import { LANGUAGES } from './i18n/languages.ts';
import { NonceContext } from './nonce.ts';
import { useBarePage, usePagePlan } from './page-handle.ts';
import { themeOf } from './preferences.server.ts';
import { screenOf, unlessOnSameScreen } from './revalidation.ts';

/** A chunk of its own: hardly any page has something to send. */
const fetchUnsentChanges = () => import('./unsent-changes.tsx');

export const links: LinksFunction = () => [{ rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' }];

export const meta: MetaFunction = ({ error }) => (error ? [] : [{ title: '督办 Duban' }]);

export const shouldRevalidate = unlessOnSameScreen;

export async function loader({ request, context }: LoaderFunctionArgs) {
  return {
    language: await languageOf(request),
    theme: await themeOf(request),
    token: context.token.value,
    today: context.today,
    demo: context.demo,
    mayAdminister: can(context.actor, { action: 'policy.read' }),
    waiting: context.actor && (await context.services.notes.waiting.count(context.actor)),
    person: context.actor && { id: context.actor.personId, name: context.actor.name },
  };
}

/** The frame of every page, error pages included; those may have no loader data. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const { t, i18n } = useTranslation(['common', 'errors']);
  const nonce = useContext(NonceContext);
  const given = useContext(TokenContext);
  const token = data?.token ?? given;
  const theme = data?.theme ?? 'system';
  const plan = usePagePlan();
  const isBare = useBarePage();
  const error = useRouteError();
  const screen = screenOf(useLocation());
  const person = data?.person ?? null;
  const unsent = useOnceUnsent(person?.id ?? null, screen, fetchUnsentChanges);
  return (
    <html lang={data?.language ?? i18n.language ?? LANGUAGES[0]} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <meta name={TOKEN_META} content={token} data-person={person?.id} />
        {error != null && <title>{`${t(`errors:title.${codeOf(error)}`)} · ${t('appName')}`}</title>}
        <Meta />
        <Links />
      </head>
      <body className="flex flex-col">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:left-2 focus:top-2 focus:z-50 focus:bg-surface focus:p-2"
        >
          {t('skipToContent')}
        </a>
        <TokenContext.Provider value={token}>
          {!isBare && (
            <AppHeader
              person={person}
              theme={theme}
              plan={plan}
              mayAdminister={data?.mayAdminister ?? false}
              waiting={data?.waiting ?? null}
              notice={person && unsent && <unsent.UnsentChanges key={person.id} personId={person.id} screen={screen} />}
            />
          )}
          <FormOverNotice />
          <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
            {children}
          </main>
        </TokenContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
