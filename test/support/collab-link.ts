import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** A faulty line in front of a server: it delays what goes over it, and is cut at any byte. */
export interface FaultyLink {
  readonly port: number;
  /** Cuts every connection at once, in the middle of whatever it carries. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * @param target port of the server; asked for at each connection, since servers come and go
 * @param random uniform in [0, 1)
 */
export async function createFaultyLink(target: () => number, random: () => number): Promise<FaultyLink> {
  const sockets = new Set<Socket>();
  const relay = (from: Socket, to: Socket) => {
    let last = 0;
    from.on('data', (bytes) => {
      // Delayed by up to 8 ms, never overtaking, and torn in two at any byte.
      const at = Math.max(last, Date.now() + random() * 8);
      last = at;
      const tear = Math.floor(random() * bytes.length);
      setTimeout(() => {
        if (to.destroyed) return;
        to.write(bytes.subarray(0, tear));
        to.write(bytes.subarray(tear));
      }, at - Date.now());
    });
    from.on('close', () => to.destroy());
    from.on('error', () => to.destroy());
  };
  const server = createServer((near) => {
    const far = connect(target(), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    relay(near, far);
    relay(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
