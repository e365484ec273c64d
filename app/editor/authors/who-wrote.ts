import * as Y from 'yjs';
import type { NotesAuthors, NotesRun } from '../../notes/services.ts';

/** Somebody who wrote, as far as it is known. */
export interface Writer {
  readonly person: string | null;
  readonly agency: string | null;
}

/** What one writer has in a block. */
export interface Part extends Writer {
  /** Of text; anything that is no text counts as one. */
  readonly characters: number;
}

/** Who wrote a block, whoever wrote most first, and whether others wrote in it since the reader last looked. */
export interface BlockAuthors {
  readonly parts: readonly Part[];
  readonly isNew: boolean;
}

export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly agency: string | null;
  /** The client of Yjs with which the reader writes here. */
  readonly client: number;
}

/** Looks up who wrote what, by Yjs's client and clock. */
export class WhoWrote {
  readonly #authors: NotesAuthors;
  readonly #reader: Reader;
  readonly #runs = new Map<number, NotesRun[]>();

  constructor(authors: NotesAuthors, reader: Reader) {
    this.#authors = authors;
    this.#reader = reader;
    for (const run of authors.runs) {
      const runs = this.#runs.get(run[0]);
      if (runs) runs.push(run);
      else this.#runs.set(run[0], [run]);
    }
    for (const runs of this.#runs.values()) runs.sort((a, b) => a[1] - b[1]);
  }

  of(block: Y.XmlElement): BlockAuthors {
    const parts = new Map<string, { writer: Writer; characters: number }>();
    let isNew = false;
    visit(block._item, (client, clock, length) => {
      this.#look(client, clock, length, (run, characters) => {
        const writer = this.#writer(client, run);
        const key = JSON.stringify([writer.agency, writer.person]);
        const part = parts.get(key);
        parts.set(key, { writer, characters: (part?.characters ?? 0) + characters });
        isNew ||= this.#isNew(run);
      });
    });
    const sorted = [...parts.values()].sort((a, b) => b.characters - a.characters);
    return { parts: sorted.map(({ writer, characters }) => ({ ...writer, characters })), isNew };
  }

  #writer(client: number, run: NotesRun | null): Writer {
    if (!run) {
      const { name, agency } = this.#reader;
      return client === this.#reader.client ? { person: name, agency } : { person: null, agency: null };
    }
    const { people, agencies } = this.#authors;
    return { person: people[run[3]]?.name ?? null, agency: agencies[run[4]]?.name ?? null };
  }

  /** To somebody who has never looked everything would be new, which says nothing. */
  #isNew(run: NotesRun | null): boolean {
    const { seenAt, people } = this.#authors;
    return run !== null && seenAt > 0 && run[5] > seenAt && people[run[3]]?.id !== this.#reader.id;
  }

  /** Splits what one client wrote by the runs that are known of it. */
  #look(client: number, clock: number, length: number, found: (run: NotesRun | null, length: number) => void): void {
    const runs = this.#runs.get(client) ?? [];
    const end = clock + length;
    let at = clock;
    for (let i = lastFrom(runs, clock); at < end; i++) {
      const run = runs[i];
      const from = run ? Math.max(at, run[1]) : end;
      if (from > at) found(null, Math.min(from, end) - at);
      if (!run || from >= end) return;
      const to = Math.min(end, run[1] + run[2]);
      if (to > from) found(run, to - from);
      at = Math.max(from, to);
    }
  }
}

/** The index of the last run that begins at a clock or before it; 0 for none. */
function lastFrom(runs: readonly NotesRun[], clock: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.[1] ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Goes through what is in an item and in what it holds, in order, with the ids that Yjs gave to whoever wrote it. */
function visit(item: Y.Item | null, see: (client: number, clock: number, length: number) => void): void {
  if (!item || item.deleted || !item.countable) return;
  const { content, id, length } = item;
  const type = content instanceof Y.ContentType ? content.type : null;
  if (!type) see(id.client, id.clock, length);
  // A picture, a mention: nothing is in it, but it is something. Of an empty paragraph nothing can be said.
  else if (!type._start && type._map.size > 0) see(id.client, id.clock, 1);
  for (let child = type?._start ?? null; child; child = child.right) visit(child, see);
}
