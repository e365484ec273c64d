import { useTranslation } from 'react-i18next';
import type { Column } from '../../domain/columns.ts';
import type { StageId } from '../../domain/ids.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useCommands } from './board-commands.ts';
import { useDragState } from './drag-store.ts';

interface StageTabsProps {
  readonly columns: readonly Column[];
  /** The stage that fills the screen. */
  readonly current: StageId | null;
  readonly onChoose: (stage: StageId) => void;
}

/** On a phone, where one stage fills the screen: the others by name. A card can be dropped on them. */
export function StageTabs({ columns, current, onChoose }: StageTabsProps) {
  const { t } = useTranslation('board');
  return (
    <nav aria-label={t('tabs')} className="flex overflow-x-auto border-b border-line bg-surface md:hidden print:hidden">
      {columns.map((column) => (
        <Tab key={column.stage.id} column={column} isCurrent={column.stage.id === current} onChoose={onChoose} />
      ))}
    </nav>
  );
}

function Tab({
  column,
  isCurrent,
  onChoose,
}: {
  column: Column;
  isCurrent: boolean;
  onChoose: StageTabsProps['onChoose'];
}) {
  const language = useLanguage();
  const { drag } = useCommands();
  const { stage, cards } = column;
  const isOver = useDragState(drag, ({ target }) => target?.stage === stage.id);
  return (
    <button
      type="button"
      data-stage-tab={stage.id}
      data-over={isOver ? '' : undefined}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => onChoose(stage.id)}
      className="min-h-11 shrink-0 grow whitespace-nowrap border-b-2 border-transparent px-1 text-sm text-ink-soft aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent data-over:bg-accent-soft"
    >
      {stageName(stage, language)} <span className="tabular-nums">{cards.length}</span>
    </button>
  );
}
