import { Extension } from '@tiptap/core';
import { PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { CommentThread } from '../../notes/services.ts';
import type { Live } from '../live.ts';
import { liveDecorations, type Refresher } from '../refresher.ts';
import type { NotesBinding } from '../sync/binding.ts';
import { draftComment, locate, type Range } from './anchors.ts';

const THREADS = new PluginKey<DecorationSet>('notes-threads');

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    notesThreads: {
      /** Asks for a comment on what is selected, or on the paragraph. */
      comment: () => ReturnType;
      /** Goes to the next passage with a comment, or the one before, and from the last to the first. */
      goToThread: (where: 'next' | 'previous') => ReturnType;
      /** Selects the words that a thread is about. */
      selectThread: (id: string) => ReturnType;
    };
  }
}

interface ThreadsOptions {
  readonly binding: NotesBinding;
  readonly refresher: Refresher;
  readonly live: Live;
}

type Located = Range & { readonly id: string };

/** The words that comments are about. */
export function threadsExtension({ binding, refresher, live }: ThreadsOptions) {
  const isShown = ({ id, resolved }: CommentThread) => resolved === null || id === live.now.activeThread;

  /** In the order of the text. */
  const all = (): Located[] => {
    const found = live.now.threads.filter(isShown).flatMap((thread) => {
      const range = locate(binding, thread);
      return range ? { id: thread.id, ...range } : [];
    });
    return found.sort((a, b) => a.from - b.from || a.to - b.to);
  };

  /** The narrowest thread around a position. */
  const at = (position: number): Located | null => {
    const around = all().filter(({ from, to }) => from <= position && position <= to);
    return around.sort((a, b) => a.to - a.from - (b.to - b.from))[0] ?? null;
  };

  const select = (tr: Transaction, { from, to }: Range) =>
    tr.setSelection(TextSelection.create(tr.doc, from, to)).scrollIntoView();

  return Extension.create({
    name: 'notesThreads',
    addCommands: () => ({
      comment:
        () =>
        ({ state, dispatch, editor }) => {
          const draft = editor.isEditable && !binding.isHeld ? draftComment(binding, state) : null;
          if (draft && dispatch) live.now.onComment(draft);
          return draft !== null;
        },
      goToThread:
        (where) =>
        ({ state, tr, dispatch }) => {
          const { from } = state.selection;
          const found = all();
          const thread =
            where === 'next'
              ? (found.find((other) => other.from > from) ?? found[0])
              : (found.findLast((other) => other.from < from) ?? found.at(-1));
          if (!thread || !dispatch) return thread !== undefined;
          select(tr, thread);
          live.now.onThread(thread.id);
          return true;
        },
      selectThread:
        (id) =>
        ({ tr, dispatch }) => {
          const thread = all().find((other) => other.id === id);
          if (thread && dispatch) select(tr, thread);
          return thread !== undefined;
        },
    }),
    addKeyboardShortcuts() {
      return {
        'Mod-Alt-m': () => this.editor.commands.comment(),
        F8: () => this.editor.commands.goToThread('next'),
        'Shift-F8': () => this.editor.commands.goToThread('previous'),
      };
    },
    addProseMirrorPlugins: () => {
      /** The thread that the caret was last told to be in. */
      let last: string | null = null;
      return [
        liveDecorations({
          key: THREADS,
          refresher,
          compute: (state) =>
            DecorationSet.create(
              state.doc,
              all().map(({ id, from, to }) => {
                const look = id === live.now.activeThread ? 'notes-commented is-active' : 'notes-commented';
                return Decoration.inline(from, to, { class: look, 'data-thread': id });
              }),
            ),
          onUpdate: (view, before) => {
            const { selection } = view.state;
            // A caret that is moved by what others write goes nowhere.
            if (selection.eq(before.selection) || view.state.doc !== before.doc || !view.hasFocus()) return;
            const id = at(selection.head)?.id ?? null;
            if (id === last) return;
            last = id;
            live.now.onThread(id);
          },
          subscribe: (refresh) => {
            const off = live.on((now, before) => {
              if (now.threads === before.threads && now.activeThread === before.activeThread) return;
              last = now.activeThread;
              refresh();
            });
            binding.fragment.observeDeep(refresh);
            return () => {
              off();
              binding.fragment.unobserveDeep(refresh);
            };
          },
        }),
      ];
    },
  });
}
