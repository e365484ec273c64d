import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Live } from '../live.ts';

/** An item of a task list, with a box that a keyboard and a screen reader can use, and that a reader cannot. */
export function taskView(live: Live): NodeViewRenderer {
  return ({ node, view, getPos }) => {
    const dom = document.createElement('li');
    const label = document.createElement('label');
    const box = document.createElement('input');
    const contentDOM = document.createElement('div');
    dom.dataset.type = 'taskItem';
    label.contentEditable = 'false';
    box.type = 'checkbox';
    label.append(box);
    dom.append(label, contentDOM);

    const show = (shown: Node) => {
      const { checked } = shown.attrs;
      dom.dataset.checked = String(checked);
      box.checked = checked;
      const name = shown.firstChild?.textContent.trim();
      box.setAttribute('aria-label', name ? live.now.t('task.named', { name }) : live.now.t('task.unnamed'));
      box.disabled = !live.now.editable;
    };
    // The caret stays where it is.
    box.addEventListener('mousedown', (event) => event.preventDefault());
    box.addEventListener('change', () => {
      const position = getPos();
      const now = position === undefined ? null : view.state.doc.nodeAt(position);
      if (position === undefined || !now || !live.now.editable) box.checked = !box.checked;
      else view.dispatch(view.state.tr.setNodeAttribute(position, 'checked', box.checked));
    });

    let shown = node;
    show(node);
    const off = live.on((now, before) => {
      if (now.editable !== before.editable || now.t !== before.t) show(shown);
    });
    return {
      dom,
      contentDOM,
      update: (next) => {
        if (next.type !== shown.type) return false;
        shown = next;
        show(next);
        return true;
      },
      // Its box is no text: what happens to it is not read as an edit.
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
      stopEvent: (event) => event.target === box,
      destroy: off,
    };
  };
}
