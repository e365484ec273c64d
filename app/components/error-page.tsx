import { isRouteErrorResponse, Link, useLocation, useRouteError } from '@remix-run/react';
import { Lock, type LucideIcon, SearchX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ERROR_CODES, type ErrorCode } from '../domain/errors.ts';
import { EmptyState } from './empty-state.tsx';

type ShownCode = ErrorCode | 'unexpected';

/** The code of what a page met: a refusal's own, `not-found` for an address nothing answers, else `unexpected`. */
export function codeOf(error: unknown): ShownCode {
  if (!isRouteErrorResponse(error)) return 'unexpected';
  const code: unknown = error.data?.code;
  if (isErrorCode(code)) return code;
  return error.status === 404 || error.status === 405 ? 'not-found' : 'unexpected';
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in ERROR_CODES;
}

/** What went wrong, in the person's language, and what to do next. */
export function ErrorPage() {
  const { t } = useTranslation('errors');
  const code = codeOf(useRouteError());
  return (
    <EmptyState icon={iconOf(code)} title={t(`title.${code}`)} level={1} action={<NextStep code={code} />}>
      <p>{t(`help.${code}`)}</p>
      {code !== 'unexpected' && <p className="text-sm">{t('code', { code })}</p>}
    </EmptyState>
  );
}

function NextStep({ code }: { code: ShownCode }) {
  const { t } = useTranslation(['errors', 'common']);
  const { pathname, search } = useLocation();
  if (code === 'not-signed-in') {
    return (
      <Link to={`/sign-in?${new URLSearchParams({ to: pathname + search })}`} className="button button-accent">
        {t('common:signIn')}
      </Link>
    );
  }
  return (
    <>
      {code === 'unexpected' && (
        // A document of its own: whatever state led here is gone after it.
        <a href={pathname + search} className="button button-accent">
          {t('reload')}
        </a>
      )}
      <Link to="/" reloadDocument={code === 'unexpected'} className="button">
        {t('home')}
      </Link>
    </>
  );
}

function iconOf(code: ShownCode): LucideIcon {
  if (code === 'not-found') return SearchX;
  return code === 'not-signed-in' || code === 'not-allowed' ? Lock : TriangleAlert;
}
