import { Link, useLocation } from '@remix-run/react';
import { CircleUser, LogOut, type LucideIcon, Monitor, Moon, Settings2, Sun } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { THEMES, type Theme } from '../theme.ts';
import { DOCUMENT_LANGUAGE } from './agency-name.tsx';
import { Avatar } from './avatar.tsx';
import { TokenField } from './token-field.tsx';
import { onWaiting } from './waiting-news.ts';

const THEME_ICONS: Readonly<Record<Theme, LucideIcon>> = { system: Monitor, light: Sun, dark: Moon };

/** Attributes of the platform's own popover, which opens, closes on Esc or a click beside it and keeps the focus without
 * script; React 18 passes them on but does not know their names. */
const OPENS_MENU: object = { popovertarget: 'app-menu' };
const MENU: object = { popover: 'auto' };

interface AppHeaderProps {
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly theme: Theme;
  /** The plan the page belongs to. */
  readonly plan?: { readonly id: string; readonly title: string } | null;
  /** The person runs the place, and is led to where that is done. */
  readonly mayAdminister?: boolean;
  /** How many comments wait for the person, as far as the page knows; null for nobody signed in. */
  readonly waiting?: number | null;
  /** What the person should know wherever they are. */
  readonly notice?: ReactNode;
}

/** The band on every page: home, the plan one is in, language, appearance, oneself. Works before and without script. */
export function AppHeader({
  person,
  theme,
  plan = null,
  mayAdminister = false,
  waiting = null,
  notice,
}: AppHeaderProps) {
  const { t } = useTranslation();
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-surface px-3 sm:px-4 print:hidden">
      <nav aria-label={t('breadcrumb')} className="flex min-w-0 flex-1 items-center gap-1.5">
        <Link
          to="/"
          className="flex min-h-9 shrink-0 items-center gap-2 rounded-md pr-1 font-semibold tracking-wide hover:text-accent"
        >
          <img src="/favicon.svg" alt="" width="22" height="22" />
          {t('appName')}
        </Link>
        {plan && (
          <>
            <span aria-hidden="true" className="text-line-strong">
              /
            </span>
            <Link
              to={`/plans/${plan.id}`}
              lang={DOCUMENT_LANGUAGE}
              title={plan.title}
              className="min-w-0 truncate py-1.5 text-sm text-ink-soft hover:text-accent"
            >
              {plan.title}
            </Link>
          </>
        )}
      </nav>
      {notice}
      {waiting !== null && <Waiting loaded={waiting} />}
      <LanguageSwitch />
      <button
        type="button"
        {...OPENS_MENU}
        className="flex min-h-9 max-w-48 items-center gap-2 rounded-md px-1.5 text-sm hover:bg-sunken"
      >
        {person ? <Avatar id={person.id} name={person.name} decorative /> : <Settings2 aria-hidden="true" size={18} />}
        <span className={person ? 'truncate max-sm:sr-only' : 'sr-only'}>{person ? person.name : t('settings')}</span>
      </button>
      <div
        id="app-menu"
        {...MENU}
        className="absolute inset-auto top-12 right-2 m-0 w-64 rounded-lg border border-line bg-raised p-3 text-ink shadow-float"
      >
        <AppearanceSwitch theme={theme} />
        {mayAdminister && <ToAdministration />}
        {person ? <SignOut name={person.name} /> : <SignIn />}
      </div>
    </header>
  );
}

/** How many comments wait, asked anew when the page has news of them and whenever the person comes back to the window. */
function Waiting({ loaded }: { loaded: number }) {
  const { t } = useTranslation();
  const [count, setCount] = useState(loaded);
  useEffect(() => {
    setCount(loaded);
    const ask = () =>
      fetch('/waiting/count').then(
        async (answer) => answer.ok && setCount(await answer.json()),
        () => {},
      );
    const off = onWaiting(ask);
    window.addEventListener('focus', ask);
    return () => {
      off();
      window.removeEventListener('focus', ask);
    };
  }, [loaded]);
  if (count === 0) return null;
  return (
    <Link to="/waiting" className="button button-accent rounded-full">
      <span aria-hidden="true" className="sm:hidden">
        {count}
      </span>
      <span className="max-sm:sr-only">{t('waiting', { count })}</span>
    </Link>
  );
}

/** Where to come back to after a form; the fragment stays with the browser. */
function useHere(): string {
  const { pathname, search } = useLocation();
  return pathname + search;
}

/** Leads to every language but the one that is on. A plain form: the page has to come anew in the other language. */
function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <form method="post" action="/preferences" aria-label={t('language')} className="flex shrink-0">
      <TokenField />
      <input type="hidden" name="to" value={useHere()} />
      {LANGUAGES.filter((language) => language !== i18n.language).map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          className="min-h-9 rounded-md px-2 text-sm text-ink-soft hover:bg-sunken hover:text-ink"
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </form>
  );
}

function AppearanceSwitch({ theme }: { theme: Theme }) {
  const { t } = useTranslation();
  return (
    <form method="post" action="/preferences" className="border-b border-line pb-3">
      <TokenField />
      <input type="hidden" name="to" value={useHere()} />
      <fieldset>
        <legend className="mb-1.5 text-sm text-ink-soft">{t('theme.label')}</legend>
        <div className="flex flex-col gap-0.5">
          {THEMES.map((choice) => {
            const Icon = THEME_ICONS[choice];
            return (
              <button
                key={choice}
                type="submit"
                name="theme"
                value={choice}
                aria-pressed={choice === theme}
                className="flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent"
              >
                <Icon aria-hidden="true" size={16} />
                {t(`theme.${choice}`)}
              </button>
            );
          })}
        </div>
      </fieldset>
    </form>
  );
}

function ToAdministration() {
  const { t } = useTranslation();
  return (
    <p className="border-b border-line py-3">
      {/* In a new document: the menu would stay open over the page. */}
      <Link
        to="/admin"
        reloadDocument
        className="flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-sunken"
      >
        <Settings2 aria-hidden="true" size={16} />
        {t('administration')}
      </Link>
    </p>
  );
}

function SignOut({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <form method="post" action="/sign-out" className="flex flex-col gap-1 pt-3">
      <TokenField />
      <p className="px-2 text-sm text-ink-soft">{t('signedInAs', { name })}</p>
      <Link
        to="/account"
        reloadDocument
        className="flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-sunken"
      >
        <CircleUser aria-hidden="true" size={16} />
        {t('account')}
      </Link>
      <button type="submit" className="flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-sunken">
        <LogOut aria-hidden="true" size={16} />
        {t('signOut')}
      </button>
    </form>
  );
}

function SignIn() {
  const { t } = useTranslation();
  return (
    <p className="pt-3">
      <Link to="/sign-in" className="link px-2 text-sm">
        {t('signIn')}
      </Link>
    </p>
  );
}
