import { type PointerEvent, useRef } from 'react';

/** CSS pixels that a finger must go sideways, and how many times as far as up or down. */
const SWIPE = { pixels: 60, ratio: 2 } as const;

/** A finger that is drawn sideways turns the page. @returns what the element that is drawn over listens to */
export function useSwipe(onSwipe: (by: 1 | -1) => void) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown({ pointerType, isPrimary, clientX: x, clientY: y }: PointerEvent) {
      from.current = pointerType === 'touch' && isPrimary ? { x, y } : null;
    },
    onPointerUp({ clientX, clientY }: PointerEvent) {
      if (!from.current) return;
      const [dx, dy] = [clientX - from.current.x, clientY - from.current.y];
      from.current = null;
      if (Math.abs(dx) >= SWIPE.pixels && Math.abs(dx) >= SWIPE.ratio * Math.abs(dy)) onSwipe(dx < 0 ? 1 : -1);
    },
    onPointerCancel() {
      from.current = null;
    },
  };
}
