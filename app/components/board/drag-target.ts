import type { Place } from '../../domain/columns.ts';
import type { StageId } from '../../domain/ids.ts';

/** A rectangle on the screen, in CSS pixels of the viewport. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The box a point lies in; between two, the nearer one by x. Null for a point above or below all of them. */
export function boxAt<T extends Box>(point: Point, boxes: readonly T[]): T | null {
  let nearest: T | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    if (point.y < box.top || point.y > box.bottom) continue;
    const away = Math.max(box.left - point.x, 0, point.x - box.right);
    if (away < least) [nearest, least] = [box, away];
  }
  return nearest;
}

/** Before which of some cards, from the top down, a height lies: past the middle of a card is below it. */
export function indexAt(y: number, cards: readonly Pick<Box, 'top' | 'bottom'>[]): number {
  return cards.filter((card) => (card.top + card.bottom) / 2 < y).length;
}

/** The one whose middle is nearest to a height; -1 for none. */
export function nearestByHeight(y: number, cards: readonly Pick<Box, 'top' | 'bottom'>[]): number {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  cards.forEach((card, i) => {
    const away = Math.abs((card.top + card.bottom) / 2 - y);
    if (away < least) [nearest, least] = [i, away];
  });
  return nearest;
}

export type StepKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

export function isStepKey(key: string): key is StepKey {
  return ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key);
}

/**
 * The next place of a card that keys carry: along its column, or across to the neighbouring one. The same place at an end.
 *
 * @param countIn how many other cards a column has
 * @param across the index in that column which is level with the place left
 */
export function stepFrom(
  from: Place,
  key: StepKey,
  stages: readonly StageId[],
  countIn: (stage: StageId) => number,
  across: (stage: StageId) => number,
): Place {
  const { stage, index } = from;
  const clamp = (to: StageId, at: number): Place => ({ stage: to, index: Math.max(0, Math.min(at, countIn(to))) });
  switch (key) {
    case 'ArrowUp':
      return clamp(stage, index - 1);
    case 'ArrowDown':
      return clamp(stage, index + 1);
    case 'Home':
      return clamp(stage, 0);
    case 'End':
      return clamp(stage, countIn(stage));
    case 'ArrowLeft':
    case 'ArrowRight': {
      const next = stages[stages.indexOf(stage) + (key === 'ArrowLeft' ? -1 : 1)];
      return next === undefined ? from : clamp(next, across(next));
    }
    default:
      return unknownKey(key);
  }
}

function unknownKey(key: never): never {
  throw new TypeError(`No step for ${key}`);
}
