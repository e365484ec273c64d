import type { MeasureCard, StageCategory, TaskCard } from './board.ts';
import { isArchived } from './columns.ts';
import { daysBetween, type IsoDate } from './dates.ts';
import type { AgencyId } from './ids.ts';
import { commitmentsOf, type Measure } from './plan.ts';

/** A day by which something on a card is due. */
export interface CardDeadline {
  readonly on: IsoDate;
  /** The words of the document it was read from; null for the card's own due date. */
  readonly phrase: string | null;
}

/** What of a card its deadlines hang on; every `Card` is one. */
export type DatedCard =
  | Pick<MeasureCard, 'kind' | 'ticked' | 'dueOn' | 'archived'>
  | Pick<TaskCard, 'kind' | 'dueOn' | 'archived'>;

/** How a day stands to today; `days` are whole calendar days, always positive. */
export type Lateness =
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'later'; readonly days: number };

/** Days ahead up to which a deadline is `soon`. */
export const SOON_DAYS = 30;

/**
 * The earliest open deadline of a card: its own due date, and on a measure card the deadlines of the commitments that
 * `agencyId` answers for and has not ticked off. A task card has only its own: the measure's stand on the measure's card.
 *
 * @param measure the card's measure; null for a card without one
 */
export function nearestDeadline(card: DatedCard, measure: Measure | null, agencyId: AgencyId): CardDeadline | null {
  const open = card.kind === 'measure' && measure !== null ? openDeadlines(measure, agencyId, card.ticked) : [];
  if (card.dueOn !== null) open.push({ on: card.dueOn, phrase: null });
  let nearest: CardDeadline | null = null;
  // Of two on one day the first counts: the document's words say more than the card's bare date.
  for (const deadline of open) if (nearest === null || deadline.on < nearest.on) nearest = deadline;
  return nearest;
}

function openDeadlines(measure: Measure, agencyId: AgencyId, ticked: readonly string[]): CardDeadline[] {
  return commitmentsOf(measure, agencyId)
    .filter(({ id }) => !ticked.includes(id))
    .flatMap(({ deadlines }) => deadlines.map(({ on, phrase }) => ({ on, phrase })));
}

/** How a day stands to today. */
export function lateness(on: IsoDate, today: IsoDate): Lateness {
  const days = daysBetween(today, on);
  if (days < 0) return { kind: 'overdue', days: -days };
  if (days === 0) return { kind: 'today' };
  return days <= SOON_DAYS ? { kind: 'soon', days } : { kind: 'later', days };
}

/** Whether a card counts as late: its nearest deadline lies before today. Never in a `done` stage, never archived. */
export function isLate(
  card: DatedCard,
  measure: Measure | null,
  agencyId: AgencyId,
  category: StageCategory,
  today: IsoDate,
): boolean {
  if (category === 'done' || isArchived(card)) return false;
  const nearest = nearestDeadline(card, measure, agencyId);
  return nearest !== null && nearest.on < today;
}
