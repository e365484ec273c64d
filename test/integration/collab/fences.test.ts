import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import { BoardConnection } from '#app/collab/connection.client.ts';
import type { BoardId } from '#app/domain/ids.ts';
import { until } from '#test/support/collab-until.ts';

/** A server that says only what the test says. */
let server: WebSocketServer;
let doc: Y.Doc;
let connection: BoardConnection;
let awareness: Awareness;
/** What the client sent on each of its sockets: the first two bytes, which tell the message. */
let sockets: { readonly socket: WebSocket; readonly frames: number[][] }[] = [];

const fences = (at: number) => sockets[at]?.frames.filter(([type]) => type === 101) ?? [];
const write = (value: string) => doc.getArray(BOARD_ROOT).push([['card/contact', value]]);
const last = () => sockets.at(-1) as (typeof sockets)[0];

beforeEach(async () => {
  sockets = [];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    const frames: number[][] = [];
    sockets.push({ socket, frames });
    socket.on('message', (data: Buffer) => frames.push([...data.subarray(0, 2)]));
  });
  await once(server, 'listening');
  doc = new Y.Doc();
  awareness = new Awareness(doc);
  connection = new BoardConnection({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`,
    name: { kind: 'board', id: 'board' as BoardId },
    epoch: 1,
    doc,
    awareness,
    isNews: (origin) => origin === null,
    onChange: () => undefined,
    onEpoch: () => undefined,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  });
});

afterEach(async () => {
  connection.destroy();
  awareness.destroy();
  for (const { socket } of sockets) socket.terminate();
  server.close();
});

test('no fence goes out on a new socket before the answer to the server’s step 1, on each socket anew', async () => {
  write('made before there was a connection');
  connection.connect();
  await until('connected', () => (sockets[0]?.frames.length ?? 0) > 0);
  write('made at once');
  await until('update sent', () => last().frames.some(([type, sub]) => type === 0 && sub === 2));
  // Something sent after whatever the update was followed by.
  awareness.setLocalState({ open: null });
  await until('more sent', () => last().frames.filter(([type]) => type === 1).length > 2);
  expect(fences(0)).toEqual([]);
  last().socket.send(Uint8Array.of(0, 0, 1, 0));
  await until('fence', () => fences(0).length === 1);
  expect(fences(0)).toEqual([[101, 2]]);
  expect(last().frames.findIndex(([type, sub]) => type === 0 && sub === 1)).toBeLessThan(
    last().frames.findIndex(([type]) => type === 101),
  );
  expect(connection.unsaved).toBe(true);
  last().socket.send(Uint8Array.of(101, 1));
  write('one more');
  await until('second fence', () => fences(0).length === 2);
  expect(connection.unsaved).toBe(true);
  last().socket.terminate();
  await until('second socket', () => sockets.length === 2 && last().frames.length > 0, 10_000);
  last().socket.send(Uint8Array.of(0, 0, 1, 0));
  await until('fence anew', () => fences(1).length === 1);
  last().socket.send(Uint8Array.of(101, 3));
  await until('saved', () => !connection.unsaved);
}, 20_000);

test('an ack of what was never sent is not believed', async () => {
  connection.connect();
  await until('connected', () => (sockets[0]?.frames.length ?? 0) > 0);
  last().socket.send(Uint8Array.of(0, 0, 1, 0));
  write('a change');
  await until('fence', () => fences(0).length === 1);
  last().socket.send(Uint8Array.of(101, 99));
  last().socket.send(Uint8Array.of(0, 0, 1, 0));
  await until('second answer', () => last().frames.filter(([type, sub]) => type === 0 && sub === 1).length === 2);
  expect(connection.unsaved).toBe(true);
});
