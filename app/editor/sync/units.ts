import { Fragment, type Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { Mapping } from './render.ts';

/**
 * What stands side by side within a parent: an element, or a run of text. A run in Yjs may be of several texts: two people who
 * begin in one empty paragraph make a text each.
 */
export type YUnit =
  | { readonly kind: 'element'; readonly element: Y.XmlElement }
  | { readonly kind: 'run'; readonly texts: readonly Y.XmlText[] };

/** The same in ProseMirror's document. `at` is where it is in the document. */
export type Unit =
  | { readonly kind: 'element'; readonly node: Node; readonly at: number }
  /** `from` is where it begins in its parent. */
  | { readonly kind: 'run'; readonly run: Fragment; readonly from: number; readonly at: number };

export type Run = Extract<Unit, { kind: 'run' }>;

/** What of a parent is shown. The rest is left alone: a newer page may know what it is. */
export function unitsOfYjs(parent: Y.XmlFragment, mapping: Mapping): YUnit[] {
  const units: YUnit[] = [];
  let texts: Y.XmlText[] = [];
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      if (texts.length === 0) units.push({ kind: 'run', texts });
      texts.push(child);
    } else if (child instanceof Y.XmlElement && mapping.has(child)) {
      units.push({ kind: 'element', element: child });
      texts = [];
    }
  }
  return units;
}

/** @param start where the parent's content begins in the document */
export function unitsOf(parent: Node, start: number): Unit[] {
  const units: Unit[] = [];
  let run: Node[] = [];
  let from = 0;
  const end = () => {
    if (run.length > 0) units.push({ kind: 'run', run: Fragment.fromArray(run), from, at: start + from });
    run = [];
  };
  parent.forEach((node, offset) => {
    if (node.isText) {
      if (run.length === 0) from = offset;
      run.push(node);
      return;
    }
    end();
    units.push({ kind: 'element', node, at: start + offset });
  });
  end();
  return units;
}

/** Whether what is in Yjs is shown by this very node, or by one that equals it. */
export function isSame(unit: YUnit, other: Unit, mapping: Mapping): boolean {
  if (unit.kind === 'element') {
    const known = mapping.get(unit.element);
    return other.kind === 'element' && known !== undefined && !Array.isArray(known) && known.eq(other.node);
  }
  return other.kind === 'run' && Fragment.fromArray(unit.texts.flatMap((text) => nodesOf(text, mapping))).eq(other.run);
}

const nodesOf = (text: Y.XmlText, mapping: Mapping): Node[] => {
  const known = mapping.get(text);
  return Array.isArray(known) ? known : [];
};

/** How much two nodes have in common: children that are the very same, and text at both ends. */
export function likeness(known: Node | Node[] | undefined, node: Node): number {
  if (!known || Array.isArray(known)) return 0;
  const children = new Set<Node>();
  known.forEach((child) => {
    children.add(child);
  });
  let same = 0;
  node.forEach((child) => {
    if (children.has(child)) same += child.nodeSize;
  });
  const [a, b] = [known.textContent, node.textContent];
  const shorter = Math.min(a.length, b.length);
  let left = 0;
  while (left < shorter && a[left] === b[left]) left++;
  let right = 0;
  while (right < shorter - left && a[a.length - 1 - right] === b[b.length - 1 - right]) right++;
  return same + left + right;
}
