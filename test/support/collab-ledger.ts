import type { Knex } from 'knex';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { NewTask } from '#app/collab/live-board.ts';
import type { BoardId, CardId } from '#app/domain/ids.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { isSaved } from './collab-client.ts';

/** What a page has been promised: the number its own card must say at least, and the tasks that must be there. */
interface Promised {
  readonly count: number;
  readonly tasks: readonly CardId[];
}

/**
 * What one page has written, and what of it its status *saved* has promised to be in the database. The page counts up in
 * the contact of a card that nobody else counts in, so that a lost change shows as a lower number.
 */
export class Ledger {
  readonly page: BoardSession;
  readonly boardId: BoardId;
  readonly card: CardId;
  #count = 0;
  readonly #tasks: CardId[] = [];
  #acked: Promised = { count: 0, tasks: [] };

  constructor(page: BoardSession, boardId: BoardId, card: CardId) {
    this.page = page;
    this.boardId = boardId;
    this.card = card;
    page.subscribe(() => this.#note());
  }

  /** Everything so far. */
  get written(): Promised {
    return { count: this.#count, tasks: this.#tasks };
  }

  get acked(): Promised {
    return this.#acked;
  }

  /** Counts one up. */
  tick(): void {
    // Noted after the change is made: while it is being made the page still says what it said of those before.
    const next = this.#count + 1;
    this.page.actions.edit(this.card, 'contact', String(next));
    this.#count = next;
  }

  add(task: NewTask): void {
    this.#tasks.push(this.page.actions.addTask(task));
  }

  #note(): void {
    if (isSaved(this.page)) this.#acked = { count: this.#count, tasks: [...this.#tasks] };
  }
}

/**
 * Looks for what the pages were promised in the rows and in the activity.
 *
 * @returns a sentence for each thing that is not there
 */
export async function brokenPromises(db: Knex, ledgers: readonly Ledger[]): Promise<string[]> {
  const broken: string[] = [];
  for (const { acked, boardId, card } of ledgers) {
    const rows = new Map((await readCardRows(db, boardId)).map((row) => [row.id, row]));
    const contact = rows.get(card)?.contact;
    if (!(Number(contact) >= acked.count)) broken.push(`${card} says ${contact}, and ${acked.count} was acked`);
    for (const task of acked.tasks) if (!rows.has(task)) broken.push(`task ${task} was acked and is not there`);
    const said = await lastContact(db, boardId, card);
    if (said !== contact) broken.push(`${card} says ${contact}, and its activity ${said}`);
  }
  return broken;
}

/** What a card's contact is by its activity. */
async function lastContact(db: Knex, boardId: BoardId, cardId: CardId): Promise<unknown> {
  const rows: { change: string }[] = await db('activity')
    .where({ board_id: boardId, card_id: cardId, kind: 'edited' })
    .orderBy('id', 'desc')
    .select('change');
  const edits = rows.map(({ change }) => JSON.parse(change)).filter(({ field }) => field === 'contact');
  return edits[0]?.to ?? '';
}
