import type { SuggestionProps } from '@tiptap/suggestion';
import type { Suggested } from './items.ts';

export type Props = SuggestionProps<Suggested, Suggested>;

/** What is suggested now: by a plugin of ProseMirror, to a component of React. */
export interface Popup {
  readonly items: readonly Suggested[];
  readonly index: number;
  readonly props: Props;
}

export class PopupStore {
  #popup: Popup | null = null;
  readonly #listeners = new Set<() => void>();

  readonly get = (): Popup | null => this.#popup;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Nothing to suggest is no popup: then the keys are the text's. */
  show(props: Props): void {
    const { items } = props;
    const chosen = this.#popup?.items[this.#popup.index];
    const index = items.findIndex(({ id }) => id === chosen?.id);
    this.#set(items.length > 0 ? { items, index: Math.max(0, index), props } : null);
  }

  hide(): void {
    this.#set(null);
  }

  move(by: number): void {
    if (!this.#popup) return;
    const { items, index } = this.#popup;
    this.#set({ ...this.#popup, index: (index + by + items.length) % items.length });
  }

  choose(index = this.#popup?.index ?? 0): void {
    const item = this.#popup?.items[index];
    if (item) this.#popup?.props.command(item);
  }

  #set(popup: Popup | null): void {
    if (popup === this.#popup) return;
    this.#popup = popup;
    for (const listener of this.#listeners) listener();
  }
}
