import { setTimeout } from 'node:timers/promises';
import { drawWait } from '#app/collab/back-off.ts';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { BoardId, MeasureId } from '#app/domain/ids.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { agree, fail, sameCard } from './collab-agreement.ts';
import { cardsOf, isSaved, openPage } from './collab-client.ts';
import type { MortalServer } from './collab-crash.ts';
import { startMortalServer } from './collab-crash.ts';
import type { TestDatabase } from './collab-database.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES } from './collab-database.ts';
import { brokenPromises, Ledger } from './collab-ledger.ts';
import type { FaultyLink } from './collab-link.ts';
import { createFaultyLink } from './collab-link.ts';
import { playStep } from './collab-play.ts';
import { until } from './collab-until.ts';
import type { Seeded } from './seeded.ts';
import { seeded } from './seeded.ts';

const [boardA, boardB] = BOARDS as [BoardId, BoardId];

/** Who has which board open: two tabs of one person, people who write on one board and watch the other, and watchers. */
const CAST = [
  { person: 'a1', boardId: boardA, writes: true },
  { person: 'a1', boardId: boardA, writes: true },
  { person: 'a2', boardId: boardA, writes: true },
  { person: 'a3', boardId: boardA, writes: true },
  { person: 'b1', boardId: boardA, writes: false },
  { person: 'b1', boardId: boardB, writes: true },
  { person: 'b2', boardId: boardB, writes: true },
  { person: 'a2', boardId: boardB, writes: false },
] as const;

/** Things done by all pages together, under one seed. */
const STEPS = 120;
/** Milliseconds between two of them at most: time to be acknowledged in, also after coming back from a cut. */
const PAUSE_MS = 45;
/** Milliseconds from a change to a cut, and from there to a kill, at most. */
const FLICKER_MS = { before: 15, after: 140 } as const;
/** How many times sooner than real pages these try to connect again: soon enough to meet commits that are still under way. */
const HASTE = 25;
/** Milliseconds after which a document that nobody is on leaves memory. */
const IDLE_MS = 50;
/** Milliseconds that a seed may take: some ten times what it does. */
const PATIENCE_MS = 90_000;
/** Of pino's levels. */
const WARNING = 40;
/** Milliseconds in which everything must be saved once nothing fails any more: the longest wait between attempts is 4 s. */
const SETTLED_MS = 30_000;

/** What may happen after a step, with its probability. */
const FAULTS = {
  cut: 0.03,
  silence: 0.02,
  strand: 0.03,
  block: 0.01,
  emptied: 0.004,
  restart: 0.01,
  crash: 0.02,
  flicker: 0.02,
  damage: 0.006,
} as const;
type Fault = keyof typeof FAULTS;

/** What happened under one seed. `promises` counts what was acked and looked for after each kill. */
export type SeedCounts = Record<Fault | 'steps' | 'promises', number>;

/**
 * Plays one seed: pages of the real client code over faulty lines to a server that is restarted and killed.
 *
 * @throws when something acked is missing after a kill, or when in the end pages, fresh pages and rows differ
 */
export async function runSeed(seed: number): Promise<SeedCounts> {
  const simulation = new Simulation(seeded(seed), await createTestDatabase(['a1', 'a2', 'a3', 'b1', 'b2']));
  const late = new AbortController();
  try {
    await Promise.race([
      simulation.play(),
      setTimeout(PATIENCE_MS, undefined, { signal: late.signal }).then(() => fail(['it came to no end'])),
    ]);
    return simulation.counts;
  } finally {
    late.abort();
    await simulation.close();
  }
}

interface Seat {
  readonly person: string;
  readonly boardId: BoardId;
  readonly link: FaultyLink;
  readonly page: BoardSession;
}

class Simulation {
  readonly counts: SeedCounts = {
    steps: 0,
    promises: 0,
    ...(Object.fromEntries(Object.keys(FAULTS).map((fault) => [fault, 0])) as Record<Fault, number>),
  };
  readonly #random: Seeded;
  readonly #script: Seeded;
  readonly #database: TestDatabase;
  readonly #seats: Seat[] = [];
  readonly #ledgers: Ledger[] = [];
  readonly #fresh: BoardSession[] = [];
  #server: MortalServer | null = null;
  /** The server's, another one each time: one of before may be anybody's by then. Null while there is none. */
  #port: number | null = null;
  #isDamaged = false;

