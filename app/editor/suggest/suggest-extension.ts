import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Suggestion } from '@tiptap/suggestion';
import type { Live } from '../live.ts';
import type { NotesBinding } from '../sync/binding.ts';
import { type Suggested, suggestCommitments, suggestMentions } from './items.ts';
import { findMatch, TRIGGERS } from './match.ts';
import type { PopupStore, Props } from './popup-store.ts';

/** Suggests people and agencies after @, and commitments after #. */
export function suggestExtension(live: Live, popup: PopupStore, binding: NotesBinding) {
  return Extension.create({
    name: 'notesSuggest',
    // Before the keymaps, which have a use for Enter and Tab too.
    priority: 900,
    addProseMirrorPlugins() {
      const suggest = (name: keyof typeof TRIGGERS, find: (query: string) => readonly Suggested[]) => {
        let last: Suggested[] = [];
        let shown: Props | null = null;
        const show = (props: Props) => {
          shown = props;
          if (!props.loading) popup.show(props);
        };
        // What has been composed is a name only now.
        binding.onSettled(() => {
          if (!shown) return;
          last = [...find(shown.query)];
          show({ ...shown, items: last });
        });
        const plugin = Suggestion<Suggested, Suggested>({
          editor: this.editor,
          pluginKey: new PluginKey(`notes-suggest-${name}`),
          // What is being composed are the letters of a word, by which nobody is called.
          items: ({ query, editor }) => {
            if (!editor.view.composing) last = [...find(query)];
            return last;
          },
          findSuggestionMatch: ({ $position }) =>
            findMatch($position, {
              signs: TRIGGERS[name],
              isComposing: this.editor.view.composing,
              // There it may become a heading.
              needsQueryAtStart: name === 'commitment',
            }),
          allow: ({ state, range }) => !state.doc.resolve(range.from).parent.type.spec.code,
          // Only what is written here, not what comes to stand before the caret.
          shouldShow: ({ transaction, editor }) => editor.isFocused || transaction.getMeta('uiEvent') !== undefined,
          command: ({ editor, range, props: { kind, id, label } }) => {
            const node =
              kind === 'commitment'
                ? { type: 'commitment', attrs: { id, label } }
                : { type: 'mention', attrs: { kind, id, label } };
            editor.chain().focus().insertContentAt(range, node).run();
          },
          render: () => ({
            onStart: show,
            onUpdate: show,
            onExit: () => {
              shown = null;
              popup.hide();
            },
            onKeyDown: ({ event }) => onKey(event, popup),
          }),
        });
        // The stock plugin wraps what is written in a span. Under an input method that would end the composition.
        return new Plugin({ ...plugin.spec, props: { ...plugin.spec.props, decorations: undefined } });
      };
      return [
        suggest('mention', (query) => suggestMentions(live.now.people, live.now.agencies, query)),
        suggest('commitment', (query) => suggestCommitments(live.now.commitments, query)),
      ];
    },
  });
}

/** Whether a key was for the popup. One that an input method has a use for never is. */
function onKey(event: KeyboardEvent, popup: PopupStore): boolean {
  if (!popup.get() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'ArrowDown':
      popup.move(1);
      return true;
    case 'ArrowUp':
      popup.move(-1);
      return true;
    case 'Enter':
    case 'Tab':
      if (event.shiftKey) return false;
      popup.choose();
      return true;
    default:
      return false;
  }
}
