import * as Y from 'yjs';
import { BOARD_ROOT, keyOf } from '#app/collab/board-doc.ts';
import { Registers } from '#app/collab/registers.ts';
import { boardAt, cardIdOf, STAGES, seedOf } from '../boards.ts';
import { Carrier } from './carrier.ts';
import { rankOf } from './marks.ts';
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

/** Gives a document a past: moves of its cards by people who take turns. The changes are numbered from 1, of sender 0. */
export async function writeHistory({ target, board: index, changes }: HistoryOrder): Promise<void> {
  const board = boardAt(index);
  const carriers: Carrier[] = [];
  const count = target.kind === 'duban' ? CARRIERS.duban : CARRIERS.others;
  for (let n = 0; n < count; n++) carriers.push(await Carrier.open(target, board, n));
  const [first] = carriers;
  if (!first) throw new Error('somebody must bring the changes up');
  let carrier = first;
  // Servers that have no boards are given this one.
  if (target.kind !== 'duban') carrier.send((wire, seat) => [wire.sync(seat, 'update', seedOf(board))]);

  const doc = new Y.Doc();
  const registers = new Registers(doc, BOARD_ROOT);
  Y.applyUpdate(doc, seedOf(board));
  let seq = 0;
  doc.on('update', (update: Uint8Array) => {
    const ends = seq % BLOCK === 0 || seq === changes;
    // One fence for a block.
    carrier.send((wire, seat) => (ends ? wire.change(seat, update, seq) : [wire.sync(seat, 'update', update)]));
  });
  const ownId = doc.clientID;
  while (seq < changes) {
    carrier = carriers[Math.floor(seq / BLOCK) % count] ?? first;
    const end = Math.min(changes, seq + BLOCK);
    while (seq < end) {
      seq++;
      doc.clientID = ownId + (seq % WRITERS);
      const key = keyOf(cardIdOf(board, seq % board.cards), 'placement');
      registers.set(key, { stage: STAGES[seq % STAGES.length] ?? '', rank: rankOf(0, seq) });
    }
    await carrier.taken(end);
  }
  for (const each of carriers) each.close();
}
