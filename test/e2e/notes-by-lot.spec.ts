import { type Seeded, seeded } from '../support/seeded.ts';
import { agree, blocks, InputMethod, newNotes, openNotes, putCaret, write } from './support/notes.ts';
import { expect, type Person, test } from './support/people.ts';

/** How many times three people write by lot, and from which seed on. */
const TIMES = Number(process.env.DUBAN_TYPINGS ?? 1);
const FIRST = Number(process.env.DUBAN_FIRST_TYPING ?? 1);
/** What each of them does. */
const ACTS = 8;
/** The first of the characters that one person writes; the next person's are so many on. */
const ALPHABET = { first: 0x4e00, each: 0x800 } as const;

test.use({ expectedMessages: [/ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch|Failed to load/] });

/** Somebody who writes words of letters that nobody has written before, wherever the lot has it. */
class Typist {
  readonly words: string[] = [];
  readonly #person: Person;
  readonly #method: InputMethod;
  readonly #lot: Seeded;
  #letter: number;

  constructor(person: Person, method: InputMethod, lot: Seeded, index: number) {
    this.#person = person;
    this.#method = method;
    this.#lot = lot;
    this.#letter = ALPHABET.first + index * ALPHABET.each;
  }

  async act(): Promise<void> {
    const { page, context } = this.#person;
    const all = await blocks(page);
    const block = this.#lot.below(all.length);
    const isAtEnd = this.#lot.chance(0.4);
    await putCaret(this.#person, isAtEnd ? 'end' : this.#lot.below((all[block]?.length ?? 0) + 1), block);
    const word = this.#makeWord();
    if (this.#lot.chance(0.1)) await context.setOffline(true);
    // In the middle of a paragraph it would carry off what another writes there at that moment, and its order with it.
    if (isAtEnd && this.#lot.chance(0.3)) await page.keyboard.press('Enter');
    if (this.#lot.chance(0.4)) {
      await this.#method.compose('pinyin');
      await this.#method.choose(word);
    } else {
      await page.keyboard.type(word, { delay: this.#lot.below(20) });
    }
    if (this.#lot.chance(0.3)) await context.setOffline(false);
  }

  async comeBack(): Promise<void> {
    await this.#person.context.setOffline(false);
  }

  #makeWord(): string {
    const length = 1 + this.#lot.below(6);
    const letters = Array.from({ length }, () => String.fromCodePoint(this.#letter++));
    const word = letters.join('');
    this.words.push(word);
    return word;
  }
}

for (let seed = FIRST; seed < FIRST + TIMES; seed++) {
  test(`three of us write here and there, offline now and then, and every letter is there once (seed ${seed})`, async ({
    signIn,
    server,
  }) => {
    const path = await newNotes(server, '四');
    const people = [await signIn('沈志远'), await signIn('林书雅'), await signIn('顾明哲')];
    for (const person of people) await openNotes(person, path);
    const [first] = people as [Person];
    await putCaret(first);
    await write(first, '始\n末');
    for (const { page } of people) await expect.poll(() => blocks(page)).toEqual(['始', '末']);
    const lot = seeded(seed);
    const typists = await Promise.all(
      people.map(async (person, i) => new Typist(person, await InputMethod.of(person), lot.fork(), i)),
    );

    await Promise.all(
      typists.map(async (typist) => {
        for (let i = 0; i < ACTS; i++) await typist.act();
        await typist.comeBack();
      }),
    );

    const text = (await agree(people, path)).join('');
    const words = typists.flatMap((typist) => typist.words);
    expect([...text].sort().join('')).toBe([...`始末${words.join('')}`].sort().join(''));
    for (const word of words) expect([...text].filter((letter) => word.includes(letter)).join('')).toBe(word);
  });
}
