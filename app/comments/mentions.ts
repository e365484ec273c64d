import type { PersonId } from '../domain/ids.ts';
import type { NotesPerson } from '../notes/services.ts';

/** The sign before a name, on a Western keyboard and on a Chinese one. */
const SIGN = /[@＠]/;
/** Characters of a name that is still being typed; what is longer is a sentence. */
const QUERY_CHARACTERS = 20;
/** Names to choose from at once. */
const SHOWN = 8;

/** A name that is being typed after a sign. */
export interface MentionQuery {
  /** Where the sign stands. */
  readonly start: number;
  readonly text: string;
}

/** What is being typed before the caret, if it may become a mention. An e-mail address has a letter before its sign. */
export function queryAt(text: string, caret: number): MentionQuery | null {
  const before = text.slice(Math.max(0, caret - QUERY_CHARACTERS - 1), caret);
  const sign = Math.max(before.lastIndexOf('@'), before.lastIndexOf('＠'));
  if (sign === -1) return null;
  const query = before.slice(sign + 1);
  const start = caret - query.length - 1;
  if (/\s/.test(query) || /[A-Za-z0-9]/.test(text[start - 1] ?? '')) return null;
  return { start, text: query };
}

/** People whose name or agency has the words in it, those whose name begins with them first. */
export function suggest(people: readonly NotesPerson[], { text }: MentionQuery): NotesPerson[] {
  const words = text.toLowerCase();
  const has = (value: string) => value.toLowerCase().includes(words);
  const found = people.filter(({ name, agencies }) => has(name) || agencies.some(has));
  const isFirst = ({ name }: NotesPerson) => name.toLowerCase().startsWith(words);
  return [...found.filter(isFirst), ...found.filter((person) => !isFirst(person))].slice(0, SHOWN);
}

/** The text with a person's name in the place of what was typed, and where the caret stands after it. */
export function insertMention(
  text: string,
  { start, text: typed }: MentionQuery,
  { name }: Pick<NotesPerson, 'name'>,
): { readonly text: string; readonly caret: number } {
  const mention = `@${name} `;
  const rest = text.slice(start + 1 + typed.length);
  return { text: text.slice(0, start) + mention + rest.replace(/^ /, ''), caret: start + mention.length };
}

/** Those of the people chosen whose mention still stands in the text. */
export function mentionsIn(text: string, chosen: readonly PersonId[], people: readonly NotesPerson[]): PersonId[] {
  const standing = new Set(splitMentions(text, people).flatMap(({ name }) => name ?? []));
  const named = new Set(people.filter(({ name }) => standing.has(name)).map(({ id }) => id));
  return [...new Set(chosen)].filter((id) => named.has(id));
}

/** A piece of a text: words, or somebody's mention. */
export interface TextPiece {
  readonly text: string;
  /** Whose mention it is; undefined for words. */
  readonly name?: string;
}

/** Cuts a text at the mentions of some people in it. Where one name begins with another, the longer one is meant. */
export function splitMentions(text: string, people: readonly Pick<NotesPerson, 'name'>[]): TextPiece[] {
  const names = people.map(({ name }) => name).sort((a, b) => b.length - a.length);
  const pieces: TextPiece[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!SIGN.test(text[at] ?? '')) continue;
    const name = names.find((each) => each !== '' && text.startsWith(each, at + 1));
    if (name === undefined) continue;
    const end = at + 1 + name.length;
    if (at > from) pieces.push({ text: text.slice(from, at) });
    pieces.push({ text: text.slice(at, end), name });
    from = end;
    at = end - 1;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
