import type { ContentMatch, Node, NodeType } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { conformAttributes } from './conform-attributes.ts';
import { conformText } from './conform-text.ts';
import { NOTES_LIMITS } from './limits.ts';
import type { Repairs } from './repairs.ts';
import { notesSchema } from './schema.ts';

/**
 * Makes a block of the text conform to the schema, so that an editor finds nothing in it to drop: y-tiptap deletes a node
 * whole, with all its words, for whatever in it does not conform.
 *
 * @returns the block as ProseMirror reads it; null where it could not stand at all, and is gone
 */
export function conformBlock(block: Y.XmlElement, repairs: Repairs): Node | null {
  const { topNodeType } = notesSchema();
  const node = conformElement(block, 1, repairs);
  if (node === null || topNodeType.contentMatch.matchType(node.type)) return node;
  removeType(block, repairs);
  return null;
}

/** @param level of nodes, the outermost being 1 */
function conformElement(element: Y.XmlElement, level: number, repairs: Repairs): Node | null {
  const type = level > NOTES_LIMITS.levels ? undefined : notesSchema().nodes[element.nodeName];
  const attrs = type && !type.isText ? conformAttributes(element, type, repairs) : null;
  const children = type && attrs ? new Children(element, type, level, repairs).conform() : null;
  if (type && attrs && children) return type.create(attrs, children);
  removeType(element, repairs);
  return null;
}

/** The children of one node, put right from the first to the last. */
class Children {
  readonly #element: Y.XmlElement;
  readonly #type: NodeType;
  readonly #level: number;
  readonly #repairs: Repairs;
  readonly #nodes: Node[] = [];
  /** Where the content expression stands. */
  #match: ContentMatch;
  /** The last child that stays. */
  #last: Y.XmlElement | Y.XmlText | null = null;

  constructor(element: Y.XmlElement, type: NodeType, level: number, repairs: Repairs) {
    this.#element = element;
    this.#type = type;
    this.#level = level;
    this.#repairs = repairs;
    this.#match = type.contentMatch;
  }

  /** The children that stay; null where the node cannot be without what it lacks. */
  conform(): Node[] | null {
    for (let item = this.#element._start; item; item = item.right) {
      if (item.deleted) continue;
      const child = item.content instanceof Y.ContentType ? item.content.type : null;
      const stays =
        (child instanceof Y.XmlText && this.#takeText(child)) ||
        (child instanceof Y.XmlElement && this.#takeElement(child));
      if (!stays) this.#repairs.remove(item);
    }
    return this.#match.validEnd || this.#fillUp() ? this.#nodes : null;
  }

  #takeText(text: Y.XmlText): boolean {
    const { text: type } = this.#type.schema.nodes;
    const next = type && this.#match.matchType(type);
    if (!next) return false;
    const nodes = conformText(text, this.#type, this.#repairs);
    // Without a word in it, there is no text for ProseMirror.
    if (nodes.length > 0) this.#match = next;
    this.#nodes.push(...nodes);
    this.#last = text;
    return true;
  }

  #takeElement(element: Y.XmlElement): boolean {
    const node = conformElement(element, this.#level + 1, this.#repairs);
    if (node === null) return false;
    const next = this.#match.matchType(node.type) ?? this.#insertBefore(node);
    if (!next) return false;
    this.#match = next;
    this.#nodes.push(node);
    this.#last = element;
    return true;
  }

  /** Puts there what must stand before a node, such as the paragraph that an item of a list begins with. */
  #insertBefore(node: Node): ContentMatch | null {
    return this.#insert(this.#match.fillBefore(Fragment.from(node))) ? this.#match.matchType(node.type) : null;
  }

  /**
   * Completes a node that has no valid end. One with nothing in it is better taken away; but a cell keeps its place, since
   * those behind it would move.
   */
  #fillUp(): boolean {
    if (this.#nodes.length === 0 && !this.#type.spec.isolating) return false;
    return this.#insert(this.#match.fillBefore(Fragment.empty, true));
  }

  /** Inserts what is missing; false where there is no such thing, or no room for it. */
  #insert(missing: Fragment | null): boolean {
    if (missing === null || this.#level === NOTES_LIMITS.levels) return false;
    for (const node of missing.content) {
      const element = toElement(node);
      this.#element.insertAfter(this.#last, [element]);
      this.#repairs.count++;
      this.#nodes.push(node);
      this.#last = element;
    }
    this.#match = this.#match.matchFragment(missing) ?? this.#match;
    return true;
  }
}

/** A node that ProseMirror made to fill a place: it has no attributes but their defaults. */
function toElement(node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name);
  element.insert(0, node.content.content.map(toElement));
  return element;
}

function removeType(type: Y.XmlElement, repairs: Repairs): void {
  if (type._item) repairs.remove(type._item);
}
