import { measureName } from '../../domain/plan.ts';
import type { BoardView } from '../../services.ts';

/** A card's title out of what the pages around it were given; null where none of them has the card. */
export function cardTitle(pages: readonly unknown[], cardId: string | undefined): string | null {
  const view = pages.map(viewIn).find((each) => each !== null);
  const card = view?.cards.find(({ id }) => id === cardId);
  if (!view || !card) return null;
  if (card.kind === 'task') return card.title;
  const measure = [...view.measures, ...view.former].find(({ id }) => id === card.measureId);
  return measure ? measureName(measure) : null;
}

function viewIn(page: unknown): Pick<BoardView, 'cards' | 'measures' | 'former'> | null {
  if (typeof page !== 'object' || page === null || !('view' in page)) return null;
  const { view } = page;
  const whole = typeof view === 'object' && view !== null && 'cards' in view && 'measures' in view;
  return whole ? (view as BoardView) : null;
}
