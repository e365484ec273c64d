import type { Editor } from '@tiptap/core';
import { Fragment, type Node } from '@tiptap/pm/model';
import type { NotesNode } from '../notes/services.ts';
import { asOwnStep } from './sync/own-step.ts';

/**
 * Makes the text another, as one change, which is undone by itself. Blocks that are the same in both stay the very blocks they
 * are, so that only the difference is written, and what others write in them meanwhile is kept.
 *
 * @throws RangeError for what is no text of notes
 */
export function replaceContent(editor: Editor, content: NotesNode): void {
  const { state, schema, view } = editor;
  const wanted = schema.nodeFromJSON(content);
  wanted.check();
  const present = new Map<string, Node[]>();
  state.doc.forEach((block) => {
    const key = JSON.stringify(block.toJSON());
    present.set(key, [...(present.get(key) ?? []), block]);
  });
  const blocks: Node[] = [];
  wanted.forEach((block) => {
    blocks.push(present.get(JSON.stringify(block.toJSON()))?.shift() ?? block);
  });
  view.dispatch(asOwnStep(state.tr.replaceWith(0, state.doc.content.size, Fragment.fromArray(blocks))));
}
