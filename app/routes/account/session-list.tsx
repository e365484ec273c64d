import { LogOut, MonitorSmartphone } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { readDevice } from '../../accounts/read-device.ts';
import type { OwnSession } from '../../accounts/services.ts';
import { useTexts } from '../../accounts/use-texts.ts';
import { PostForm } from '../../components/post-form.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { AccountPageProps } from './account-page.tsx';

interface SessionListProps {
  readonly sessions: readonly OwnSession[];
  readonly did: NonNullable<AccountPageProps['outcome']>['did'];
}

/** Where one is signed in, the device at hand first. One's focus goes to the heading when the session it was on is gone. */
export function SessionList({ sessions, did }: SessionListProps) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const isSaid = did === 'ended' || did === 'gone';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is the event
  useEffect(() => {
    if (isSaid) heading.current?.focus();
  }, [isSaid, sessions]);
  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-2">
      <h2 id="sessions" ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {t('own.sessions.title')}
      </h2>
      <p className="text-sm text-ink-soft">{t('own.sessions.help')}</p>
      <p role="status" className="text-sm text-done empty:hidden">
        {isSaid && t(`own.sessions.${did}`)}
      </p>
      <ul className="flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
      <PostForm className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        <input type="hidden" name="intent" value="end-all" />
        <button type="submit" className="button border-overdue text-overdue">
          <LogOut aria-hidden="true" size={16} />
          {t('own.sessions.endAll')}
        </button>
        <p className="text-sm text-ink-soft">{t('own.sessions.endAllHelp')}</p>
      </PostForm>
    </section>
  );
}

function SessionItem({ session }: { session: OwnSession }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { browser, system } = readDevice(session.userAgent);
  const device = t('own.sessions.device', {
    browser: browser ?? t('own.sessions.unknownBrowser'),
    system: system ?? t('own.sessions.unknownSystem'),
  });
  const at = formatMoment(language, session.createdAt);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 p-4">
      <div className="flex min-w-0 items-start gap-3">
        <MonitorSmartphone aria-hidden="true" size={20} className="mt-0.5 shrink-0 text-ink-soft" />
        <div>
          <p className="font-medium">
            {device}
            {session.isCurrent && (
              <span className="ml-2 rounded bg-accent-soft px-1.5 py-0.5 text-sm text-accent">
                {t('own.sessions.current')}
              </span>
            )}
          </p>
          <p className="text-sm text-ink-soft tabular-nums">
            {t('own.sessions.since', { at })}
            {' · '}
            {t('own.sessions.seen', { at: formatMoment(language, session.lastSeenAt) })}
          </p>
        </div>
      </div>
      {!session.isCurrent && (
        <PostForm preventScrollReset>
          <input type="hidden" name="intent" value="end" />
          <button
            type="submit"
            name="session"
            value={session.id}
            aria-label={t('own.sessions.endLabel', { device, at })}
            className="button"
          >
            {t('own.sessions.end')}
          </button>
        </PostForm>
      )}
    </li>
  );
}
