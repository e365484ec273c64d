import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { notesSchema } from './schema.ts';
import type { NotesNode } from './services.ts';

/**
 * Writes a text into an empty document.
 *
 * @throws RangeError for what does not conform to the schema
 */
export function writeContent(fragment: Y.XmlFragment, content: NotesNode): void {
  prosemirrorJSONToYXmlFragment(notesSchema(), content, fragment);
}
