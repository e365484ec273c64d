import {
  Archive,
  ArchiveRestore,
  ArrowDownUp,
  ArrowLeft,
  ArrowRight,
  ArrowRightLeft,
  CalendarCheck,
  CalendarRange,
  CalendarX,
  CircleCheck,
  CircleDashed,
  Flag,
  FlagOff,
  Gavel,
  ListChecks,
  type LucideIcon,
  Merge,
  MessageSquareText,
  Pencil,
  Plus,
  UserRound,
  X,
} from 'lucide-react';
import type { ChangeKind } from '../../domain/snapshot/card-kinds.ts';

/** How a kind of change looks: well done, for attention, for alarm, or neither. */
const TONES = {
  good: 'bg-done-soft text-done',
  mind: 'bg-behind-soft text-behind',
  bad: 'bg-overdue-soft text-overdue',
  plain: 'bg-near-soft text-near',
} as const;

export interface ChangeLook {
  readonly icon: LucideIcon;
  readonly colours: string;
}

export const CHANGE_LOOKS: Readonly<Record<ChangeKind, ChangeLook>> = {
  'moved-on': { icon: ArrowRight, colours: TONES.good },
  'moved-back': { icon: ArrowLeft, colours: TONES.mind },
  'moved-across': { icon: ArrowRightLeft, colours: TONES.plain },
  'newly-late': { icon: CalendarX, colours: TONES.bad },
  'no-longer-late': { icon: CalendarCheck, colours: TONES.good },
  'newly-done': { icon: CircleCheck, colours: TONES.good },
  'no-longer-done': { icon: CircleDashed, colours: TONES.mind },
  new: { icon: Plus, colours: TONES.plain },
  taken: { icon: Merge, colours: TONES.plain },
  restored: { icon: ArchiveRestore, colours: TONES.plain },
  archived: { icon: Archive, colours: TONES.mind },
  gone: { icon: X, colours: TONES.mind },
  supervised: { icon: Flag, colours: TONES.bad },
  supervision: { icon: Flag, colours: TONES.mind },
  lifted: { icon: FlagOff, colours: TONES.good },
  instructions: { icon: Gavel, colours: TONES.plain },
  notes: { icon: MessageSquareText, colours: TONES.plain },
  ticks: { icon: ListChecks, colours: TONES.plain },
  dates: { icon: CalendarRange, colours: TONES.plain },
  contact: { icon: UserRound, colours: TONES.plain },
  texts: { icon: Pencil, colours: TONES.plain },
  reordered: { icon: ArrowDownUp, colours: 'bg-sunken text-ink-soft' },
};
