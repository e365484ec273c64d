import type { Transaction } from '@tiptap/pm/state';

const OWN_STEP = 'notesOwnStep';
/** What ProseMirror says of a transaction that comes of more than typing. */
const NOT_TYPED: readonly unknown[] = ['paste', 'drop', 'cut'];

/** Has a transaction undone by itself, not with what is typed right before and after it in the same paragraph. */
export const asOwnStep = (tr: Transaction): Transaction => tr.setMeta(OWN_STEP, true);

/** Whether a transaction is to be undone by itself. */
export const isOwnStep = (tr: Transaction): boolean =>
  tr.docChanged && (tr.getMeta(OWN_STEP) === true || NOT_TYPED.includes(tr.getMeta('uiEvent')));
