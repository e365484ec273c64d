import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { DocumentStore } from '#server/collab/store.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import type { TestServer } from './collab-server.ts';
import { startServer } from './collab-server.ts';

/**
 * Milliseconds for which a commit is held up at most, before it is begun and again before its success is told. A slow one
 * takes longer than an ack is on its way: an ack that did not wait for it would arrive before a kill undoes the commit.
 */
const HOLD_MS = { usual: 4, slow: 150 } as const;
const SLOW_CHANCE = 0.15;

/** A server in this process that can be ended as SIGKILL ends one: only what is in the database survives. */
export interface MortalServer extends TestServer {
  /**
   * Destroys every socket and throws the server's memory away. Nothing that was not begun to be written will be; what was
   * begun is written or not by the time this resolves, and nobody hears of it.
   */
  kill(): Promise<void>;
}

/** @param random uniform in [0, 1): how long commits take, and so what a kill finds half done */
export async function startMortalServer(
  db: Knex,
  random: () => number,
  options: { readonly idleMs?: number; readonly port?: number } = {},
): Promise<MortalServer> {
  const { store, die, settled } = mortal(createDocumentStore(db), random);
  const server = await startServer(db, { ...options, store });
  const sockets = new Set<Socket>();
  let dead = false;
  server.http.on('connection', (socket) => {
    // Accepted by the system before the end: there is nobody to talk to any more.
    if (dead) socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return {
    ...server,
    async close() {
      await server.close();
      // As the end of the process would: a document may just be on its way out of memory.
      die();
      await settled();
    },
    async kill() {
      dead = true;
      die();
      server.http.close();
      // At once, and before anything else can run: not one more byte leaves.
      for (const socket of sockets) socket.destroy();
      await settled();
      await server.close();
    },
  };
}

/**
 * A store that can die: from then on it says of every write that it succeeded, and does nothing. That lets the dead
 * server's queues run empty; whoever it tells is cut off.
 */
function mortal(
  store: DocumentStore,
  random: () => number,
): { readonly store: DocumentStore; die(): void; settled(): Promise<unknown> } {
  const underWay = new Set<Promise<unknown>>();
  let dead = false;
  const hold = () => setTimeout(random() * (random() < SLOW_CHANCE ? HOLD_MS.slow : HOLD_MS.usual));
  const proxy = new Proxy(store, {
    get(target, key, receiver) {
      const method: unknown = Reflect.get(target, key, receiver);
      // Whatever else a store does, it writes.
      if (typeof method !== 'function' || key === 'load') return method;
      return async (...args: unknown[]) => {
        await hold();
        if (dead) return;
        const written = Promise.resolve(Reflect.apply(method, target, args));
        underWay.add(written);
        try {
          await written;
        } finally {
          underWay.delete(written);
        }
        if (!dead) await hold();
      };
    },
  });
  return {
    store: proxy,
    die: () => {
      dead = true;
    },
    settled: () => Promise.allSettled([...underWay]),
  };
}
