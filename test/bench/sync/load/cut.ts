import { setTimeout } from 'node:timers/promises';
import type { BenchBoard } from '../boards.ts';
import type { LoadClient } from './client.ts';
import type { Target } from './line.ts';
import type { Losses } from './operations.ts';
import { pace } from './pace.ts';
import { readBoard } from './reading.ts';
import { Tally } from './tally.ts';
import { inTurn } from './turns.ts';

/** Milliseconds from the first connection that breaks to when all that had been sent before has been read. */
const LAST_FRAMES_MS = 500;

/** What could be relied on of one client's changes: the number of the last one. */
export interface Reliance {
  readonly board: BenchBoard;
  readonly sender: number;
  /** That the server had acknowledged. */
  readonly acked: number;
  /** That another client had received. */
  readonly delivered: number;
}

/** Makes changes at a rate until the server is gone. */
export async function writeUntilCut(
  clients: readonly LoadClient[],
  { rate, forMs }: { readonly rate: number; readonly forMs: number },
): Promise<Reliance[]> {
  const tally = new Tally(clients);
  const next = inTurn(clients);
  await pace(
    { rate, warmUpMs: 0, measureMs: forMs },
    {
      send: () => next().change(performance.now()),
      warm: () => {},
      stop: () => tally.closed.length > 0,
    },
  );
  if (tally.closed.length === 0) throw new Error('the server was to be cut off, and was not');
  await setTimeout(LAST_FRAMES_MS);
  return clients.map((client) => {
    const { board, sender, acked } = client;
    return { board, sender, acked, delivered: tally.deliveredOf(client) };
  });
}

/** Compares what could be relied on with what a fresh client finds. */
export async function countLosses(reliances: readonly Reliance[], target: Target): Promise<Losses> {
  const boards = new Set(reliances.map(({ board }) => board));
  const found = new Map<number, number>();
  const read = await Promise.all([...boards].map((board) => readBoard(target, board)));
  for (const changes of read) for (const [sender, seq] of changes) found.set(sender, seq);
  const losses = { acked: 0, ackedGone: 0, delivered: 0, deliveredGone: 0 };
  for (const { sender, acked, delivered } of reliances) {
    const seq = found.get(sender) ?? 0;
    losses.acked += acked;
    losses.ackedGone += Math.max(0, acked - seq);
    losses.delivered += delivered;
    losses.deliveredGone += Math.max(0, delivered - seq);
  }
  return losses;
}
