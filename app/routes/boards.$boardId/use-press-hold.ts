import { type RefObject, useEffect } from 'react';
import type { BoardActions } from '../../collab/live-board.ts';
import type { DragStore } from '../../components/board/drag-store.ts';

/**
 * From the moment a card is pressed until it is let go, other people's changes wait: no card is pulled from under a pointer.
 * A drag that came of it lets go by itself.
 */
export function usePressHold(board: RefObject<HTMLElement>, actions: BoardActions, drag: DragStore): void {
  useEffect(() => {
    const element = board.current;
    const press = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('[data-card]')) actions.freeze();
    };
    const release = () => {
      if (drag.state.active === null) actions.thaw();
    };
    element?.addEventListener('pointerdown', press);
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', release);
    window.addEventListener('blur', release);
    return () => {
      element?.removeEventListener('pointerdown', press);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', release);
      window.removeEventListener('blur', release);
    };
  }, [board, actions, drag]);
}
