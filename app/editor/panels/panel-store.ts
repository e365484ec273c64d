/** What opens beside the text: a small form, the browser's own choice of files, or the list of keys. */
export type PanelName = 'link' | 'day' | 'image' | 'file' | 'keys';

/** Which panel is open. One at a time: a shortcut of the text opens one as a button does. */
export class PanelStore {
  #open: PanelName | null = null;
  readonly #listeners = new Set<() => void>();

  readonly get = (): PanelName | null => this.#open;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly set = (panel: PanelName | null): void => {
    if (panel === this.#open) return;
    this.#open = panel;
    for (const listener of this.#listeners) listener();
  };
}
