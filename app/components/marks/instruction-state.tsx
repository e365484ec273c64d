import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CornerUpLeft,
  Hourglass,
  type LucideIcon,
} from 'lucide-react';
import type { InstructionState } from '../../domain/plan-state.ts';
import { useTexts } from './use-texts.ts';

const LOOKS: Readonly<Record<InstructionState, { readonly icon: LucideIcon; readonly colours: string }>> = {
  open: { icon: CircleDashed, colours: 'bg-behind-soft text-behind' },
  'not-yet': { icon: CircleAlert, colours: 'bg-behind-soft text-behind' },
  answered: { icon: Hourglass, colours: 'bg-near-soft text-near' },
  returned: { icon: CornerUpLeft, colours: 'bg-overdue-soft text-overdue' },
  accepted: { icon: CircleCheck, colours: 'bg-done-soft text-done' },
  withdrawn: { icon: CircleSlash, colours: 'text-ink-soft' },
};

/** How an instruction stands, as an icon and in words. */
export function InstructionStateBadge({ state }: { state: InstructionState }) {
  const { t } = useTexts();
  const { icon: Icon, colours } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1 rounded px-1 text-sm leading-6 font-medium ${colours}`}>
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      {t(`state.${state}`)}
    </span>
  );
}
