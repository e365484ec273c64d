/** The shared type of a notes document that holds the text: a `Y.XmlFragment` in y-tiptap's form. */
export const NOTES_ROOT = 'text';
/** The shared type of a notes document that tells which words are others written again elsewhere: a `Y.Array` of runs. */
export const COPIES_ROOT = 'copies';
