import * as Y from 'yjs';
import { COPIES_ROOT, NOTES_ROOT } from '#app/notes/root.ts';
import type { Struct } from './update-check.ts';

/** Where an item stands, or would once it is applied; null for one in what was deleted and collected, which goes with it. */
export type Place = {
  readonly holder: 'root' | 'element' | 'text' | 'copies';
  /** What it is in: the same for all that stand in one, and for nothing else. */
  readonly list: unknown;
  /** Elements around it. */
  readonly level: number;
  /** It is the value of an attribute, not one of the children. */
  readonly isAttribute: boolean;
} | null;

/**
 * Finds out where the items of an update will stand, as Yjs does when it applies them: in the type that they name, or in
 * that of the item beside them, in the update or in the document. Never by recursion: a chain may be as long as an update.
 */
export class Places {
  readonly #doc: Y.Doc;
  /** The update's structs by writer, in the order of their clocks. */
  readonly #runs = new Map<number, Struct[]>();
  readonly #ofItems = new Map<Y.Item, Place>();
  readonly #inTypes = new Map<Y.AbstractType<unknown>, Place>();

  /** @param structs of an update that has passed all checks that do not ask for places: nothing is missing, no rings */
  constructor(structs: readonly Struct[], doc: Y.Doc) {
    this.#doc = doc;
    for (const struct of structs) {
      const run = this.#runs.get(struct.id.client);
      if (run) run.push(struct);
      else this.#runs.set(struct.id.client, [struct]);
    }
  }

  /** @param item of the update, none that the document has */
  of(item: Y.Item): Place {
    const chain: Y.Item[] = [];
    for (let at: Struct | null = item; at instanceof Y.Item && !this.#ofItems.has(at); at = this.#pendingGuide(at)) {
      chain.push(at);
    }
    for (const one of chain.reverse()) this.#ofItems.set(one, this.#resolve(one));
    return this.#ofItems.get(item) ?? null;
  }

  /** The place of an item's neighbour on the right, as it is told; null for none, or one that was collected. */
  rightOf({ rightOrigin: id }: Y.Item): Place {
    if (!id) return null;
    if (id.clock >= Y.getState(this.#doc.store, id.client)) {
      const right = this.#pending(id);
      return right instanceof Y.Item ? this.of(right) : null;
    }
    const right: Struct = Y.getItem(this.#doc.store, id);
    return right instanceof Y.Item ? this.#ofKnown(right) : null;
  }

  /** What tells where an item stands, while it is not in the document itself. */
  #pendingGuide(item: Y.Item): Struct | null {
    const id = guideOf(item);
    return id && id.clock >= Y.getState(this.#doc.store, id.client) ? this.#pending(id) : null;
  }

  #pending({ client, clock }: Y.ID): Struct | null {
    const run = this.#runs.get(client);
    return run?.[Y.findIndexSS(run, clock)] ?? null;
  }

  /** The place of an item whose guide, if it is of the update, has its own. */
  #resolve(item: Y.Item): Place {
    const beside = item.origin ?? item.rightOrigin;
    const isAttribute = item.parentSub !== null;
    const parent: unknown = item.parent;
    if (!beside && !(parent instanceof Y.ID)) {
      return { holder: parent === COPIES_ROOT ? 'copies' : 'root', list: parent, level: 0, isAttribute };
    }
    const id = beside ?? (parent as Y.ID);
    const isKnown = id.clock < Y.getState(this.#doc.store, id.client);
    const guide = isKnown ? Y.getItem(this.#doc.store, id) : this.#pending(id);
    if (!(guide instanceof Y.Item)) return null;
    const place = isKnown ? this.#ofKnown(guide) : (this.#ofItems.get(guide) ?? null);
    if (beside) return place;
    if (place === null || !(guide.content instanceof Y.ContentType)) return null;
    const holder = guide.content.type instanceof Y.XmlText ? 'text' : 'element';
    return { holder, list: guide.content.type, level: place.level + 1, isAttribute };
  }

  #ofKnown(item: Y.Item): Place {
    const inside = this.#inside(item.parent as Y.AbstractType<unknown>);
    return inside && item.parentSub !== null ? { ...inside, isAttribute: true } : inside;
  }

  /** The place of children of a type of the document. */
  #inside(type: Y.AbstractType<unknown>): Place {
    const known = this.#inTypes.get(type);
    if (known !== undefined) return known;
    let level = 0;
    let root = type;
    for (; root._item; root = root._item.parent as Y.AbstractType<unknown>) level++;
    if (root === this.#doc.share.get(COPIES_ROOT)) {
      return { holder: 'copies', list: COPIES_ROOT, level: 0, isAttribute: false };
    }
    const [holder, list] =
      type === root
        ? (['root', NOTES_ROOT] as const)
        : ([type instanceof Y.XmlText ? 'text' : 'element', type] as const);
    const isOfNotes = root === this.#doc.share.get(NOTES_ROOT);
    const place = isOfNotes ? ({ holder, list, level, isAttribute: false } as const) : null;
    this.#inTypes.set(type, place);
    return place;
  }
}

/** The item that tells where another one stands: the one beside it, or the one that holds what it stands in. */
function guideOf({ origin, rightOrigin, parent }: Y.Item): Y.ID | null {
  return origin ?? rightOrigin ?? (parent instanceof Y.ID ? parent : null);
}
