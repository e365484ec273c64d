import type { AttributeSpec, Attrs, NodeType } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { Repairs } from './repairs.ts';

/** Whether a schema's attribute may have a value; one that names no rule takes anything. */
export function isAllowed({ validate }: AttributeSpec, value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof validate === 'string') return validate.split('|').includes(value === null ? 'null' : typeof value);
  try {
    validate?.(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * Takes away the attributes that a node has not, or not with that value, and reads the others.
 *
 * @returns null where one is missing that the node cannot be without
 */
export function conformAttributes(element: Y.XmlElement, type: NodeType, repairs: Repairs): Attrs | null {
  const specs = new Map(Object.entries(type.spec.attrs ?? {}));
  const attrs: Record<string, unknown> = {};
  for (const [name, item] of element._map) {
    if (item.deleted) continue;
    const spec = specs.get(name);
    const value: unknown = item.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined;
    if (spec && isAllowed(spec, value)) attrs[name] = value;
    else repairs.remove(item);
  }
  for (const [name, spec] of specs) if (!('default' in spec) && !Object.hasOwn(attrs, name)) return null;
  return attrs;
}
