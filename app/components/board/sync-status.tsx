import { CloudOff, CloudUpload, Eye, LoaderCircle, type LucideIcon, ShieldAlert, SquareCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Refusal, SyncStatus } from '../../collab/live-board.ts';

const QUIET = 'text-ink-soft';
const ALARM = 'rounded bg-behind-soft px-1.5 font-medium text-behind';

/** What is said of keeping changes, as it is at this moment. Always visible; said aloud when it changes for the worse. */
export function SyncStatusLine({ status }: { status: SyncStatus }) {
  const { t } = useTranslation('board');
  const { key, icon: Icon, look, isTurning } = appearance(status);
  return (
    <p
      role="status"
      data-sync={status.kind}
      className={`inline-flex min-h-6 items-center gap-1.5 text-sm whitespace-nowrap ${look}`}
    >
      <Icon aria-hidden="true" className={`size-4 shrink-0 ${isTurning ? 'animate-spin' : ''}`} />
      {t(`sync.${key}`)}
    </p>
  );
}

type Key = 'connecting' | 'saved' | 'saving' | 'offline' | 'notKept' | 'readOnly' | `refused.${Refusal}` | UnsavedKey;
type UnsavedKey = 'unsaved.browser' | 'unsaved.page';

interface Appearance {
  readonly key: Key;
  readonly icon: LucideIcon;
  readonly look: string;
  readonly isTurning?: boolean;
}

function appearance(status: SyncStatus): Appearance {
  switch (status.kind) {
    case 'connecting':
      return { key: 'connecting', icon: LoaderCircle, look: QUIET, isTurning: true };
    case 'saved':
      return { key: 'saved', icon: SquareCheck, look: QUIET };
    case 'saving':
      return { key: 'saving', icon: CloudUpload, look: QUIET };
    case 'not-kept':
      return { key: status.unsaved ? `unsaved.${status.kept}` : 'notKept', icon: CloudOff, look: ALARM };
    case 'offline':
      return { key: status.unsaved ? `unsaved.${status.kept}` : 'offline', icon: CloudOff, look: ALARM };
    case 'read-only':
      return { key: 'readOnly', icon: Eye, look: QUIET };
    case 'refused':
      return {
        key: status.unsaved ? `unsaved.${status.kept}` : `refused.${status.why}`,
        icon: ShieldAlert,
        look: ALARM,
      };
  }
}
