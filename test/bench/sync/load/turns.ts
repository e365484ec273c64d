import type { LoadClient } from './client.ts';

/** The share of the clients after which the next one is: those next to each other are on the same board. */
const STRIDE = 0.382;

/** The clients one after the other, again and again, with those of one board far apart. */
export function inTurn(clients: readonly LoadClient[]): () => LoadClient {
  let step = Math.max(1, Math.round(clients.length * STRIDE));
  while (gcd(step, clients.length) !== 1) step++;
  let at = 0;
  return () => {
    at = (at + step) % clients.length;
    const client = clients[at];
    if (!client) throw new Error('there are no clients');
    return client;
  };
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
