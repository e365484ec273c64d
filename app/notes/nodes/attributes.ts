import type { Attribute } from '@tiptap/core';
import { NOTES_LIMITS } from '../limits.ts';

interface AttributeOptions {
  /** What it is where nothing is said; without one it must be said. */
  readonly default?: unknown;
  /** Makes the value of what stands in HTML; the text itself by default. */
  readonly read?: (text: string) => unknown;
}

/**
 * An attribute that the schema checks: ProseMirror's `check()`, which the server asks too, throws a RangeError for a value
 * that is not allowed. In HTML it stands as `data-<name>`.
 */
export function attribute(
  name: string,
  isAllowed: (value: unknown) => boolean,
  { read = (text) => text, ...rest }: AttributeOptions = {},
): Partial<Attribute> {
  return {
    ...('default' in rest ? { default: rest.default } : { isRequired: true }),
    validate: (value: unknown) => {
      if (!isAllowed(value)) throw new RangeError(`not allowed for ${name}`);
    },
    parseHTML: (element) => {
      const text = element.getAttribute(`data-${name}`);
      return text === null ? (rest.default ?? null) : read(text);
    },
    renderHTML: (attributes) => ({ [`data-${name}`]: attributes[name] }),
  };
}

export const isShort = (value: unknown): boolean => typeof value === 'string' && value.length <= NOTES_LIMITS.label;

export const idAttribute = (name: string, isAllowed: (value: unknown) => boolean) => attribute(name, isAllowed);

export const labelAttribute = () => attribute('label', isShort);

export const oneOf = (name: string, values: readonly string[]) =>
  attribute(name, (value) => values.includes(value as string));
