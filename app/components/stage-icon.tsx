import { Circle, CircleCheck, Contrast, Eye, type LucideIcon } from 'lucide-react';
import type { StageCategory } from '../domain/board.ts';

const ICONS: Readonly<Record<StageCategory, LucideIcon>> = {
  todo: Circle,
  doing: Contrast,
  review: Eye,
  done: CircleCheck,
};

const COLOURS: Readonly<Record<StageCategory, string>> = {
  todo: 'text-ink-soft',
  doing: 'text-accent',
  review: 'text-near',
  done: 'text-done',
};

/** A stage's category as a shape: empty, half, an eye, a tick. Decoration beside the stage's name, never instead of it. */
export function StageIcon({ category, className = '' }: { category: StageCategory; className?: string }) {
  const Icon = ICONS[category];
  // lucide draws the half of its half circle in outline.
  const half = category === 'doing' ? '[&>path]:fill-current' : '';
  return <Icon aria-hidden="true" className={`size-4 shrink-0 ${COLOURS[category]} ${half} ${className}`} />;
}
