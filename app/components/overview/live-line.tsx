import { CloudOff, LoaderCircle, type LucideIcon, Radio, ShieldAlert } from 'lucide-react';
import type { PlanStatus } from '../../collab/live-plan.ts';
import { useTexts } from './use-texts.ts';

const QUIET = 'text-ink-soft';
const ALARM = 'rounded bg-behind-soft px-1.5 font-medium text-behind';

const LOOKS: Readonly<Record<PlanStatus, { readonly icon: LucideIcon; readonly look: string }>> = {
  connecting: { icon: LoaderCircle, look: QUIET },
  live: { icon: Radio, look: QUIET },
  offline: { icon: CloudOff, look: ALARM },
  refused: { icon: ShieldAlert, look: ALARM },
  'not-there': { icon: ShieldAlert, look: ALARM },
};

/** Whether what is shown is what is so. */
export function LiveLine({ status, isLarge = false }: { status: PlanStatus; isLarge?: boolean }) {
  const { t } = useTexts();
  const { icon: Icon, look } = LOOKS[status];
  return (
    <p
      role="status"
      data-live={status}
      className={`inline-flex min-h-6 items-center gap-1.5 whitespace-nowrap print:hidden ${isLarge ? 'text-xl' : 'text-sm'} ${look}`}
    >
      <Icon aria-hidden="true" className={`size-[1.1em] shrink-0 ${status === 'connecting' ? 'animate-spin' : ''}`} />
      {t(`live.${status}`)}
    </p>
  );
}
