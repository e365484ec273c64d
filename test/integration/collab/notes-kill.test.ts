import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { NotesSession } from '#app/collab/notes-session.client.ts';
import type { MeasureId } from '#app/domain/ids.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { openDatabase } from '#db/connection.server.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { bundle } from '#test/support/bundle.ts';
import type { Child } from '#test/support/child.ts';
import { startChild } from '#test/support/child.ts';
import { inHaste } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { createTestDatabase, MEASURES } from '#test/support/collab-database.ts';
import { until } from '#test/support/collab-until.ts';
import { writeCounts } from '#test/support/counts.ts';
import {
  blocksIn,
  blocksOf,
  fragmentOf,
  isNotesSaved,
  notesReady,
  openNotes,
  writeParagraph,
} from '#test/support/notes-page.ts';
import { type Seeded, seeded } from '#test/support/seeded.ts';

/** How often the server is killed. */
const KILLS = Number(process.env.DUBAN_KILLS ?? 5);
/** Milliseconds of writing before a kill at most. */
const LOAD_MS = 300;
/** Milliseconds between two words of somebody at most: a very fast hand. */
const PAUSE_MS = 6;
const NOTES = MEASURES[0] as MeasureId;

let script: string;
let database: TestDatabase;
let child: Child;
let port = 0;
const counts = { kills: 0, words: 0, promises: 0 };

/** Somebody who writes words that are numbered, each behind their last one, all in one paragraph. */
class Writer {
  readonly page: NotesSession;
  readonly #name: string;
  written = 0;
  acked = 0;

  constructor(name: string, page: NotesSession) {
    this.#name = name;
    this.page = page;
  }

  get text(): Y.XmlText {
    return (fragmentOf(this.page).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  }

  write(): void {
    const before = this.text.toString();
    const last = this.#word(this.written);
    const at = this.written === 0 ? before.length : before.indexOf(last) + last.length;
    this.written++;
    this.text.insert(at, this.#word(this.written));
  }

  /** Notes what the page says is saved. */
  look(): void {
    if (isNotesSaved(this.page)) this.acked = this.written;
  }

  /** The numbers of this person's words in a text, in its order. */
  numbersIn(text: string): number[] {
    return [...text.matchAll(new RegExp(`${this.#name}(\\d+);`, 'g'))].map((match) => Number(match[1]));
  }

  #word(n: number): string {
    return `${this.#name}${n};`;
  }
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

async function start(): Promise<void> {
  child = startChild(script, [database.file, JSON.stringify({ port })]);
  port = Number(await child.started);
}

const open = (person: string) =>
  openNotes({ url: `ws://127.0.0.1:${port}/collab`, origin: `http://127.0.0.1:${port}` }, person, NOTES, {
    drawWait: inHaste,
  });

/** What the database has, read while nobody writes it. */
async function stored(): Promise<string> {
  const db = openDatabase(database.file);
  const loaded = await createDocumentStore(db).load({ kind: 'notes', id: NOTES });
  await db.destroy();
  const doc = new Y.Doc();
  for (const update of [loaded?.state, ...(loaded?.updates ?? [])]) if (update) Y.applyUpdate(doc, update);
  return blocksIn(doc.getXmlFragment(NOTES_ROOT)).join('\n');
}

beforeAll(async () => {
  script = await bundle('test/support/collab-child.ts');
});

afterAll(() => writeCounts('notes-kills', counts));

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2', 'b1']);
  port = 0;
  await start();
});

afterEach(async () => {
  await child.kill();
  await database.destroy();
});

async function writeAWhile(writers: readonly Writer[], random: Seeded): Promise<void> {
  for (const writer of writers) writer.write();
  // However busy the machine: something of everybody's is acknowledged before the kill can come.
  await until('everybody saved once', () => writers.every(({ page }) => isNotesSaved(page)));
  for (const writer of writers) writer.look();
  const end = Date.now() + random() * LOAD_MS;
  while (Date.now() < end) {
    random.choose(writers).write();
    counts.words++;
    await setTimeout(random() * PAUSE_MS);
    for (const writer of writers) writer.look();
  }
}

test(
  `of one paragraph that three people write, every acked word is there after each of ${KILLS} SIGKILLs, once and in order`,
  async () => {
    const random = seeded(4);
    const writers = ['a1', 'a2', 'b1'].map((person, i) => new Writer('xyz'[i] as string, open(person)));
    const [first] = writers as [Writer];
    await notesReady(...writers.map(({ page }) => page));
    writeParagraph(first.page, '起');
    await until('all have the paragraph', () => writers.every(({ page }) => blocksOf(page).length === 1));
    for (let kill = 0; kill < KILLS; kill++) {
      await writeAWhile(writers, random);
      await child.kill();
      counts.kills++;
      const text = await stored();
      for (const writer of writers) {
        counts.promises += writer.acked;
        expect(writer.acked).toBeGreaterThan(kill);
        const numbers = writer.numbersIn(text);
        expect(numbers, 'once, and in order').toEqual(upTo(numbers.length));
        expect(numbers.length, 'all that was acked').toBeGreaterThanOrEqual(writer.acked);
      }
      await start();
      // What was written meanwhile, without a server, is not lost either.
      for (const writer of writers) writer.write();
      await until('all back and saved', () => writers.every(({ page }) => isNotesSaved(page)));
      await until('all agree', () => new Set(writers.map(({ text: own }) => own.toString())).size === 1);
      for (const writer of writers) expect(writer.numbersIn(writer.text.toString())).toEqual(upTo(writer.written));
      const fresh = open('a1');
      await notesReady(fresh);
      expect(blocksOf(fresh)).toEqual(blocksOf(first.page));
      fresh.leave();
    }
    for (const { page } of writers) page.leave();
  },
  KILLS * 20_000 + 60_000,
);
