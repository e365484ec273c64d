import type { EditorState, PluginKey } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { NotesBinding } from './sync/binding.ts';

/** Milliseconds until a page in the background, which draws no frames, does what was to be done in the next. */
const HIDDEN_MS = 100;

/**
 * Has decorations made anew, all that ask for it in one transaction of the next frame; and none while an input method
 * composes, since a caret that is drawn into the text under it would end the composition.
 */
export class Refresher {
  readonly #binding: NotesBinding;
  readonly #due = new Set<PluginKey>();
  #view: EditorView | null = null;
  #isScheduled = false;

  constructor(binding: NotesBinding) {
    this.#binding = binding;
    binding.onSettled(() => this.#flush());
  }

  request(view: EditorView, key: PluginKey): void {
    this.#view = view;
    this.#due.add(key);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    if (document.hidden) setTimeout(() => this.#flush(), HIDDEN_MS);
    else requestAnimationFrame(() => this.#flush());
  }

  #flush(): void {
    this.#isScheduled = false;
    const view = this.#view;
    if (!view || view.isDestroyed || this.#binding.isHeld || this.#due.size === 0) return;
    const { tr } = view.state;
    for (const key of this.#due) tr.setMeta(key, true);
    this.#due.clear();
    view.dispatch(tr.setMeta('addToHistory', false));
  }
}

export interface LiveDecorations {
  readonly key: PluginKey<DecorationSet>;
  readonly refresher: Refresher;
  compute(state: EditorState): DecorationSet;
  /** The view has taken a new state. */
  onUpdate?(view: EditorView, before: EditorState): void;
  /** Says when they are to be made anew; returns what ends that. */
  subscribe(refresh: () => void, view: EditorView): () => void;
}

/** Decorations that follow the text by themselves, and are made anew when what they show has changed. */
export function liveDecorations({
  key,
  refresher,
  compute,
  onUpdate,
  subscribe,
}: LiveDecorations): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, shown, _before, state) => (tr.getMeta(key) ? compute(state) : shown.map(tr.mapping, tr.doc)),
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => {
      const refresh = () => refresher.request(view, key);
      const end = subscribe(refresh, view);
      refresh();
      return { update: (_view, before) => onUpdate?.(view, before), destroy: end };
    },
  });
}
