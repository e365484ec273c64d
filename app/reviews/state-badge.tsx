import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Hourglass,
  type LucideIcon,
  MessageSquareReply,
  Undo2,
} from 'lucide-react';
import type { InstructionState } from '../domain/plan-state.ts';
import { useTexts } from './use-texts.ts';

const LOOKS: Readonly<Record<InstructionState, { readonly icon: LucideIcon; readonly colours: string }>> = {
  open: { icon: CircleDashed, colours: 'bg-near-soft text-near' },
  'not-yet': { icon: Hourglass, colours: 'bg-behind-soft text-behind' },
  answered: { icon: MessageSquareReply, colours: 'bg-accent-soft text-accent' },
  returned: { icon: Undo2, colours: 'bg-overdue-soft text-overdue' },
  accepted: { icon: CircleCheck, colours: 'bg-done-soft text-done' },
  withdrawn: { icon: CircleX, colours: 'bg-sunken text-ink-soft' },
};

/** How a decision stands with an agency, by icon and words. */
export function StateBadge({ state }: { state: InstructionState }) {
  const { t } = useTexts();
  const { icon: Icon, colours } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1 rounded px-1.5 leading-6 whitespace-nowrap ${colours}`}>
      <Icon aria-hidden="true" className="size-[1em] shrink-0" />
      {t(`state.${state}`)}
    </span>
  );
}