  constructor(random: Seeded, database: TestDatabase) {
    this.#random = random;
    this.#script = random.fork();
    this.#database = database;
  }

  async play(): Promise<void> {
    await this.#open();
    for (let step = 0; step < STEPS; step++) await this.#step(step);
    await this.#settle();
    await this.#compare();
  }

  async #open(): Promise<void> {
    await this.#start();
    for (const { person, boardId, writes } of CAST) {
      const link = await createFaultyLink(() => this.#port, this.#random.fork());
      const origin = `http://127.0.0.1:${link.port}`;
      const random = this.#random.fork();
      const page = openPage({ url: `ws://127.0.0.1:${link.port}/collab`, origin }, person, boardId, 1, {
        drawWait: (failures) => drawWait(failures, random) / HASTE,
      });
      this.#seats.push({ person, boardId, link, page });
      if (!writes) continue;
      const counted = this.#ledgers.filter((ledger) => ledger.boardId === boardId).length;
      const card = cardOf(boardId, MEASURES[counted] as MeasureId);
      this.#ledgers.push(new Ledger(page, boardId, card));
    }
    await until('pages ready', () => this.#ledgers.every(({ page }) => page.getSnapshot().ready));
  }

  async #step(step: number): Promise<void> {
    this.counts.steps++;
    const random = this.#script;
    playStep(random, random.choose(this.#ledgers), step);
    for (const [fault, probability] of Object.entries(FAULTS) as [Fault, number][]) {
      if (!random.chance(probability)) continue;
      this.counts[fault]++;
      await this.#fail(fault);
    }
    // Lets what was said get somewhere, sometimes: the runs differ in how much is under way at once.
    if (random.chance(0.7)) await setTimeout(random() * PAUSE_MS);
  }

  /** Everything is well from now on: all that was written comes to be saved. */
  async #settle(): Promise<void> {
    for (const { page } of this.#ledgers) page.actions.thaw();
    for (const { page, card } of this.#ledgers) {
      await until(`the page that counts in ${card} is saved`, () => isSaved(page), SETTLED_MS).catch((error) => {
        throw new Error(`${(error as Error).message}: ${JSON.stringify(page.getSnapshot().status)}`);
      });
    }
  }

  async #compare(): Promise<void> {
    const server = this.#running;
    for (const boardId of BOARDS) {
      const seats = this.#seats.filter((seat) => seat.boardId === boardId);
      const epoch = (
        await this.#database
          .db('documents')
          .where({ name: `board/${boardId}` })
          .first('epoch')
      ).epoch;
      const fresh = openPage(server, boardId === boardA ? 'a1' : 'b1', boardId, epoch);
      this.#fresh.push(fresh);
      await until('a fresh page is ready', () => fresh.getSnapshot().ready, SETTLED_MS);
      for (const { person, page } of seats) {
        await agree(`${person} on ${boardId}`, page, fresh, SETTLED_MS);
      }
      await this.#compareRows(boardId, fresh);
      const people = JSON.stringify([...new Set(seats.map(({ person }) => person))].sort());
      for (const { person, page } of seats) {
        const seen = () =>
          JSON.stringify(
            page
              .getSnapshot()
              .peers.map(({ id }) => id as string)
              .sort(),
          );
        await until(`${person} sees everybody on ${boardId}`, () => seen() === people);
      }
    }
    fail(await brokenPromises(this.#database.db, this.#ledgers));
    this.#checkLog();
  }

  async close(): Promise<void> {
    for (const page of [...this.#seats.map((seat) => seat.page), ...this.#fresh]) page.destroy();
    for (const { link } of this.#seats) await link.close();
    await this.#server?.close();
    await this.#database.destroy();
  }

  /** Rows that say what the document says, of all cards of the import and all that were added, and of nothing else. */
  async #compareRows(boardId: BoardId, fresh: BoardSession): Promise<void> {
    const cards = cardsOf(fresh);
    const rows = new Map((await readCardRows(this.#database.db, boardId)).map((row) => [row.id as string, row]));
    const wrong = Object.entries(cards).filter(([id, card]) => !sameCard(card, rows.get(id)));
    fail(wrong.map(([id, card]) => `${id} is ${JSON.stringify(card)}, its row ${JSON.stringify(rows.get(id))}`));
    const ledgers = this.#ledgers.filter((ledger) => ledger.boardId === boardId);
    const due = [...MEASURES.map((id) => cardOf(boardId, id)), ...ledgers.flatMap(({ written }) => written.tasks)];
    fail(due.filter((id) => !(id in cards)).map((id) => `${id} is lost`));
    const all = new Set<string>(due);
    fail([...Object.keys(cards), ...rows.keys()].filter((id) => !all.has(id)).map((id) => `${id} was never added`));
    for (const { card, written } of ledgers) {
      if (Number(cards[card]?.contact) !== written.count) fail([`${card} does not say ${written.count}`]);
    }
  }

  async #fail(fault: Fault): Promise<void> {
    const random = this.#script;
    const { link } = random.choose(this.#seats);
    switch (fault) {
      case 'cut':
        return link.cut();
      case 'silence':
        return link.silence(random.chance(0.5) ? 'up' : 'down', 20 + random() * 150);
      case 'strand':
        return link.strand();
      case 'block':
        return link.block(random() * 200);
      case 'emptied':
        // For longer than a document stays in memory without anybody on it.
        for (const seat of this.#seats) seat.link.block(IDLE_MS * 3);
        return;
      case 'restart':
        await this.#running.close();
        this.#port = null;
        this.#checkLog();
        return this.#start();
      case 'flicker':
        // What was sent just now may be on its way to the disk when the page is back, and not be there when the server is killed.
        await setTimeout(random() * FLICKER_MS.before);
        for (const seat of this.#seats) seat.link.cut();
        await setTimeout(random() * FLICKER_MS.after);
        return this.#fail('crash');
      case 'crash':
      case 'damage':
        this.#port = null;
        await this.#running.kill();
        this.#checkLog();
        await until('everything that was said is heard', () => !this.#seats.some((seat) => seat.link.isSpeaking));
        for (const { acked } of this.#ledgers) this.counts.promises += acked.count + acked.tasks.length;
        fail(await brokenPromises(this.#database.db, this.#ledgers));
        if (fault === 'damage') await this.#damage(random.choose(BOARDS));
        return this.#start();
      default:
        return unknownFault(fault);
    }
  }

  get #running(): MortalServer {
    if (!this.#server) throw new Error('no server is running');
    return this.#server;
  }

  async #start(): Promise<void> {
    this.#server = await startMortalServer(this.#database.db, this.#random.fork(), { idleMs: IDLE_MS });
    this.#port = Number(new URL(this.#server.origin).port);
  }

  /** Flips a bit of an update that is on disk, where there is one. */
  async #damage(boardId: BoardId): Promise<void> {
    const { db } = this.#database;
    const rows: { id: number; update: Buffer }[] = await db('document_updates')
      .where({ document_name: `board/${boardId}` })
      .select('id', 'update');
    if (rows.length === 0) return;
    const { id, update } = this.#script.choose(rows);
    const at = this.#script.below(update.length);
    update[at] = (update[at] ?? 0) ^ (1 << this.#script.below(8));
    await db('document_updates').where({ id }).update({ update });
    this.#isDamaged = true;
  }

  /** Honest pages give a server nothing to complain of; only after damage there may be something. */
  #checkLog(): void {
    const complaints = this.#running.logged.filter(({ level, msg }) => {
      return level >= WARNING && !(this.#isDamaged && msg === 'damaged row');
    });
    fail(complaints.map((line) => `logged: ${JSON.stringify(line)}`));
  }
}

function unknownFault(fault: never): never {
  throw new TypeError(`No fault ${fault}`);
}
