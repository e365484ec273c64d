import type { MarkType, Schema } from '@tiptap/pm/model';
import { isAllowed } from './conform-attributes.ts';

/** As y-tiptap tells marks apart of which a text may have several: by a hash of the mark behind its name. */
const HASHED = /^(\w+)--[a-zA-Z0-9+/=]{8}$/;

/** The name of the mark that a formatting key stands for, hashed or not; null where the schema has none. */
export function markNameOf(key: string, schema: Schema): string | null {
  const name = HASHED.exec(key)?.[1] ?? key;
  return schema.marks[name] ? name : null;
}

/** The mark that a formatting key stands for, in the form in which the editor writes it; null where there is none. */
export function markTypeOf(key: string, schema: Schema): MarkType | null {
  const name = markNameOf(key, schema);
  const type = name === null ? undefined : schema.marks[name];
  return type && type.excludes(type) === (name === key) ? type : null;
}

/** Whether a formatting value is what the editor would have written: an object of the mark's attributes, and no others. */
export function isMarkValue(type: MarkType, value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const specs = Object.entries(type.spec.attrs ?? {});
  return (
    Object.keys(value).every((name) => specs.some(([known]) => known === name)) &&
    specs.every(([name, spec]) => {
      if (!Object.hasOwn(value, name)) return 'default' in spec;
      return isAllowed(spec, (value as Record<string, unknown>)[name]);
    })
  );
}
