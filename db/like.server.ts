/** A pattern for `LIKE … ESCAPE '!'` that finds a text anywhere, whatever it is made of. Case is to be folded on both sides. */
export function containing(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[!%_]/g, '!$&')}%`;
}

/** A condition on a column, by {@link containing}. */
export function isLike(column: string): string {
  return `lower(${column}) LIKE ? ESCAPE '!'`;
}
