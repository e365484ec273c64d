/**
 * Whether two values of JSON say the same, however their keys are ordered. A key without a value counts as none: one of the two
 * may have been through a file.
 */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && isEach(one, other, one.keys());
  }
  return isEach(one, other, new Set([...Object.keys(one), ...Object.keys(other)]));
}

function isEach(one: object, other: object, keys: Iterable<PropertyKey>): boolean {
  for (const key of keys) {
    if (!isSame(one[key as keyof object], other[key as keyof object])) return false;
  }
  return true;
}
