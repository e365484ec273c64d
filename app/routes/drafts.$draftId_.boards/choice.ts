/** What the name of a field begins with that says what a measure goes on with; the measure's key comes after it. */
export const CHOICE = 'choice.';
/** Its value for a measure that goes on with none; no id has a character of it. */
export const AS_NEW = '+';
