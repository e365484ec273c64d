import { setTimeout } from 'node:timers/promises';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { BoardId, CardId } from '#app/domain/ids.ts';
import type { Address } from './collab-client.ts';
import { isSaved, openPage, ready } from './collab-client.ts';
import { Ledger } from './collab-ledger.ts';
import { until } from './collab-until.ts';

/** Milliseconds between two changes: somebody at work. */
const PAUSE_MS = 20;
const PATIENCE_MS = 30_000;

/** An honest page that goes on working while others are hostile, and notes whatever it notices of them. */
export class Bystander {
  readonly page: BoardSession;
  readonly ledger: Ledger;
  /** What it has noticed of the others, a sentence each. */
  readonly complaints: string[] = [];
  /** Milliseconds from each change to its ack. */
  readonly waits: number[] = [];

  constructor(address: Address, person: string, boardId: BoardId, card: CardId) {
    this.page = openPage(address, person, boardId);
    this.ledger = new Ledger(this.page, boardId, card);
  }

  async begin(): Promise<void> {
    await ready(this.page);
    this.page.subscribe(() => {
      const { status } = this.page.getSnapshot();
      if (status.kind !== 'saved' && status.kind !== 'saving') this.#complain(JSON.stringify(status));
    });
  }

  /** Changes its card again and again, and waits for each change to be saved, as long as that is wanted. */
  async work(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      await until('ready', () => this.page.getSnapshot().ready, PATIENCE_MS);
      const began = performance.now();
      this.ledger.tick();
      await until('saved', () => isSaved(this.page), PATIENCE_MS);
      this.waits.push(performance.now() - began);
      const contact = this.page.getSnapshot().board.cards.get(this.ledger.card)?.contact;
      const count = String(this.ledger.written.count);
      if (contact !== count) this.#complain(`its card says ${contact} in the place of ${count}`);
      await setTimeout(PAUSE_MS);
    }
  }

  #complain(of: string): void {
    this.complaints.push(`the honest page on ${this.ledger.boardId}: ${of}`);
  }

  /** Milliseconds within which so many of a hundred changes were saved. */
  percentile(percent: number): number {
    const sorted = [...this.waits].sort((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0);
  }
}
