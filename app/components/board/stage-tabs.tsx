import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../domain/board.ts';
import type { StageId } from '../../domain/ids.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** On a phone, where one stage fills the screen: the others by name, a {@link StageTab} each. */
export function StageTabs({ children }: { children: ReactNode }) {
  const { t } = useTranslation('board');
  return (
    <nav
      aria-label={t('tabs')}
      className="sticky top-0 z-10 flex shrink-0 overflow-x-auto border-b border-line bg-surface md:hidden noscript:hidden print:hidden"
    >
      {children}
    </nav>
  );
}

export interface StageTabProps {
  readonly stage: Stage;
  /** How many cards are in it. */
  readonly count: number;
  /** It fills the screen. */
  readonly isCurrent: boolean;
  /** A card is held over it. */
  readonly isOver?: boolean;
  readonly onChoose: (stage: StageId) => void;
}

export function StageTab({ stage, count, isCurrent, isOver = false, onChoose }: StageTabProps) {
  const language = useLanguage();
  return (
    <button
      type="button"
      data-stage-tab={stage.id}
      data-over={isOver ? '' : undefined}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => onChoose(stage.id)}
      className="min-h-11 shrink-0 grow whitespace-nowrap border-b-2 border-transparent px-1 text-sm text-ink-soft aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent data-over:bg-accent-soft"
    >
      {stageName(stage, language)} <span className="tabular-nums">{count}</span>
    </button>
  );
}
