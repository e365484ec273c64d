import type { Mark, Node, NodeType } from '@tiptap/pm/model';
import { Mark as Marks } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { isMarkValue, markTypeOf } from './marks.ts';
import type { Repairs } from './repairs.ts';

/** Keys of formatting, to be taken away. */
type Unwanted = Readonly<Record<string, null>>;

interface Run {
  readonly retain: number;
  readonly attributes?: Unwanted;
}

/**
 * Takes away what a text in a node may not hold: formatting that the schema has not, has not there or not with that value,
 * marks that exclude each other (two people gave them at once), and whatever is no text. The words stay.
 *
 * @returns the text as ProseMirror reads it
 */
export function conformText(text: Y.XmlText, parent: NodeType, repairs: Repairs): Node[] {
  for (const item of text._map.values()) repairs.remove(item);
  const active = new Map<string, Mark>();
  const nodes: Node[] = [];
  const runs: Run[] = [];
  let marks: ReturnType<typeof sound> | null = null;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentString) {
      marks ??= sound(active);
      nodes.push(parent.schema.text(content.str, marks.set));
      runs.push({ retain: content.str.length, ...(marks.unwanted && { attributes: marks.unwanted }) });
      if (marks.unwanted) repairs.count++;
    } else if (content instanceof Y.ContentFormat && format(content, active, parent)) {
      marks = null;
    } else {
      repairs.remove(item);
    }
  }
  if (runs.some(({ attributes }) => attributes)) text.applyDelta(runs);
  return nodes;
}

/** Has a format begin or end a mark; false where there is no such mark in such a node. */
function format({ key, value }: Y.ContentFormat, active: Map<string, Mark>, parent: NodeType): boolean {
  const type = markTypeOf(key, parent.schema);
  if (!type || !parent.allowsMarkType(type)) return false;
  if (value === null) active.delete(key);
  else if (isMarkValue(type, value)) active.set(key, type.create(value));
  else return false;
  return true;
}

/** Those of some marks that can be together, and the keys of the others. */
function sound(active: ReadonlyMap<string, Mark>): {
  readonly set: readonly Mark[];
  readonly unwanted: Unwanted | null;
} {
  const set = Marks.setFrom([...active.values()]).reduce<readonly Mark[]>((some, mark) => mark.addToSet(some), []);
  const unwanted = [...active].filter(([, mark]) => !set.includes(mark)).map(([key]) => [key, null]);
  return { set, unwanted: unwanted.length > 0 ? Object.fromEntries(unwanted) : null };
}
