import * as Y from 'yjs';
import { Copies } from '../../notes/copies.ts';
import type { NotesBinding } from './binding.ts';
import { findCopies } from './find-copies.ts';
import { findRestored } from './find-restored.ts';
import { isLastCopy } from './is-last-copy.ts';
import type { KeptSelection } from './positions.ts';

/** Milliseconds without a pause, and in all, within which what is typed is undone together. */
const TOGETHER_MS = { pause: 500, all: 3_000 } as const;

/** Undoes what was done in this editor, and puts the caret where it was done. */
export class NotesUndo {
  readonly #manager: Y.UndoManager;
  readonly #binding: NotesBinding;
  #last = { wasTyped: false, began: 0 };

  constructor(binding: NotesBinding) {
    this.#binding = binding;
    const copies = Copies.of(binding.fragment.doc as Y.Doc);
    this.#manager = new Y.UndoManager(binding.fragment, {
      trackedOrigins: new Set([binding]),
      captureTimeout: TOGETHER_MS.pause,
      deleteFilter: (item) => isEmptied(item) && !isLastCopy(item, copies),
    });
    this.#manager.on('stack-item-added', ({ stackItem }) => {
      stackItem.meta.set('selection', binding.writtenFrom);
    });
    binding.onWrite = (isTyped) => this.#part(isTyped);
  }

  can(what: 'undo' | 'redo'): boolean {
    return this.#stack(what).length > 0;
  }

  /** Whether there was something to undo or redo. */
  run(what: 'undo' | 'redo'): boolean {
    const selection: KeptSelection | null = this.#stack(what).at(-1)?.meta.get('selection') ?? null;
    let done = false;
    this.#binding.restoring(selection, () => {
      done = this.#runNoted(what);
    });
    return done;
  }

  destroy(): void {
    this.#manager.destroy();
  }

  /**
   * What was divided and is whole again has its words back, as new ones: it is noted in the same transaction, since whoever
   * heard of the two apart could not find any more what was being written in what has gone.
   */
  #runNoted(what: 'undo' | 'redo'): boolean {
    const manager = this.#manager;
    const doing = what === 'undo' ? 'undoing' : 'redoing';
    try {
      return manager.doc.transact((transaction) => {
        const done = manager[what]() !== null;
        Copies.of(manager.doc).add([...findCopies(transaction), ...findRestored(transaction)]);
        // It says no more by then what is under way, and looks at it when the transaction ends.
        manager[doing] = true;
        return done;
      }, manager);
    } finally {
      manager[doing] = false;
    }
  }

  /** A new paragraph, a list, a table are undone by themselves, and so is what was typed for long without a pause. */
  #part(isTyped: boolean): void {
    const now = Date.now();
    if (isTyped && this.#last.wasTyped && now - this.#last.began < TOGETHER_MS.all) return;
    this.#last = { wasTyped: isTyped, began: now };
    this.#manager.stopCapturing();
  }

  #stack(what: 'undo' | 'redo') {
    return what === 'undo' ? this.#manager.undoStack : this.#manager.redoStack;
  }
}

/** A paragraph that one made and another wrote in stays, with what the other wrote. */
function isEmptied({ content }: Y.Item): boolean {
  if (!(content instanceof Y.ContentType)) return true;
  const { type } = content;
  return type instanceof Y.XmlElement || type instanceof Y.XmlText ? type.length === 0 : true;
}
