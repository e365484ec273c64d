import { join } from 'node:path';
import type { CDPSession, Locator, Page } from '@playwright/test';
import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import type { DemoServer } from '../../support/demo-server.ts';
import { expect, type Person } from './people.ts';

/** What the editor draws between the words. */
const ASIDE = '.ProseMirror-widget, .ProseMirror-separator, .ProseMirror-trailingBreak';

/** A measure's number in the demo's document. */
export type MeasureNumber =
  | '一'
  | '二'
  | '三'
  | '四'
  | '五'
  | '六'
  | '七'
  | '八'
  | '九'
  | '十'
  | '十一'
  | '十二'
  | '十三'
  | '十四';

/** The address of the notes of a measure of the demo's. */
export async function notesPath(server: DemoServer, number: MeasureNumber): Promise<string> {
  return withDatabase(server, async (db) => {
    const { id } = await db('measures').where({ number }).first('id');
    return `/notes/${id}`;
  });
}

/** The address of notes that nobody has written in: of a measure made for this, for which the same agencies answer. */
export async function newNotes(server: DemoServer, like: MeasureNumber): Promise<string> {
  return withDatabase(server, async (db) => {
    const measure = await db('measures').where({ number: like }).first();
    const id = nanoid();
    const { ordinal: last } = await db('measures').orderBy('ordinal', 'desc').first('ordinal');
    await db('measures').insert({ ...measure, id, number: `${like}之${last}`, ordinal: last + 1 });
    for (const commitment of await db('commitments').where({ measure_id: measure.id })) {
      const commitment_id = nanoid();
      await db('commitments').insert({ ...commitment, id: commitment_id, measure_id: id });
      const responsibilities = await db('responsibilities').where({ commitment_id: commitment.id });
      await db('responsibilities').insert(responsibilities.map((row) => ({ ...row, commitment_id })));
    }
    return `/notes/${id}`;
  });
}

/** Does something to a server's database beside it. */
export async function withDatabase<T>({ dataDir }: DemoServer, work: (db: Knex) => Promise<T>): Promise<T> {
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** The text of the notes, written in or only read. */
export function textOf(page: Page): Locator {
  return page.getByRole('textbox', { name: /^(会商记录：|Notes: )/ });
}

/** Opens some notes and waits until they can be written in. */
export async function openNotes({ page }: Pick<Person, 'page'>, path: string): Promise<void> {
  await page.goto(path);
  await writable(page);
}

export async function writable(page: Page): Promise<void> {
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true');
}

/** The notes' paragraphs, lists and headings, as they are read: without carets, and a line break for a space. */
export async function blocks(page: Page): Promise<string[]> {
  return textOf(page).evaluate((text, aside) => {
    return [...text.children]
      .filter((block) => !block.matches(aside))
      .map((block) => {
        const copy = block.cloneNode(true) as HTMLElement;
        for (const other of copy.querySelectorAll(aside)) other.remove();
        return copy.textContent ?? '';
      });
  }, ASIDE);
}

/** Waits until these blocks are all that a page shows. */
export async function expectBlocks(page: Page, expected: readonly string[]): Promise<void> {
  await expect.poll(() => blocks(page)).toEqual(expected);
}

/** The server's own word on the notes. */
export async function exported({ page }: Pick<Person, 'page'>, path: string): Promise<string> {
  const answer = await page.request.get(`${path}/export/md`);
  expect(answer.status()).toBe(200);
  return (await answer.text()).trim();
}

/**
 * Waits until everything is saved and all pages show the same, which is what the server exports.
 *
 * @returns the blocks
 */
export async function agree(people: readonly Person[], path: string): Promise<string[]> {
  const [first] = people;
  if (!first) throw new Error('Nobody is there to agree.');
  for (const { page } of people) await expect(page.locator('[data-sync="saved"]')).toBeVisible();
  await expect(async () => {
    const seen = await Promise.all(people.map(({ page }) => blocks(page)));
    for (const other of seen) expect(other).toEqual(seen[0]);
  }).toPass();
  const seen = await blocks(first.page);
  await expect
    .poll(async () => plain(await exported(first, path)))
    .toBe(seen.filter((block) => block !== '').join('\n'));
  return seen;
}

/** Lines of a Markdown export before the text itself: what the notes are of, and from when. */
const EXPORT_HEAD = 2;

/** Markdown of paragraphs of words as these words. */
function plain(markdown: string): string {
  const lines = markdown.split(/\n+/).filter((line) => line !== '');
  return lines.slice(EXPORT_HEAD).join('\n');
}

/** Writes at the caret, and waits until it is saved. */
export async function write({ page }: Pick<Person, 'page'>, words: string): Promise<void> {
  await page.keyboard.type(words);
  await expect(page.locator('[data-sync="saved"]')).toBeVisible();
}

/** Puts the caret into a block, at its end or before one of its characters; a negative block counts from the end. */
export async function putCaret({ page }: Pick<Person, 'page'>, at: number | 'end' = 'end', block = -1): Promise<void> {
  // Where the end is, is found out where the caret is put: while it is on its way there, others write.
  const offset = at === 'end' ? Number.MAX_SAFE_INTEGER : at;
  await select(page, offset, offset, block);
}

/** Selects words that stand in the text once. */
export async function selectWords({ page }: Pick<Person, 'page'>, words: string): Promise<void> {
  const all = await blocks(page);
  const block = all.findIndex((text) => text.includes(words));
  const from = all[block]?.indexOf(words) ?? -1;
  expect(from, words).not.toBe(-1);
  await select(page, from, from + words.length, block);
  await expect.poll(() => page.evaluate(() => window.getSelection()?.toString())).toBe(words);
}

/** Selects characters of a block as a hand with a mouse does: the browser tells the editor. */
async function select(page: Page, from: number, to: number, block: number): Promise<void> {
  const text = textOf(page);
  await text.focus();
  await text.evaluate(
    (root, { aside, from, to, block }) => {
      const element = [...root.children].filter((one) => !one.matches(aside)).at(block);
      if (!element) throw new Error(`There is no block ${block}.`);
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement?.closest(aside) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      );
      const place = (offset: number): [Node, number] => {
        walker.currentNode = element;
        let left = offset;
        let last: Node | null = null;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const { length } = node as Text;
          if (left <= length) return [node, left];
          left -= length;
          last = node;
        }
        return last ? [last, (last as Text).length] : [element, 0];
      };
      window.getSelection()?.setBaseAndExtent(...place(from), ...place(to));
    },
    { aside: ASIDE, from, to, block },
  );
}

/** An input method of the window, by the browser's own protocol. */
export class InputMethod {
  readonly #client: CDPSession;

  private constructor(client: CDPSession) {
    this.#client = client;
  }

  static async of({ context, page }: Person): Promise<InputMethod> {
    return new InputMethod(await context.newCDPSession(page));
  }

  /** Shows what is being composed, letter by letter. */
  async compose(letters: string): Promise<void> {
    for (let end = 1; end <= letters.length; end++) await this.set(letters.slice(0, end));
  }

  async set(text: string): Promise<void> {
    await this.#client.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  /** Puts the words that were chosen in the place of what was composed. */
  async choose(words: string): Promise<void> {
    await this.#client.send('Input.insertText', { text: words });
  }

  /** Gives up what was composed. */
  async cancel(): Promise<void> {
    await this.set('');
  }
}
