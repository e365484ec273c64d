import { type AttributeSpec, Fragment, type Mark, type Node, type NodeType, type Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';

/** What of the ProseMirror document stands for a Yjs type: a node for an element, its text nodes for a text. */
export type Mapping = WeakMap<object, Node | Node[]>;

/** The document as ProseMirror has it. What the mapping knows is taken from it, so that only what has changed is made anew. */
export function renderRoot(fragment: Y.XmlFragment, schema: Schema, mapping: Mapping): Node {
  const blocks = renderChildren(fragment, schema, mapping);
  const type = schema.topNodeType;
  const doc = blocks.length > 0 ? make(type, {}, blocks) : null;
  return doc ?? (type.createAndFill() as Node);
}

function renderChildren(parent: Y.XmlFragment, schema: Schema, mapping: Mapping): Node[] {
  const nodes: Node[] = [];
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) nodes.push(...renderText(child, schema, mapping));
    else if (child instanceof Y.XmlElement) {
      const node = renderElement(child, schema, mapping);
      if (node) nodes.push(node);
    }
  }
  return nodes;
}

function renderElement(element: Y.XmlElement, schema: Schema, mapping: Mapping): Node | null {
  const known = mapping.get(element);
  if (known && !Array.isArray(known)) return known;
  const type = schema.nodes[element.nodeName];
  const node = type ? make(type, element.getAttributes(), renderChildren(element, schema, mapping)) : null;
  if (node) mapping.set(element, node);
  return node;
}

/**
 * Null for what cannot be shown. Nothing is deleted for it, as y-tiptap would: showing must not write, and what does not
 * belong in notes is the server's to take out. What lacks a part, as a list item whose paragraph two people removed at once,
 * is shown with it.
 */
function make(type: NodeType, attributes: Record<string, unknown>, content: Node[]): Node | null {
  try {
    const fragment = Fragment.fromArray(content);
    const node = type.validContent(fragment)
      ? type.create(attributes, fragment)
      : type.createAndFill(attributes, fragment);
    if (node) check(type.spec.attrs, node.attrs);
    return node && isWithoutCells(node) ? null : node;
  } catch {
    return null;
  }
}

/** A table whose columns two people deleted at once: to select it, or to be beside it, would be an error in its plugin. */
function isWithoutCells(node: Node): boolean {
  if (node.type.spec.tableRole !== 'table') return false;
  for (let i = 0; i < node.childCount; i++) if (node.child(i).childCount > 0) return false;
  return true;
}

/** @throws RangeError for an attribute that the schema does not allow: as a tag's name it would break the page's drawing. */
function check(specs: Readonly<Record<string, AttributeSpec>> = {}, values: Readonly<Record<string, unknown>>): void {
  for (const [name, { validate }] of Object.entries(specs)) {
    if (typeof validate === 'function') validate(values[name]);
    else if (validate && !validate.split('|').includes(values[name] === null ? 'null' : typeof values[name])) {
      throw new RangeError(`not allowed for ${name}`);
    }
  }
}

function renderText(text: Y.XmlText, schema: Schema, mapping: Mapping): Node[] {
  const known = mapping.get(text);
  if (Array.isArray(known)) return known;
  const nodes: Node[] = [];
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert === 'string' && insert !== '') nodes.push(schema.text(insert, marksOf(attributes, schema)));
  }
  mapping.set(text, nodes);
  return nodes;
}

function marksOf(attributes: Record<string, unknown> = {}, schema: Schema): Mark[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    try {
      const mark = schema.marks[name]?.create(value as Record<string, unknown>);
      if (!mark) return [];
      check(mark.type.spec.attrs, mark.attrs);
      return mark;
    } catch {
      return [];
    }
  });
}

/** Has a mapping hold the very nodes of a document that equals what it maps, so that what is the same is seen to be at once. */
export function adopt(parent: Y.XmlFragment, node: Node, mapping: Mapping): void {
  let index = 0;
  let offset = 0;
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      offset = mapText(child, node, offset, mapping);
      continue;
    }
    const old = mapping.get(child);
    if (!old || !(child instanceof Y.XmlElement)) continue;
    while (index < node.childCount && node.child(index).isText) index++;
    if (index >= node.childCount) return;
    const now = node.child(index++);
    offset += now.nodeSize;
    if (now === old) continue;
    mapping.set(child, now);
    adopt(child, now, mapping);
  }
}

/** Maps a text to its part of a node's text nodes, of which one may span several texts; returns where it ends. */
export function mapText(text: Y.XmlText, node: Node, from: number, mapping: Mapping): number {
  const to = from + text.length;
  const nodes: Node[] = [];
  if (to > from) {
    node.cut(from, to).forEach((part) => {
      nodes.push(part);
    });
  }
  mapping.set(text, nodes);
  return to;
}
