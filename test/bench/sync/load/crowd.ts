import { boardAt } from '../boards.ts';
import { LoadClient } from './client.ts';
import type { Target } from './line.ts';
import { SENDERS } from './marks.ts';
import type { Crowd } from './operations.ts';

/** Connections that are being opened at the same time: fewer than a server takes from one address. */
const OPENING = 50;

/** The clients of a crowd, board by board. Senders are counted from 0. */
export function clientsOf({ boards, perBoard }: Crowd): LoadClient[] {
  if (boards.length * perBoard > SENDERS) throw new Error('more clients than can be told apart');
  return boards.flatMap((index, i) => {
    const board = boardAt(index);
    if (board.people < perBoard) throw new Error(`board ${index} has not ${perBoard} people`);
    return Array.from({ length: perBoard }, (_, n) => new LoadClient(board, n, i * perBoard + n));
  });
}

/** Connects clients; the first of each board comes first, and gives the board to a server that has none of its own. */
export async function openClients(clients: readonly LoadClient[], target: Target): Promise<void> {
  const firsts = new Map<number, LoadClient>();
  for (const client of clients) if (!firsts.has(client.board.index)) firsts.set(client.board.index, client);
  if (target.kind !== 'duban') for (const client of firsts.values()) client.seed();
  await openSome([...firsts.values()], target);
  const rest = new Set(clients);
  for (const client of firsts.values()) rest.delete(client);
  await openSome([...rest], target);
}

async function openSome(clients: readonly LoadClient[], target: Target): Promise<void> {
  for (let i = 0; i < clients.length; i += OPENING) {
    await Promise.all(clients.slice(i, i + OPENING).map((client) => client.open(target)));
  }
}
