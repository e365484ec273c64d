import { useTranslation } from 'react-i18next';
import { cardRows } from '../../domain/snapshot/card-rows.ts';
import type { Handout, Paper } from '../../snapshots/services.ts';
import { BoardPages } from './board-pages.tsx';
import { ChangePages } from './change-pages.tsx';
import { Cover } from './cover.tsx';
import { DecisionPages } from './decision-pages.tsx';
import { MatrixPages } from './matrix-pages.tsx';
import { PrintBar, type PrintBarProps } from './print-bar.tsx';

export interface HandoutDocumentProps {
  readonly handout: Handout;
  readonly paper: Paper;
  /** False where people's names have been taken out. */
  readonly withNames: boolean;
  /** The snapshot is all there is to see: nothing of what came before it or was made of it. */
  readonly alone: boolean;
  /** Null where the document is for a printer at once. */
  readonly bar: Omit<PrintBarProps, 'paper'> | null;
}

/** All that is handed out of a snapshot, in the order of its pages. */
export function HandoutDocument({ handout, paper, withNames, alone, bar }: HandoutDocumentProps) {
  const { t } = useTranslation('handout');
  const { view, before, decisions } = handout;
  const { snapshot } = view;
  const boards = cardRows(snapshot);
  const parts = (['matrix', 'boards', 'changes', 'decisions'] as const).filter((id) => !(alone && id === 'changes'));
  return (
    <>
      {bar && <PrintBar paper={paper} {...bar} />}
      <main>
        <Cover
          view={view}
          boards={boards}
          withNames={withNames}
          contents={parts.map((id) => ({ id, name: t(`section.${id}`) }))}
        />
        <MatrixPages snapshot={snapshot} paper={paper} />
        <BoardPages snapshot={snapshot} boards={boards} />
        {!alone && <ChangePages snapshot={snapshot} before={before} />}
        <DecisionPages snapshot={snapshot} decisions={decisions} />
      </main>
    </>
  );
}
