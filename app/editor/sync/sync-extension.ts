import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { NOTES_ROOT } from '../../notes/root.ts';
import { NotesBinding } from './binding.ts';
import { isOwnStep } from './own-step.ts';
import type { ShownDocument } from './shown-document.ts';
import { NotesUndo } from './undo.ts';

/** Its state: whether what was done last is to be undone by itself. */
const SYNC = new PluginKey<boolean>('notes-sync');

/** Milliseconds between two writes of what is being composed: what a page that is killed in mid-word loses. */
const COMPOSED_MS = 2_000;

/** Whether a transaction brings what others wrote, or what was undone, and not what is done here. */
const isFromYjs = (tr: Transaction): boolean => tr.getMeta(SYNC) === true;

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    notesSync: {
      /** Takes back the last of one's own changes, and nobody else's. */
      undo: () => ReturnType;
      redo: () => ReturnType;
    };
  }
}

/**
 * Binds one editor to the shown document. Nothing is written that is not done by the person, and nothing while they may not.
 */
export function syncExtension(shown: ShownDocument): { extension: Extension; binding: NotesBinding } {
  const binding = new NotesBinding(shown, NOTES_ROOT, SYNC);
  const undo = new NotesUndo(binding);
  const extension = Extension.create({
    name: 'notesSync',
    priority: 1000,
    addCommands() {
      const run =
        (what: 'undo' | 'redo') =>
        () =>
        ({ tr, dispatch }: { tr: Transaction; dispatch: unknown }) => {
          // What is done is done in Yjs, and comes back from there as a transaction of its own.
          tr.setMeta('preventDispatch', true);
          if (!this.editor.isEditable || this.editor.view.composing || !undo.can(what)) return false;
          return dispatch ? undo.run(what) : true;
        };
      return { undo: run('undo'), redo: run('redo') };
    },
    addKeyboardShortcuts() {
      return {
        'Mod-z': () => this.editor.commands.undo(),
        'Mod-y': () => this.editor.commands.redo(),
        'Shift-Mod-z': () => this.editor.commands.redo(),
      };
    },
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin<boolean>({
          key: SYNC,
          state: {
            init: () => false,
            apply: (tr, before) => isOwnStep(tr) || (before && tr.getMeta('appendedTransaction') !== undefined),
          },
          filterTransaction: (tr) => {
            if (!tr.docChanged || isFromYjs(tr)) return true;
            // What plugins add to what others wrote: a table that two people changed at once would be put right on every page,
            // each time once too often.
            if (binding.isShowing) return false;
            // And what they add to what is being composed, as a link, which would end the composition.
            if (binding.isHeld && editor.view.composing && tr.getMeta('composition') === undefined) return false;
            return editor.options.editable;
          },
          props: { handleDOMEvents: compositionEvents(binding) },
          view: (view) => {
            binding.attach(view);
            const timer = setInterval(() => tick(binding), COMPOSED_MS);
            const leave = () => binding.leave();
            const write = () => binding.write();
            window.addEventListener('pagehide', leave);
            document.addEventListener('visibilitychange', write);
            return {
              update: ({ state }, before) => binding.follow(before, SYNC.getState(state) ?? false),
              destroy: () => {
                clearInterval(timer);
                window.removeEventListener('pagehide', leave);
                document.removeEventListener('visibilitychange', write);
                binding.detach();
                undo.destroy();
              },
            };
          },
        }),
      ];
    },
  });
  return { extension, binding };
}

function compositionEvents(binding: NotesBinding) {
  // ProseMirror reads what was composed in the turn of the event, and in a microtask after it.
  const releaseSoon = () => {
    setTimeout(() => binding.release());
    return false;
  };
  return {
    compositionstart: (_view: EditorView) => {
      binding.hold();
      return false;
    },
    compositionend: releaseSoon,
    blur: releaseSoon,
  };
}

function tick(binding: NotesBinding): void {
  if (!binding.isHeld) return;
  binding.write();
  // Some keyboards never say that a composition has ended; ProseMirror gives up on it after a while.
  binding.release();
}
