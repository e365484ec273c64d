import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Agency } from '../domain/plan.ts';
import type { CommentThread, NotesAuthors, NotesNode, NotesPerson } from '../notes/services.ts';

export interface NotesEditorProps {
  /** The shared document. Its text is `getXmlFragment(NOTES_ROOT)`. */
  readonly doc: Y.Doc;
  /** Of the local state only `cursor` is the editor's. In the states of others the server puts `person`. */
  readonly awareness: Awareness;
  /** Toggles live. While false nothing is written, whatever is done. */
  readonly editable: boolean;
  /** This person writes here, though perhaps not at this moment: to a reader no tools are shown. */
  readonly isWriter: boolean;
  readonly me: { readonly id: string; readonly name: string };
  readonly people: readonly NotesPerson[];
  /** To mention, and for the colours. */
  readonly agencies: readonly Agency[];
  readonly commitments: readonly CommitmentChoice[];
  /** Who wrote what; null when it is not known. */
  readonly authors: NotesAuthors | null;
  readonly showAuthors: boolean;
  readonly threads: readonly CommentThread[];
  readonly activeThread: string | null;
  /** The caret went into a thread's words, or out of all. */
  readonly onThread: (id: string | null) => void;
  readonly onComment: (draft: CommentDraft) => void;
  /** Rejects with a key of `image.errors` in the texts. */
  readonly uploadImage: (file: Blob) => Promise<UploadedImage>;
  /** The id of the person whose caret is kept in view. */
  readonly follow: string | null;
  readonly onFollow: (personId: string | null) => void;
  /** What the text is called for a screen reader. */
  readonly label: string;
}

export interface CommitmentChoice {
  readonly id: string;
  readonly label: string;
}

export interface CommentDraft {
  /** Yjs relative positions, encoded, base64. */
  readonly anchor: { readonly from: string; readonly to: string };
  readonly quote: string;
}

export interface UploadedImage {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface NotesEditorHandle {
  focus(): void;
  /** The text as it is shown, in the form that the Markdown and Word writers take. */
  getMarkdownSource(): NotesNode;
  /** Makes the text another, as one change that its maker can undo; what is the same stays untouched. */
  replaceContent(content: NotesNode): void;
  /** The ids of the threads in the order of the words they are about; without those whose words are gone. */
  threadOrder(): readonly string[];
  /** Puts the caret to the words that a thread is about. */
  focusThread(id: string): void;
}
