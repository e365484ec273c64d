import { type AgendaItem, applyEdits, UNEDITED } from '../../domain/agenda.ts';
import type { Meeting } from '../../reviews/meeting.ts';
import { nameOfItem } from '../../reviews/meeting.ts';

/** What a presentation shows one after the other. */
export type Slide =
  | { readonly kind: 'overview' }
  /** What earlier meetings decided and is still open. */
  | { readonly kind: 'still-open' }
  | { readonly kind: 'item'; readonly item: AgendaItem; readonly name: string }
  /** What this meeting has decided so far. */
  | { readonly kind: 'decisions' };

/** The slides of a meeting: how things stand, what is still open from before, its agenda, and what it decided. */
export function toSlides(meeting: Meeting): Slide[] {
  const edits = meeting.review.agenda;
  const { kept } = applyEdits(meeting.agendas[(edits ?? UNEDITED).by], edits);
  return [
    { kind: 'overview' },
    ...(meeting.stillOpen.length > 0 ? [{ kind: 'still-open' } as const] : []),
    ...kept.map((item) => ({ kind: 'item', item, name: nameOfItem(meeting, item.key) }) as const),
    { kind: 'decisions' },
  ];
}

/** Where the slide of some words is: of its number, from 1 on, or of a name with these words in it; -1 for none. */
export function findSlide(names: readonly string[], words: string): number {
  const search = words.trim();
  if (/^\d+$/.test(search)) {
    const place = Number(search) - 1;
    return place >= 0 && place < names.length ? place : -1;
  }
  return search === '' ? -1 : names.findIndex((name) => name.toLowerCase().includes(search.toLowerCase()));
}
