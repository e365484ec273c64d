import { CloudOff, ShieldAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kept, Refusal, SyncStatus } from '../../collab/live-board.ts';

/** Milliseconds for which changes may be unsaved before the page raises its voice: a connection is often back by then. */
const SETTLE_MS = 1_200;

/** What will go up by itself, and what somebody has to see to. */
const LOOKS = { waits: 'bg-behind text-surface', needs: 'bg-overdue text-surface' } as const;

interface KeepingBannerProps {
  readonly status: SyncStatus;
  /** The page's own address. */
  readonly href: string;
  readonly onRetry: () => void;
}

/**
 * Says across the whole page that changes are not saved, where they are, and what to do.
 *
 * At the foot, since nothing on a board may move under a pointer: there it takes room from the empty end of the columns,
 * and every card stays where it is.
 */
export function KeepingBanner({ status, href, onRetry }: KeepingBannerProps) {
  const { t } = useTranslation('board');
  const notice = useSettled(noticeOf(status));
  const Icon = notice?.kind === 'offline' || notice?.kind === 'not-kept' ? CloudOff : ShieldAlert;
  return (
    <div role="alert" className="shrink-0 print:hidden">
      {notice && (
        <div
          data-keeping={notice.kind}
          className={`flex flex-wrap items-center gap-x-2.5 gap-y-1.5 px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] text-sm sm:px-4 ${LOOKS[notice.look]}`}
        >
          <Icon aria-hidden="true" className="size-5 shrink-0" />
          <p className="min-w-0 flex-1 basis-64 text-pretty">
            <strong className="font-semibold">{t(`keeping.${notice.kind}`)}</strong> {t(`keeping.help.${notice.help}`)}
          </p>
          <Action action={notice.action} href={href} onRetry={onRetry} />
        </div>
      )}
    </div>
  );
}

interface Notice {
  readonly kind: 'offline' | 'not-kept' | 'refused' | 'read-only';
  readonly look: keyof typeof LOOKS;
  readonly help: 'wait.browser' | 'wait.page' | `refused.${Refusal}.${Kept}` | 'read-only';
  readonly action: 'reload' | 'retry' | null;
}

function noticeOf(status: SyncStatus): Notice | null {
  if (!('unsaved' in status) || !status.unsaved) return null;
  switch (status.kind) {
    case 'offline':
    case 'not-kept': {
      const look = status.kept === 'browser' ? 'waits' : 'needs';
      return { kind: status.kind, look, help: `wait.${status.kept}`, action: null };
    }
    case 'refused': {
      // A reload would lose what this browser does not keep.
      const action = status.kept === 'browser' ? 'reload' : 'retry';
      return { kind: 'refused', look: 'needs', help: `refused.${status.why}.${status.kept}`, action };
    }
    case 'read-only':
      return { kind: 'read-only', look: 'waits', help: 'read-only', action: null };
  }
}

/** A notice once it has been due for a while; the next one follows at once, and so does none. */
function useSettled(notice: Notice | null): Notice | null {
  const [isSettled, setSettled] = useState(false);
  const isDue = notice !== null;
  useEffect(() => {
    setSettled(false);
    if (!isDue) return;
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [isDue]);
  return isSettled ? notice : null;
}

const BUTTON =
  'ml-auto inline-flex min-h-9 shrink-0 items-center rounded-md border border-current px-3 py-1 font-semibold hover:underline focus-visible:outline-current';

function Action({ action, href, onRetry }: Pick<KeepingBannerProps, 'href' | 'onRetry'> & Pick<Notice, 'action'>) {
  const { t } = useTranslation('board');
  switch (action) {
    case 'reload':
      // A document of its own: the server says what is amiss, and leads back here.
      return (
        <a href={href} className={BUTTON}>
          {t('keeping.reload')}
        </a>
      );
    case 'retry':
      return (
        <button type="button" onClick={onRetry} className={BUTTON}>
          {t('keeping.retry')}
        </button>
      );
    case null:
      return null;
  }
}
