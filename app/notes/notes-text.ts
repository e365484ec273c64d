import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { conformBlock } from './conform.ts';
import { cutDeep } from './cut-deep.ts';
import { NOTES_LIMITS } from './limits.ts';
import { type Measure, measure } from './measure.ts';
import { Repairs } from './repairs.ts';
import { notesSchema } from './schema.ts';
import type { NotesNode } from './services.ts';
import { trim } from './trim.ts';

/** Origin of the transactions that put a text right. */
export const CONFORM = { kind: 'conform' } as const;

interface Block extends Measure {
  readonly node: Node;
}

type InTree = Pick<Y.XmlFragment, '_item'>;

/** The JSON of blocks, made when it is first asked for. */
const JSONS = new WeakMap<Node, NotesNode>();

/**
 * The text of some notes, kept conforming to the schema and its limits.
 *
 * Every block has been looked at in full once; after a change it is those that were changed. A change of which blocks there
 * are costs a walk along the list of them.
 */
export class NotesText {
  readonly #doc: Y.Doc;
  readonly #fragment: Y.XmlFragment;
  /** The blocks that have been looked at, as they are. */
  readonly #blocks = new Map<Y.XmlElement, Block>();
  #nodes = 0;
  #characters = 0;
  /** Since the last {@link conform}: blocks that were changed, whether there are others, and the clocks before. */
  #changed = new Set<Y.XmlElement>();
  #isListChanged = true;
  #since: Map<number, number> | null = new Map();

  constructor(doc: Y.Doc, fragment: Y.XmlFragment) {
    this.#doc = doc;
    this.#fragment = fragment;
    doc.on('afterTransaction', this.#note);
  }

  /** Characters of text, in UTF-16 code units. */
  get characters(): number {
    return this.#characters;
  }

  /** The text as it was after the last {@link conform}; null where nothing has been written. */
  get content(): NotesNode | null {
    const content: NotesNode[] = [];
    for (const block of this.#inOrder()) content.push(toJson(block.node));
    return content.length === 0 ? null : { type: notesSchema().topNodeType.name, content };
  }

  /** Something has been done to it since the last {@link conform}. */
  get isChanged(): boolean {
    return this.#isListChanged || this.#changed.size > 0;
  }

  /** {@link content} as ProseMirror has it. */
  get node(): Node | null {
    const nodes = [...this.#inOrder()].map(({ node }) => node);
    return nodes.length === 0 ? null : notesSchema().topNodeType.create(null, nodes);
  }

  /**
   * Puts right what has been done to the text since the last call, in one transaction of origin {@link CONFORM}; at the first
   * call, all of it. Not to be called in a transaction.
   *
   * @returns how many repairs were made
   */
  conform(): number {
    if (!this.isChanged) return 0;
    const deep = this.#blocks.size === 0 ? cutDeep(this.#fragment, CONFORM) : 0;
    const repairs = this.#doc.transact((transaction) => this.#conform(new Repairs(transaction)), CONFORM);
    this.#changed = new Set();
    this.#isListChanged = false;
    this.#since = null;
    return deep + repairs;
  }

  destroy(): void {
    this.#doc.off('afterTransaction', this.#note);
  }

  #conform(repairs: Repairs): number {
    if (this.#isListChanged) this.#walk(repairs);
    for (const block of this.#changed) this.#look(block, repairs);
    if (this.#nodes > NOTES_LIMITS.nodes || this.#characters > NOTES_LIMITS.characters) {
      const total = { nodes: this.#nodes, characters: this.#characters };
      trim([...this.#changed], this.#since ?? new Map(), total, repairs);
      // A node may now lack what it cannot be without.
      for (const block of this.#changed) this.#look(block, repairs);
    }
    return repairs.count;
  }

  /** Finds the blocks that are new, and those that are gone; takes away whatever else stands among them. */
  #walk(repairs: Repairs): void {
    for (const block of this.#blocks.keys()) if (block._item?.deleted) this.#forget(block);
    for (let item = this.#fragment._start; item; item = item.right) {
      if (item.deleted) continue;
      const type = item.content instanceof Y.ContentType ? item.content.type : null;
      if (!(type instanceof Y.XmlElement)) repairs.remove(item);
      else if (!this.#blocks.has(type)) this.#changed.add(type);
    }
  }

  #look(block: Y.XmlElement, repairs: Repairs): void {
    this.#forget(block);
    const node = block._item?.deleted ? null : conformBlock(block, repairs);
    if (node === null) return;
    const size = measure(block);
    this.#blocks.set(block, { ...size, node });
    this.#nodes += size.nodes;
    this.#characters += size.characters;
  }

  #forget(block: Y.XmlElement): void {
    const known = this.#blocks.get(block);
    if (!known) return;
    this.#blocks.delete(block);
    this.#nodes -= known.nodes;
    this.#characters -= known.characters;
  }

  *#inOrder(): Generator<Block> {
    for (const type of this.#fragment.toArray()) {
      const block = this.#blocks.get(type as Y.XmlElement);
      if (block) yield block;
    }
  }

  readonly #note = ({ origin, changed, beforeState }: Y.Transaction): void => {
    if (origin === CONFORM) return;
    this.#since ??= beforeState;
    for (const type of changed.keys()) {
      const block = blockOf(type, this.#fragment);
      if (block === this.#fragment) this.#isListChanged = true;
      else if (block instanceof Y.XmlElement) this.#changed.add(block);
    }
  };
}

function toJson(block: Node): NotesNode {
  const json = JSONS.get(block) ?? (block.toJSON() as NotesNode);
  JSONS.set(block, json);
  return json;
}

/** The block that a type is, or is in; the fragment for itself; null for what is in something deleted, or elsewhere. */
function blockOf(type: InTree, fragment: Y.XmlFragment): InTree | null {
  let block: InTree | null = null;
  let root = type;
  for (; root._item; root = root._item.parent as Y.XmlElement) {
    if (root._item.deleted) return null;
    block = root;
  }
  return root === fragment ? (block ?? fragment) : null;
}
