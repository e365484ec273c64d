import type { Card } from './board.ts';
import type { IsoDate } from './dates.ts';
import { daysBetween } from './dates.ts';
import type { AgencyId } from './ids.ts';
import type { Measure } from './plan.ts';
import { commitmentsOf } from './plan.ts';

/** Days before a deadline in which it counts as near. */
export const SOON_DAYS = 30;

/** How a deadline stands to today; `days` is a whole number of at least 1. */
export type Lateness =
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'later'; readonly days: number };

/** A deadline that is still open, with the document's words for it; null for a date the agency set itself. */
export interface OpenDeadline {
  readonly on: IsoDate;
  readonly phrase: string | null;
}

/** How `on` stands to `today`. */
export function lateness(on: IsoDate, today: IsoDate): Lateness {
  const days = daysBetween(today, on);
  if (days < 0) return { kind: 'overdue', days: -days };
  if (days === 0) return { kind: 'today' };
  return { kind: days <= SOON_DAYS ? 'soon' : 'later', days };
}

/**
 * The earliest date a card still has to meet: those of the commitments its agency answers for and has not ticked off (of
 * the one commitment, for a task broken out of it), and the due date set on the card itself. Null for none.
 *
 * @param measure the card's measure; null for a card without one
 */
export function nearestDeadline(card: Card, measure: Measure | null, agencyId: AgencyId): OpenDeadline | null {
  const open: OpenDeadline[] = card.dueOn === null ? [] : [{ on: card.dueOn, phrase: null }];
  for (const commitment of measure ? commitmentsOf(measure, agencyId) : []) {
    const counts = card.kind === 'measure' ? !card.ticked.includes(commitment.id) : card.commitmentId === commitment.id;
    if (counts) open.push(...commitment.deadlines);
  }
  return open.reduce<OpenDeadline | null>((first, each) => (first === null || each.on < first.on ? each : first), null);
}
