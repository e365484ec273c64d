import { Extension } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { PanelStore } from './panels/panel-store.ts';

/** The shortcuts that are the page's own, and the keys that would leave what one is in. */
export function keysExtension(panels: PanelStore, toToolbar: () => void) {
  return Extension.create({
    name: 'notesKeys',
    priority: 950,
    addKeyboardShortcuts() {
      const open = (panel: 'link' | 'keys') => () => {
        if (panel === 'link' && !this.editor.isEditable) return false;
        panels.set(panel);
        return true;
      };
      return {
        'Mod-k': open('link'),
        'Mod-/': open('keys'),
        'Alt-F10': () => {
          takeSelection(this.editor.view);
          toToolbar();
          return true;
        },
        F2: () => {
          const { selection } = this.editor.state;
          if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return false;
          panels.set('image');
          return true;
        },
        Enter: () => {
          const { $from, $to } = this.editor.state.selection;
          if ($from.sameParent($to)) return false;
          // Across lists and tables TipTap splits where it then cannot join, and throws: one thing after the other.
          return this.editor.commands.deleteSelection() && this.editor.commands.keyboardShortcut('Enter');
        },
        'Mod-Enter': () => {
          if (!this.editor.isActive('taskItem')) return false;
          const { checked } = this.editor.getAttributes('taskItem');
          return this.editor.commands.updateAttributes('taskItem', { checked: !checked });
        },
      };
    },
  });
}

/** Of what the key before has selected the editor is told a moment later; once the focus is gone, never. */
function takeSelection(view: EditorView): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {};
  if (!(view.state.selection instanceof TextSelection) || !anchorNode || !focusNode) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const { doc, tr } = view.state;
  const [anchor, head] = [view.posAtDOM(anchorNode, anchorOffset ?? 0), view.posAtDOM(focusNode, focusOffset ?? 0)];
  const selection = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  if (!selection.eq(view.state.selection)) view.dispatch(tr.setSelection(selection));
}
