import type { Fragment, Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { inOrder } from './in-order.ts';
import { adopt, type Mapping, mapText } from './render.ts';
import { isSame, likeness, type Run, type Unit, unitsOf, unitsOfYjs, type YUnit } from './units.ts';
import { attributesOf, writeRun } from './write-run.ts';

/**
 * Brings into Yjs what ProseMirror's document has and it has not.
 *
 * y-tiptap's own way puts texts that stand side by side into one, by copying: if two pages do so at once the words stand there
 * twice, and what somebody types into the text that is given up meanwhile is lost. Here no text is given up while its parent is
 * there, every text block has one from the start, and what has not changed is not touched, whatever is done around it.
 */
export class Writer {
  readonly #mapping: Mapping;
  readonly #transaction: Y.Transaction;
  readonly #caret: number;

  /** @param caret in ProseMirror's document */
  constructor(mapping: Mapping, transaction: Y.Transaction, caret: number) {
    this.#mapping = mapping;
    this.#transaction = transaction;
    this.#caret = caret;
  }

  /** @param start where the node's content begins in the document */
  children(parent: Y.XmlFragment, node: Node, start: number): void {
    const present = unitsOfYjs(parent, this.#mapping);
    const wanted = unitsOf(node, start);
    let [done, doneWanted] = [0, 0];
    let last: Y.XmlElement | Y.XmlText | null = null;
    for (const [i, j] of [...this.#kept(present, wanted), [present.length, wanted.length] as const]) {
      last = this.#between(parent, node, last, present.slice(done, i), wanted.slice(doneWanted, j));
      last = lastOf(present[i]) ?? last;
      [done, doneWanted] = [i + 1, j + 1];
    }
  }

  /** Elements that are shown by the very same nodes as before, and in the same order: pairs of their indexes. */
  #kept(present: readonly YUnit[], wanted: readonly Unit[]): [number, number][] {
    const places = new Map<Node, number[]>();
    for (const [j, unit] of wanted.entries()) {
      if (unit.kind !== 'element') continue;
      const known = places.get(unit.node);
      if (known) known.push(j);
      else places.set(unit.node, [j]);
    }
    const pairs: [number, number][] = [];
    for (const [i, unit] of present.entries()) {
      const known = unit.kind === 'element' ? this.#mapping.get(unit.element) : undefined;
      const j = known && !Array.isArray(known) ? places.get(known)?.shift() : undefined;
      if (j !== undefined) pairs.push([i, j]);
    }
    return inOrder(pairs, ([, j]) => j);
  }

  /** What stands between two that are kept. Returns what is the last there. */
  #between(
    parent: Y.XmlFragment,
    node: Node,
    before: Y.XmlElement | Y.XmlText | null,
    present: YUnit[],
    wanted: Unit[],
  ): Y.XmlElement | Y.XmlText | null {
    let last = before;
    const end = lastOf(present.at(-1)) ?? null;
    while (present[0] && wanted[0] && isSame(present[0], wanted[0], this.#mapping)) {
      last = this.#adopt(present.shift(), wanted.shift(), node) ?? last;
    }
    let isEndKept = false;
    while (present.length > 0 && wanted.length > 0) {
      const [unit, other] = [present.at(-1), wanted.at(-1)];
      if (!unit || !other || !isSame(unit, other, this.#mapping)) break;
      this.#adopt(present.pop(), wanted.pop(), node);
      isEndKept = true;
    }
    while (present[0] && wanted[0]) {
      const isOneRun = wanted.length === 1 && wanted[0].kind === 'run';
      if (isOneRun && present.some(({ kind }) => kind === 'run')) {
        last = this.#join(present.splice(0), wanted.shift() as Run, node) ?? last;
      } else if (this.#isBetterFromRight(present, wanted)) {
        this.#update(present.pop(), wanted.pop(), node);
        isEndKept = true;
      } else if (canBecome(present[0], wanted[0])) {
        last = this.#update(present.shift(), wanted.shift(), node) ?? last;
      } else if (wanted.length > present.length || (present[0].kind === 'run' && hasRun(wanted))) {
        last = this.#insert(parent, last, wanted.shift() as Unit, node);
      } else {
        last = this.#remove(present.shift() as YUnit) ?? last;
      }
    }
    for (const unit of wanted) last = this.#insert(parent, last, unit, node);
    for (const unit of present) last = this.#remove(unit) ?? last;
    return isEndKept ? end : last;
  }

  /** Of two ends that could both go on being what they are, the one that has more of it does. */
  #isBetterFromRight(present: readonly YUnit[], wanted: readonly Unit[]): boolean {
    if (present.length === wanted.length) return false;
    const [first, last] = [present[0], present.at(-1)];
    const [firstWanted, lastWanted] = [wanted[0], wanted.at(-1)];
    if (!first || !last || !firstWanted || !lastWanted || !canBecome(last, lastWanted)) return false;
    if (!canBecome(first, firstWanted)) return true;
    return this.#worth(last, lastWanted) > this.#worth(first, firstWanted);
  }

  #worth(unit: YUnit, wanted: Unit): number {
    if (unit.kind === 'element')
      return wanted.kind === 'element' ? likeness(this.#mapping.get(unit.element), wanted.node) : 0;
    return wanted.kind === 'run' ? wanted.run.size : 0;
  }

  #update(unit: YUnit | undefined, wanted: Unit | undefined, node: Node): Y.XmlElement | Y.XmlText | null {
    if (unit?.kind === 'run' && wanted?.kind === 'run') return this.#join([unit], wanted, node);
    if (unit?.kind !== 'element' || wanted?.kind !== 'element') return null;
    const { element } = unit;
    const attributes = element.getAttributes() as Record<string, unknown>;
    for (const [name, value] of Object.entries(wanted.node.attrs)) {
      if (value === null) element.removeAttribute(name);
      else if (attributes[name] !== value) element.setAttribute(name, value);
    }
    for (const name of Object.keys(attributes)) if (!(name in wanted.node.attrs)) element.removeAttribute(name);
    this.#mapping.set(element, wanted.node);
    this.children(element, wanted.node, wanted.at + 1);
    return element;
  }

  /** Makes the runs among units read as one, and takes out what stood between them. */
  #join(units: readonly YUnit[], { run, from, at }: Run, node: Node): Y.XmlText | null {
    const texts = units.flatMap((unit) => (unit.kind === 'run' ? unit.texts : []));
    for (const unit of units) if (unit.kind === 'element') this.#remove(unit);
    writeRun(texts, run, this.#caret - at);
    this.#mapTexts(texts, node, from);
    return texts.at(-1) ?? null;
  }

  /** A text stays, empty: somebody may be writing in it. Returns it. */
  #remove(unit: YUnit): Y.XmlText | null {
    if (unit.kind === 'element') {
      unit.element._item?.delete(this.#transaction);
      return null;
    }
    for (const text of unit.texts) {
      text.delete(0, text.length);
      this.#mapping.set(text, []);
    }
    return unit.texts.at(-1) ?? null;
  }

  #insert(parent: Y.XmlFragment, after: Y.XmlElement | Y.XmlText | null, unit: Unit, node: Node) {
    const made = unit.kind === 'run' ? this.#makeText(unit.run) : this.#makeElement(unit.node);
    parent.insertAfter(after, [made]);
    if (made instanceof Y.XmlText && unit.kind === 'run') this.#mapTexts([made], node, unit.from);
    return made;
  }

  #makeElement(node: Node): Y.XmlElement {
    const element = new Y.XmlElement(node.type.name);
    for (const [name, value] of Object.entries(node.attrs))
      if (value !== null) element.setAttribute(name, value as string);
    const children = unitsOf(node, 0).map((unit) =>
      unit.kind === 'run' ? this.#makeText(unit.run) : this.#makeElement(unit.node),
    );
    // Two who begin to write in it at once are to write in the same text.
    if (node.isTextblock && children.length === 0) children.push(this.#makeText(null));
    element.insert(0, children);
    this.#mapping.set(element, node);
    return element;
  }

  #makeText(run: Fragment | null): Y.XmlText {
    const text = new Y.XmlText();
    const nodes: Node[] = [];
    run?.forEach((node) => {
      nodes.push(node);
    });
    text.applyDelta(nodes.map((node) => ({ insert: node.text, attributes: attributesOf(node.marks) })));
    this.#mapping.set(text, nodes);
    return text;
  }

  #adopt(unit: YUnit | undefined, wanted: Unit | undefined, node: Node): Y.XmlElement | Y.XmlText | null {
    if (unit?.kind === 'run' && wanted?.kind === 'run') this.#mapTexts(unit.texts, node, wanted.from);
    if (unit?.kind === 'element' && wanted?.kind === 'element') {
      this.#mapping.set(unit.element, wanted.node);
      adopt(unit.element, wanted.node, this.#mapping);
    }
    return lastOf(unit) ?? null;
  }

  #mapTexts(texts: readonly Y.XmlText[], node: Node, from: number): void {
    let at = from;
    for (const text of texts) at = mapText(text, node, at, this.#mapping);
  }
}

const lastOf = (unit: YUnit | undefined): Y.XmlElement | Y.XmlText | undefined =>
  unit?.kind === 'run' ? unit.texts.at(-1) : unit?.element;

const hasRun = (units: readonly Unit[]) => units.some(({ kind }) => kind === 'run');

/** An element keeps its name for life. */
function canBecome(unit: YUnit, wanted: Unit): boolean {
  if (unit.kind === 'run') return wanted.kind === 'run';
  return wanted.kind === 'element' && unit.element.nodeName === wanted.node.type.name;
}
