import { setTimeout } from 'node:timers/promises';
import * as Y from 'yjs';
import { BOARD_ROOT, keyOf } from '#app/collab/board-doc.ts';
import { Registers } from '#app/collab/registers.ts';
import { type BenchBoard, boardAt, cardIdOf, documentOf, personIdOf, tokenOf } from '../boards.ts';
import { Line, NO_COPY, type Target } from './line.ts';
import { rankOf, readRank } from './marks.ts';
import type { ColdLoad, LoadOrder } from './operations.ts';
import type { Seat } from './wire.ts';

/** Milliseconds in which a document must have come, whole. */
const LOAD_MS = 60_000;
/** Milliseconds a server has to send what it kept, after it has answered: y-websocket reads its store meanwhile. */
const SETTLE_MS = 2_000;

/** A client that only reads. */
interface Reader {
  readonly line: Line;
  /** Bytes that came. */
  readonly bytes: () => number;
}

/**
 * Opens a document without a copy of one's own, and measures until it is there whole: the answer to sync step 1 has come,
 * and the last change to it is among what was sent.
 */
export async function loadCold({ target, board: index, epoch, changes }: LoadOrder): Promise<ColdLoad> {
  const board = boardAt(index);
  const last = Buffer.from(changes > 0 ? rankOf(0, changes) : keyOf(cardIdOf(board, board.cards - 1), 'placement'));
  const start = performance.now();
  let missing = true;
  let done = (_ms: number) => {};
  const whole = new Promise<number>((resolve, reject) => {
    done = resolve;
    void setTimeout(LOAD_MS, undefined, { ref: false }).then(() => reject(new Error('the document did not come')));
  });
  const { line, bytes } = await openReader(target, board, epoch, (frame, answered) => {
    missing &&= !frame.includes(last);
    if (answered && !missing) done(performance.now() - start);
  });
  const ms = await whole;
  line.close();
  return { ms, bytes: bytes() };
}

/** What a fresh client finds a board's cards to say: for each sender the number of the change that their card is at. */
export async function readBoard(target: Target, board: BenchBoard): Promise<Map<number, number>> {
  const doc = new Y.Doc();
  const registers = new Registers(doc, BOARD_ROOT);
  let answered = false;
  const { line } = await openReader(target, board, 1, (_frame, isAnswered, update) => {
    answered ||= isAnswered;
    if (update) Y.applyUpdate(doc, update);
  });
  const until = performance.now() + SETTLE_MS;
  while (!(answered && registers.size > 0) && performance.now() < until) await setTimeout(1);
  line.close();
  const found = new Map<number, number>();
  for (let n = 0; n < board.people; n++) {
    const placement = registers.get(keyOf(cardIdOf(board, n), 'placement')) as { rank?: string } | undefined;
    const change = readRank(placement?.rank ?? '');
    if (change) found.set(change.sender, change.seq);
  }
  return found;
}

/** @param heard every frame, whether sync step 1 has been answered by then, and the update in the frame, if there is one */
async function openReader(
  target: Target,
  board: BenchBoard,
  epoch: number,
  heard: (frame: Buffer, answered: boolean, update: Uint8Array | null) => void,
): Promise<Reader> {
  const seat: Seat = { document: documentOf(board), token: tokenOf(personIdOf(board, 0)) };
  let answered = false;
  let bytes = 0;
  const line = await Line.open(
    target,
    seat,
    {
      frame: (frame, from) => {
        bytes += frame.length;
        const read = from.wire.read(frame);
        from.greet(read, NO_COPY);
        answered ||= read.kind === 'step2';
        heard(frame, answered, read.kind === 'step2' || read.kind === 'update' ? read.payload : null);
      },
      lost: () => undefined,
    },
    epoch,
  );
  return { line, bytes: () => bytes };
}
