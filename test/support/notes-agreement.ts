import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { itemsIn } from '#app/notes/measure.ts';
import { NotesText } from '#app/notes/notes-text.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { notesSchema } from '#app/notes/schema.ts';
import type { NotesNode } from '#app/notes/services.ts';

/**
 * Expects that an editor, opened on a document, finds nothing in it that it would drop or change, and reads the same as the
 * server does.
 */
export function expectConforming(doc: Y.Doc, content: NotesNode | null): void {
  const page = new Y.Doc();
  Y.applyUpdate(page, Y.encodeStateAsUpdate(doc));
  const fragment = page.getXmlFragment(NOTES_ROOT);
  const changes: Uint8Array[] = [];
  page.on('update', (update: Uint8Array) => changes.push(update));
  const { doc: node } = initProseMirrorDoc(fragment, notesSchema());
  expect(changes, 'the editor changed something').toEqual([]);
  let words = '';
  let elements = 0;
  for (const block of fragment.toArray() as Y.XmlElement[]) {
    elements++;
    for (const { content: inside } of itemsIn(block)) {
      if (inside instanceof Y.ContentString) words += inside.str;
      if (inside instanceof Y.ContentType && inside.type instanceof Y.XmlElement) elements++;
    }
  }
  let nodes = 0;
  node.descendants((inner) => {
    if (!inner.isText) nodes++;
  });
  expect({ words: node.textContent, nodes }).toEqual({ words, nodes: elements });
  if (node.childCount > 0) node.check();
  expect(content).toEqual(node.childCount > 0 ? node.toJSON() : null);
  expect(new NotesText(page, fragment).conform(), 'repaired again').toBe(0);
  page.destroy();
}

/** Writes in a new document, has it put right, and expects it to conform. */
export function conformed(write: (fragment: Y.XmlFragment) => void): {
  readonly doc: Y.Doc;
  readonly repairs: number;
  readonly content: NotesNode | null;
} {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment(NOTES_ROOT);
  doc.transact(() => write(fragment));
  const text = new NotesText(doc, fragment);
  const repairs = text.conform();
  const { content } = text;
  expectConforming(doc, content);
  text.destroy();
  return { doc, repairs, content };
}

/** What {@link conformed} is given, as a tree: a text, formatted by a key or not, or a node. */
export type Tree =
  | string
  | { readonly text: string; readonly marks: Readonly<Record<string, unknown>> }
  | readonly [name: string, attrs: Readonly<Record<string, unknown>>, ...children: Tree[]];

/** Makes what a tree says, whether it makes sense or not. */
export function fromTree(tree: Tree): Y.XmlElement | Y.XmlText {
  if (typeof tree === 'string') return fromTree({ text: tree, marks: {} });
  if ('text' in tree) {
    const text = new Y.XmlText();
    text.insert(0, tree.text, { ...tree.marks });
    return text;
  }
  const [name, attrs, ...children] = tree;
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attrs)) element.setAttribute(key, value as string);
  element.insert(0, children.map(fromTree));
  return element;
}
