import type { Editor } from '@tiptap/core';

/** Writes the sign that suggestions begin with, apart from a word before it, of which it would be a part. */
export function startSuggestion(editor: Editor, sign: '@' | '#'): void {
  const { $from } = editor.state.selection;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset);
  const isAtStart = $from.parentOffset === 0 && sign === '#';
  // At the start of a line # waits for what follows: it may become a heading.
  const gap = isAtStart || /[^\s\p{Script=Han}\p{P}]/u.test(before) ? ' ' : '';
  editor
    .chain()
    .focus()
    .insertContent({ type: 'text', text: `${gap}${sign}` })
    .run();
}
