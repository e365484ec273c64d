import type { CardId, StageId } from '../../domain/ids.ts';
import type { CardPart } from './board-commands.ts';
import { type Box, boxAt, indexAt, type Point } from './drag-target.ts';

/**
 * The board as it stands on the screen, read from the elements at the moment of asking. Everything that looks at positions
 * is here; what is done with them is in `drag-target.ts`.
 */
export const CARD = 'data-card';
export const COLUMN = 'data-stage';
export const STAGE_TAB = 'data-stage-tab';

export function cardElement(cardId: CardId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${CARD}="${cardId}"]`);
}

export function columnElement(stage: StageId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${COLUMN}="${stage}"]`);
}

/** The cards of a column that can be seen, from the top down. */
export function cardsIn(stage: StageId, without: CardId | null = null): HTMLElement[] {
  const cards = columnElement(stage)?.querySelectorAll<HTMLElement>(`[${CARD}]`) ?? [];
  return [...cards].filter((card) => card.getAttribute(CARD) !== without && card.offsetParent !== null);
}

export function idOf(card: Element): CardId {
  return card.getAttribute(CARD) as CardId;
}

/** The column under a point: on a phone also by the tab that stands for it. */
export function stageAt(point: Point): { readonly stage: StageId; readonly byTab: boolean } | null {
  const tab = [...document.querySelectorAll(`[${STAGE_TAB}]`)].find((one) => contains(one, point));
  if (tab) return { stage: tab.getAttribute(STAGE_TAB) as StageId, byTab: true };
  const columns = [...document.querySelectorAll(`[${COLUMN}]`)].map((element) => ({ ...boxOf(element), element }));
  const found = boxAt(point, columns);
  return found && { stage: found.element.getAttribute(COLUMN) as StageId, byTab: false };
}

/** Before which card of a column a height lies. A folded column, or one behind its tab, takes the card at its top. */
export function indexInColumn(stage: StageId, y: number, without: CardId | null): number {
  return indexAt(y, cardsIn(stage, without).map(boxOf));
}

export function boxOf(element: Element): Box {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, top, bottom };
}

function contains(element: Element, { x, y }: Point): boolean {
  const { left, right, top, bottom } = boxOf(element);
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Puts the focus on a part of a card, and the card into view. */
export function focusCard(cardId: CardId, part: CardPart): void {
  const card = cardElement(cardId);
  const target = card?.querySelector<HTMLElement>(`[data-part="${part}"]`);
  target?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Milliseconds for which a card that moved stays lit: long enough for an eye that followed the pointer to find it. */
const LIT_MS = 1_600;

/** Brings a card into view and lights it for a moment. */
export function lightCard(cardId: CardId): void {
  const card = cardElement(cardId);
  if (!card) return;
  card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  card.dataset.lit = '';
  setTimeout(() => delete card.dataset.lit, LIT_MS);
}
