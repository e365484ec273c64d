/** The shared type of a notes document that holds the text: a `Y.XmlFragment` in y-tiptap's form. */
export const NOTES_ROOT = 'text';
