import { keyOf } from '#app/collab/board-doc.ts';
import { boardAt, cardIdOf, STAGES, seedOf } from '../boards.ts';
import { BegunAnew, Carrier } from './carrier.ts';
import { rankOf } from './marks.ts';
import { Moves } from './moves.ts';
import type { HistoryOrder } from './operations.ts';

/** Client ids that take turns: what one of them writes in a row, Yjs keeps as one run; what several write in turn, not. */
const WRITERS = 20;
/**
 * Changes that a connection brings up before the next one has its turn. Each change builds on the one before it, so the
 * next waits until these have been taken.
 */
const BLOCK = 50;
/** Connections: with so many none comes near Duban's bound of frames. The others have no bound, and send each its echo. */
const CARRIERS = { duban: 40, others: 2 } as const;
/** Client ids are random numbers of 32 bits: theirs are not to be those of a client of another time. */
const MOST_ID = 2 ** 32 - WRITERS - 1;
/** Changes to one time that Duban begins the document anew under its people: far fewer than it really lets pass. */
const LEAST_OF_AN_EPOCH = 1_000;

/** Gives a document a past: moves of its cards by people who take turns. The changes are numbered from 1, of sender 0. */
export async function writeHistory(order: HistoryOrder): Promise<void> {
  let made = await writeEpoch(order, 0);
  for (let epochs = 1; made < order.changes; epochs++) {
    if (epochs > 1 + order.changes / LEAST_OF_AN_EPOCH) throw new Error('the document begins anew again and again');
    made = await writeEpoch(order, made);
  }
}

/** Makes changes until all are made, or the document begins anew; the number of the last that the server has taken. */
async function writeEpoch({ target, board: index, changes }: HistoryOrder, made: number): Promise<number> {
  const board = boardAt(index);
  const carriers: Carrier[] = [];
  const count = target.kind === 'duban' ? CARRIERS.duban : CARRIERS.others;
  for (let n = 0; n < count; n++) carriers.push(await Carrier.open(target, board, n));
  const [first] = carriers;
  if (!first?.state) throw new Error('somebody must bring the changes up');
  // Servers that have no boards are given this one.
  const seed = target.kind === 'duban' ? [] : [seedOf(board)];
  first.send((wire, seat) => seed.map((update) => wire.sync(seat, 'update', update)));
  const moves = new Moves([first.state, ...seed]);
  const firstId = 1 + Math.floor(Math.random() * MOST_ID);
  const move = (seq: number) => {
    const key = keyOf(cardIdOf(board, seq % board.cards), 'placement');
    return moves.set(firstId + (seq % WRITERS), key, {
      stage: STAGES[seq % STAGES.length] ?? '',
      rank: rankOf(0, seq),
    });
  };
  let taken = made;
  try {
    while (taken < changes) {
      const carrier = carriers[Math.floor(taken / BLOCK) % count] ?? first;
      const end = Math.min(changes, taken + BLOCK);
      for (let seq = taken + 1; seq < end; seq++) {
        carrier.send((wire, seat) => [wire.sync(seat, 'update', move(seq))]);
      }
      // One fence for a block.
      carrier.send((wire, seat) => wire.change(seat, move(end), end));
      await carrier.taken(end);
      taken = end;
    }
  } catch (error) {
    if (!(error instanceof BegunAnew)) throw error;
  }
  for (const each of carriers) each.close();
  return taken;
}
