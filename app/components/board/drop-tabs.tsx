import type { Column } from '../../domain/columns.ts';
import type { StageId } from '../../domain/ids.ts';
import { useCommands } from './board-commands.ts';
import { useDragState } from './drag-store.ts';
import { StageTab, type StageTabProps, StageTabs } from './stage-tabs.tsx';

interface DropTabsProps {
  readonly columns: readonly Column[];
  /** The stage that fills the screen. */
  readonly current: StageId | null;
  readonly onChoose: (stage: StageId) => void;
}

/** The tabs of a board's stages. A card can be dropped on them. */
export function DropTabs({ columns, current, onChoose }: DropTabsProps) {
  return (
    <StageTabs>
      {columns.map(({ stage, cards }) => (
        <DropTab
          key={stage.id}
          stage={stage}
          count={cards.length}
          isCurrent={stage.id === current}
          onChoose={onChoose}
        />
      ))}
    </StageTabs>
  );
}

function DropTab(props: Omit<StageTabProps, 'isOver'>) {
  const { drag } = useCommands();
  return <StageTab {...props} isOver={useDragState(drag, ({ target }) => target?.stage === props.stage.id)} />;
}
