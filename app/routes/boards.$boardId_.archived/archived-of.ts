import type { TaskCard } from '../../domain/board.ts';
import { isArchived } from '../../domain/columns.ts';
import type { CardId, MeasureId } from '../../domain/ids.ts';
import { measureName } from '../../domain/plan.ts';
import type { BoardView } from '../../services.ts';

/** What of a board is put away, or hangs on what is. */
export interface Archived {
  readonly measures: readonly AwayMeasure[];
  readonly tasks: readonly NamedTask[];
  /** On the board, under measures that are in the document no more. */
  readonly under: readonly NamedTask[];
}

export interface AwayMeasure {
  readonly cardId: CardId;
  readonly measureId: MeasureId;
  readonly number: string;
  readonly title: string | null;
  readonly isGone: boolean;
}

export interface NamedTask {
  readonly cardId: CardId;
  readonly title: string;
  /** Its measure's; null for a free one. */
  readonly measure: string | null;
}

export function archivedOf({ cards, measures, former }: BoardView): Archived {
  const byId = new Map([...former, ...measures].map((measure) => [measure.id, measure]));
  const gone = new Set(former.filter(({ isGone }) => isGone).map(({ id }) => id));
  const tasks = cards.filter((card): card is TaskCard => card.kind === 'task');
  const named = ({ id, title, measureId }: TaskCard): NamedTask => {
    const measure = measureId === null ? undefined : byId.get(measureId);
    return { cardId: id, title, measure: measure ? measureName(measure) : null };
  };
  return {
    measures: cards.flatMap((card): AwayMeasure[] => {
      const measure = card.kind === 'measure' && isArchived(card) ? byId.get(card.measureId) : undefined;
      if (!measure) return [];
      const { id: measureId, number, title } = measure;
      return [{ cardId: card.id, measureId, number, title, isGone: gone.has(measureId) }];
    }),
    tasks: tasks.filter(isArchived).map(named),
    under: tasks.filter((card) => !isArchived(card) && card.measureId !== null && gone.has(card.measureId)).map(named),
  };
}
