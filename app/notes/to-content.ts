import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { notesSchema } from './schema.ts';
import type { NotesNode } from './services.ts';

/** What the text of notes says, as ProseMirror's JSON; null for nothing. */
export function toContent(fragment: Y.XmlFragment): NotesNode | null {
  return fragment.length === 0 ? null : (yXmlFragmentToProsemirrorJSON(fragment) as NotesNode);
}

/**
 * Makes the text of notes say something else: what is the same stays, as far as can be told.
 *
 * @throws RangeError for what does not conform to the schema
 */
export function writeContent(fragment: Y.XmlFragment, content: NotesNode): void {
  prosemirrorJSONToYXmlFragment(notesSchema(), content, fragment);
}
