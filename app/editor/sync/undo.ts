import { defaultDeleteFilter } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { NotesBinding } from './binding.ts';
import type { KeptSelection } from './positions.ts';

/** Milliseconds within which changes are undone together. */
const TOGETHER_MS = 500;

/** Undoes what was done in this editor, and puts the caret where it was done. */
export class NotesUndo {
  readonly #manager: Y.UndoManager;
  readonly #binding: NotesBinding;

  constructor(binding: NotesBinding) {
    this.#binding = binding;
    this.#manager = new Y.UndoManager(binding.fragment, {
      trackedOrigins: new Set([binding]),
      captureTimeout: TOGETHER_MS,
      // A paragraph that one made and another wrote in stays, with what the other wrote.
      deleteFilter: (item) => defaultDeleteFilter(item, new EveryName()),
    });
    this.#manager.on('stack-item-added', ({ stackItem }) => {
      stackItem.meta.set('selection', binding.writtenFrom);
    });
  }

  can(what: 'undo' | 'redo'): boolean {
    return this.#stack(what).length > 0;
  }

  /** Whether there was something to undo or redo. */
  run(what: 'undo' | 'redo'): boolean {
    const selection: KeptSelection | null = this.#stack(what).at(-1)?.meta.get('selection') ?? null;
    let done = false;
    this.#binding.restoring(selection, () => {
      done = this.#manager[what]() !== null;
    });
    return done;
  }

  /** What is done from now on is undone by itself. */
  cut(): void {
    this.#manager.stopCapturing();
  }

  destroy(): void {
    this.#manager.destroy();
  }

  #stack(what: 'undo' | 'redo') {
    return what === 'undo' ? this.#manager.undoStack : this.#manager.redoStack;
  }
}

/** All elements, whatever they are called. */
class EveryName extends Set<string> {
  override has(): boolean {
    return true;
  }
}
