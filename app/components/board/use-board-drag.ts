import {
  type CollisionDetection,
  type DragStartEvent,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../domain/columns.ts';
import type { CardId, StageId } from '../../domain/ids.ts';
import type { BoardCommands } from './board-commands.ts';
import { isStepKey, type Point, stepFrom } from './drag-target.ts';
import { boxOf, cardsIn, columnElement, indexInColumn, stageAt } from './screen.ts';

/** Pixels a mouse travels before a click becomes a drag. */
const MOUSE_DISTANCE_PX = 5;
/** A finger rests this long before it takes a card, and may tremble that much: a swipe scrolls. */
const TOUCH_DELAY_MS = 300;
const TOUCH_TOLERANCE_PX = 8;

/** Columns have no order of their own on the screen to go by: the plan's is it. */
const MOUSE = { activationConstraint: { distance: MOUSE_DISTANCE_PX } };
const TOUCH = { activationConstraint: { delay: TOUCH_DELAY_MS, tolerance: TOUCH_TOLERANCE_PX } };

/**
 * Dragging by mouse, touch and keyboard. While it lasts it only aims (in the drag store); the board changes once, at the drop.
 */
export function useBoardDrag(commands: BoardCommands, stages: readonly StageId[]) {
  const { t } = useTranslation('board');
  const { drag } = commands;
  const pointer = useRef<Point | null>(null);
  const by = useRef<'pointer' | 'keyboard'>('pointer');

  const sayPlace = useCallback(
    (key: 'drag.over' | 'drag.picked', cardId: CardId, { stage, index }: Place) =>
      commands.announce(
        t(key, {
          title: commands.titleOf(cardId),
          stage: commands.stageNameOf(stage),
          position: index + 1,
          total: commands.countIn(stage, cardId) + 1,
        }),
      ),
    [commands, t],
  );

  const coordinateGetter = useCallback<KeyboardCoordinateGetter>(
    (event) => {
      const { active, target } = drag.state;
      if (active === null || target === null || !isStepKey(event.key)) return undefined;
      event.preventDefault();
      const next = stepFrom(
        target,
        event.key,
        stages,
        (stage) => commands.countIn(stage, active),
        (stage) => levelIndex(target, stage, active),
      );
      if (drag.aim(next)) sayPlace('drag.over', active, next);
      // No coordinates: the kit would rather scroll a list by the distance than cross to the next column.
      return undefined;
    },
    [commands, drag, sayPlace, stages],
  );

  const keyboard = useMemo(() => ({ coordinateGetter }), [coordinateGetter]);
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, keyboard),
  );

  const collisionDetection = useCallback<CollisionDetection>(({ pointerCoordinates, droppableContainers }) => {
    pointer.current = by.current === 'pointer' ? pointerCoordinates : null;
    if (pointer.current === null) return [];
    const found = stageAt(pointer.current);
    const column = found && droppableContainers.find(({ id }) => id === found.stage);
    return column ? [{ id: column.id }] : [];
  }, []);

  /** Also when nothing but the list under the pointer moved. */
  const aimAtPointer = useCallback(() => {
    const { active, by, target } = drag.state;
    if (active === null || by !== 'pointer' || pointer.current === null) return;
    const found = stageAt(pointer.current);
    const next = found && {
      stage: found.stage,
      index: found.byTab ? 0 : indexInColumn(found.stage, pointer.current.y, active),
    };
    if (!drag.aim(next)) return;
    if (next && next.stage !== target?.stage) sayPlace('drag.over', active, next);
  }, [drag, sayPlace]);

  const finish = useCallback(() => {
    drag.end();
    pointer.current = null;
    commands.showHeld(null);
    commands.release();
  }, [commands, drag]);

  return {
    sensors,
    collisionDetection,
    onDragStart({ active, activatorEvent }: DragStartEvent) {
      const cardId = active.id as CardId;
      const place = commands.standing(cardId);
      by.current = activatorEvent instanceof KeyboardEvent ? 'keyboard' : 'pointer';
      commands.hold();
      commands.showHeld(cardId);
      drag.start(cardId, by.current, place);
      swallowClick();
      if (place) sayPlace('drag.picked', cardId, place);
    },
    onDragMove: aimAtPointer,
    onDragOver: aimAtPointer,
    onDragEnd() {
      const { active, target, by } = drag.state;
      if (active !== null) {
        const focus = by === 'keyboard' ? 'handle' : null;
        if (target) commands.move(active, target, focus);
        else commands.announce(t('drag.cancelled', { title: commands.titleOf(active) }));
      }
      finish();
    },
    onDragCancel() {
      const { active } = drag.state;
      if (active !== null) commands.announce(t('drag.cancelled', { title: commands.titleOf(active) }));
      finish();
    },
    finish,
  };
}

/** The index in another column that is level with a place: where the eye goes when a card is carried across. */
function levelIndex(from: Place, stage: StageId, active: CardId): number {
  const cards = cardsIn(from.stage, active);
  const above = cards[from.index - 1];
  const below = cards[from.index];
  const column = columnElement(from.stage);
  if (below) return indexInColumn(stage, boxOf(below).top, active);
  if (above) return indexInColumn(stage, boxOf(above).bottom, active);
  return column ? indexInColumn(stage, boxOf(column).top, active) : 0;
}

/**
 * The click that ends a drag on the card it began on must not follow the card's link: the kit stops it on its way, but the
 * browser's own step, going to the address, would still be taken.
 */
function swallowClick(): void {
  const swallow = (event: Event) => event.preventDefault();
  const done = () => setTimeout(() => window.removeEventListener('click', swallow, true), 50);
  window.addEventListener('click', swallow, true);
  for (const end of ['mouseup', 'touchend', 'touchcancel', 'keydown'] as const) {
    window.addEventListener(end, done, { once: true, capture: true });
  }
}
