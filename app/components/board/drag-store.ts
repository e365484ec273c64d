import { useSyncExternalStore } from 'react';
import type { Place } from '../../domain/columns.ts';
import type { CardId } from '../../domain/ids.ts';

/** A drag on its way. It lives outside React: only what a selector picks out repaints. */
export interface DragState {
  readonly active: CardId | null;
  readonly by: 'pointer' | 'keyboard';
  /** Where the card would be dropped now; null where it may not be. */
  readonly target: Place | null;
}

const IDLE: DragState = { active: null, by: 'pointer', target: null };

export class DragStore {
  #state = IDLE;
  readonly #listeners = new Set<() => void>();

  get state(): DragState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(active: CardId, by: DragState['by'], target: Place | null): void {
    this.#set({ active, by, target });
  }

  /** Returns whether the target is another one than before. */
  aim(target: Place | null): boolean {
    const { target: old } = this.#state;
    if (old?.stage === target?.stage && old?.index === target?.index) return false;
    this.#set({ ...this.#state, target });
    return true;
  }

  end(): void {
    if (this.#state !== IDLE) this.#set(IDLE);
  }

  #set(state: DragState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** A primitive out of the drag on its way; repaints only when that primitive changes. */
export function useDragState<T extends string | number | boolean | null>(
  store: DragStore,
  select: (state: DragState) => T,
): T {
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.state),
    () => select(IDLE),
  );
}
