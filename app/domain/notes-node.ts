/** A node of notes as ProseMirror's JSON: it conforms to `notesSchema()` of app/notes. */
export interface NotesNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly NotesNode[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
}
