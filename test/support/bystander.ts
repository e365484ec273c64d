import { setTimeout } from 'node:timers/promises';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { BoardId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import type { Address } from './collab-client.ts';
import { isSaved, openPage, ready } from './collab-client.ts';
import { STAGES } from './collab-database.ts';
import { Ledger } from './collab-ledger.ts';
import { until } from './collab-until.ts';

/** Milliseconds between two changes: somebody at work. */
const PAUSE_MS = 20;

/** An honest page that goes on working while others are hostile, and notes whatever it notices of them. */
export class Bystander {
  readonly page: BoardSession;
  readonly boardId: BoardId;
  #ledger: Ledger | null = null;
  /** What it has noticed of the others, a sentence each. */
  readonly complaints: string[] = [];
  /** Milliseconds from each change to its ack. */
  readonly waits: number[] = [];

  constructor(address: Address, person: string, boardId: BoardId) {
    this.page = openPage(address, person, boardId);
    this.boardId = boardId;
  }

  /** What it counts up in, and what of that it was promised. */
  get ledger(): Ledger {
    if (!this.#ledger) throw new Error('it has not begun');
    return this.#ledger;
  }

  /** Makes a card of its own, of an id that no other comes near: a flipped bit in theirs makes a sound write to it. */
  async begin(): Promise<void> {
    await ready(this.page);
    const placement = { stage: STAGES[0] as StageId, rank: 'V' as Rank };
    const card = this.page.actions.addTask({ measureId: null, commitmentId: null, title: 'Honest', placement });
    this.#ledger = new Ledger(this.page, this.boardId, card);
    await ready(this.page);
    this.page.subscribe(() => {
      const { status } = this.page.getSnapshot();
      if (status.kind !== 'saved' && status.kind !== 'saving') this.#complain(JSON.stringify(status));
    });
  }

  /** Changes its card again and again, and waits for each change to be saved, as long as that is wanted. */
  async work(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      await until('ready', () => this.page.getSnapshot().ready);
      const began = performance.now();
      this.ledger.tick();
      await until('saved', () => isSaved(this.page));
      this.waits.push(performance.now() - began);
      const contact = this.page.getSnapshot().board.cards.get(this.ledger.card)?.contact;
      const { count } = this.ledger.written;
      // Who may write on the board may delete what was written there last, whoever wrote it: then what was before stands again.
      if (contact !== String(count) && contact !== String(count - 1)) {
        this.#complain(`its card says ${contact} in the place of ${count}`);
      }
      await setTimeout(PAUSE_MS);
    }
  }

  #complain(of: string): void {
    this.complaints.push(`the honest page on ${this.boardId}: ${of}`);
  }

  /** Milliseconds within which so many of a hundred changes were saved. */
  percentile(percent: number): number {
    const sorted = [...this.waits].sort((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0);
  }
}
