import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import { DocumentConnection } from '#app/collab/connection.client.ts';
import { CLOSE, MESSAGE, NOTICE } from '#app/collab/protocol.ts';
import type { BoardId, PersonId } from '#app/domain/ids.ts';
import { until } from '#test/support/collab-until.ts';

type Message =
  | { readonly kind: 'step1' | 'step2' | 'update'; readonly body: Uint8Array }
  | { readonly kind: 'awareness' | 'query' }
  | { readonly kind: 'fence'; readonly seq: number };

interface Heard {
  readonly socket: WebSocket;
  /** The messages of each frame. */
  readonly frames: Message[][];
}

/** A server that says only what the test says. */
let server: WebSocketServer;
let doc: Y.Doc;
let connection: DocumentConnection;
let awareness: Awareness;
let sockets: Heard[] = [];
/** Failures, at each wait before another attempt. */
let waited: number[] = [];
/** A socket has been made; for tests to reset. */
let isTrying = false;
/** Milliseconds of each. */
let wait = 1;

function readMessages(bytes: Uint8Array): Message[] {
  const decoder = decoding.createDecoder(bytes);
  const messages: Message[] = [];
  while (decoding.hasContent(decoder)) {
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.ack) messages.push({ kind: 'fence', seq: decoding.readVarUint(decoder) });
    else if (type === MESSAGE.awareness) {
      decoding.readVarUint8Array(decoder);
      messages.push({ kind: 'awareness' });
    } else if (type === MESSAGE.queryAwareness) messages.push({ kind: 'query' });
    else {
      const kind = (['step1', 'step2', 'update'] as const)[decoding.readVarUint(decoder)] ?? 'update';
      messages.push({ kind, body: decoding.readVarUint8Array(decoder) });
    }
  }
  return messages;
}

const last = () => sockets.at(-1) as Heard;
/** Everything of a socket in the order it came, presence left out. */
const heard = (at: number) =>
  (sockets[at]?.frames.flat() ?? [])
    .filter(({ kind }) => kind !== 'awareness' && kind !== 'query')
    .map((message) => (message.kind === 'fence' ? `fence ${message.seq}` : message.kind));
const presences = () =>
  last()
    .frames.flat()
    .filter(({ kind }) => kind === 'awareness').length;
const write = (value: string) => doc.getArray(BOARD_ROOT).push([['card/contact', value]]);
const say = (...bytes: number[]) => last().socket.send(Uint8Array.from(bytes));
/** The server's step 1, of a document with nothing in it, and its step 2, with nothing in it. */
const STEP_1 = [0, 0, 1, 0];
const STEP_2 = [0, 1, 2, 0, 0];
const connected = () => until('connected', () => (sockets.at(-1)?.frames.length ?? 0) > 0);
/** What has been sent to the client before this was heard by it. */
async function isHeard(): Promise<void> {
  const times = heard(sockets.length - 1).filter((what) => what === 'step2').length;
  say(...STEP_1);
  await until('heard', () => heard(sockets.length - 1).filter((what) => what === 'step2').length > times);
}

function createConnection(): DocumentConnection {
  return new DocumentConnection({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`,
    name: { kind: 'board', id: 'board' as BoardId },
    epoch: 1,
    personId: 'a1' as PersonId,
    doc,
    awareness,
    isNews: (origin) => origin === null,
    onChange: () => undefined,
    onEpoch: () => undefined,
    drawWait: (failures) => {
      waited.push(failures);
      return wait;
    },
    WebSocket: class extends WebSocket {
      constructor(url: string) {
        super(url);
        isTrying = true;
      }
    } as unknown as typeof globalThis.WebSocket,
  });
}

beforeEach(async () => {
  sockets = [];
  waited = [];
  wait = 1;
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    const frames: Message[][] = [];
    sockets.push({ socket, frames });
    socket.on('message', (data: Buffer) => frames.push(readMessages(data)));
  });
  await once(server, 'listening');
  doc = new Y.Doc();
  awareness = new Awareness(doc);
  connection = createConnection();
});

afterEach(async () => {
  vi.useRealTimers();
  connection.destroy();
  awareness.destroy();
  for (const { socket } of sockets) socket.terminate();
  server.close();
});

test('the address says which epoch it is of, and whose changes these are', async () => {
  let address = '';
  server.on('connection', (_socket, { url }) => {
    address = url ?? '';
  });
  connection.connect();
  await connected();
  expect(address).toBe('/collab/board/board?epoch=1&person=a1');
});

test('nothing of the document goes out on a new socket before the answer to the server’s step 1, on each socket anew', async () => {
  write('made before there was a connection');
  connection.connect();
  await connected();
  write('made at once');
  // Sent after whatever the change was followed by.
  awareness.setLocalState({ open: null });
  await until('more sent', () => presences() > 1);
  expect(heard(0)).toEqual(['step1']);
  say(...STEP_1);
  await until('fence', () => heard(0).length === 3);
  expect(heard(0)).toEqual(['step1', 'step2', 'fence 2']);
  const answer = last()
    .frames.flat()
    .find(({ kind }) => kind === 'step2') as { body: Uint8Array };
  const received = new Y.Doc();
  Y.applyUpdate(received, answer.body);
  expect(received.getArray(BOARD_ROOT).toJSON()).toEqual(doc.getArray(BOARD_ROOT).toJSON());
  expect(connection.unsaved).toBe(true);
  say(MESSAGE.ack, 1);
  write('one more');
  await until('second fence', () => heard(0).includes('fence 3'));
  expect(connection.unsaved).toBe(true);
  last().socket.terminate();
  await until('second socket', () => sockets.length === 2 && last().frames.length > 0);
  expect(heard(1)).toEqual(['step1']);
  say(...STEP_1);
  await until('fence anew', () => heard(1).includes('fence 3'));
  say(MESSAGE.ack, 3);
  await until('saved', () => !connection.unsaved);
});

test('the changes of one turn go out in one frame, in their order, with one fence behind them', async () => {
  connection.connect();
  await connected();
  say(...STEP_1);
  await until('fence', () => heard(0).includes('fence 0'));
  const before = last().frames.length;
  for (const value of ['one', 'two', 'three']) write(value);
  await until('sent', () => heard(0).includes('fence 3'));
  expect(last().frames).toHaveLength(before + 1);
  const frame = last().frames.at(-1) ?? [];
  expect(frame.map(({ kind }) => kind)).toEqual(['update', 'update', 'update', 'fence']);
  const received = new Y.Doc();
  for (const message of frame) if ('body' in message) Y.applyUpdate(received, message.body);
  expect(
    received
      .getArray(BOARD_ROOT)
      .toJSON()
      .map(([, value]) => value),
  ).toEqual(['one', 'two', 'three']);
});

test('an ack of what was never sent is not believed', async () => {
  connection.connect();
  await connected();
  say(...STEP_1);
  write('a change');
  await until('fence', () => heard(0).includes('fence 1'));
  say(MESSAGE.ack, 99);
  await isHeard();
  expect(connection.unsaved).toBe(true);
});

test('a page with nothing unsaved fences too, to be told how the database is', async () => {
  connection.connect();
  await connected();
  say(...STEP_1);
  await until('fence', () => heard(0).includes('fence 0'));
  say(MESSAGE.ack, 0);
  await isHeard();
  expect(connection.unsaved).toBe(false);
});

test('a fence goes out once, and again when the server has asked for everything anew', async () => {
  connection.connect();
  await connected();
  write('a change');
  say(...STEP_1);
  await until('fence', () => heard(0).includes('fence 1'));
  await isHeard();
  await until('fence again', () => heard(0).filter((what) => what === 'fence 1').length === 2);
  expect(heard(0)).toEqual(['step1', 'step2', 'fence 1', 'step2', 'fence 1']);
});

describe('that changes are not kept', () => {
  async function sync(): Promise<void> {
    connection.connect();
    await connected();
    say(...STEP_1);
    say(...STEP_2);
    await until('synced', () => connection.link === 'synced');
  }

  test('is what the server says it is, and nothing else; another connection begins without', async () => {
    await sync();
    expect(connection.failing).toBe(false);
    say(MESSAGE.notice, NOTICE.notKept);
    await until('not kept', () => connection.failing);
    say(MESSAGE.notice, 7);
    await isHeard();
    expect(connection.failing).toBe(true);
    say(MESSAGE.notice, NOTICE.kept);
    await until('kept', () => !connection.failing);
    say(MESSAGE.notice, NOTICE.notKept);
    await until('not kept', () => connection.failing);
    last().socket.terminate();
    await until('offline', () => connection.link === 'offline');
    expect(connection.failing).toBe(false);
  });

  test('shows when an ack does not come for ten seconds, until one does', async () => {
    await sync();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    write('a change');
    await until('fence', () => heard(0).includes('fence 1'));
    vi.advanceTimersByTime(9_000);
    write('another one, which asks for no more patience');
    await until('second fence', () => heard(0).includes('fence 2'));
    expect(connection.failing).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(connection.failing).toBe(true);
    say(MESSAGE.ack, 1);
    await until('an ack', () => !connection.failing);
    vi.advanceTimersByTime(10_000);
    expect(connection.failing).toBe(true);
    say(MESSAGE.ack, 2);
    await until('saved', () => !connection.unsaved);
    vi.advanceTimersByTime(20_000);
    expect(connection.failing).toBe(false);
  });
});

describe('a line on which nothing is heard', () => {
  async function connectWithFakeClock(): Promise<void> {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    connection.destroy();
    connection = createConnection();
    // The provider's own watch over the line, which would drop it unasked, is not among them.
    expect(vi.getTimerCount()).toBe(1);
    connection.connect();
    await connected();
    // The first look sees that something was heard.
    vi.advanceTimersByTime(5_000);
  }

  test('is asked for a sign of life, and dropped if none comes', async () => {
    await connectWithFakeClock();
    const asked = () =>
      last()
        .frames.flat()
        .filter(({ kind }) => kind === 'query').length;
    vi.advanceTimersByTime(20_000);
    await until('asked', () => asked() === 1);
    say(MESSAGE.awareness, 1, 0);
    await isHeard();
    vi.advanceTimersByTime(20_000);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(5_000);
    await until('asked again', () => asked() === 2);
    vi.advanceTimersByTime(10_000);
    await until('another socket', () => sockets.length === 2);
    expect(waited).toEqual([1]);
  });

  test('is not dropped because a page in the background looks at the clock once a minute', async () => {
    await connectWithFakeClock();
    const asked = () =>
      last()
        .frames.flat()
        .filter(({ kind }) => kind === 'query').length;
    const aMinuteLater = () => {
      vi.setSystemTime(Date.now() + 55_000);
      vi.advanceTimersByTime(5_000);
    };
    for (const time of [1, 2, 3]) {
      aMinuteLater();
      await until('asked', () => asked() === time);
      say(MESSAGE.awareness, 1, 0);
      await isHeard();
      aMinuteLater();
    }
    expect(sockets).toHaveLength(1);
  });
});

describe('attempts to connect', () => {
  test('wait for longer with each failure, three times as much for a restart, and begin anew once synced', async () => {
    connection.connect();
    await connected();
    last().socket.close(CLOSE.restart);
    await until('second socket', () => sockets.length === 2 && last().frames.length > 0);
    last().socket.terminate();
    await until('third socket', () => sockets.length === 3 && last().frames.length > 0);
    say(...STEP_2);
    await until('synced', () => connection.link === 'synced');
    last().socket.terminate();
    await until('fourth socket', () => sockets.length === 4);
    expect(waited).toEqual([3, 4, 1]);
  });

  test('are one after the other, however often the browser says that the network came or went', async () => {
    connection.connect();
    await connected();
    for (let i = 0; i < 5; i++) connection.reconnect();
    await until('connected again', () => sockets.length > 1 && last().frames.length > 0);
    server.removeAllListeners('connection');
    server.on('connection', (socket) => socket.terminate());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    waited = [];
    isTrying = false;
    wait = 5_000;
    for (const { socket } of sockets) socket.terminate();
    for (let i = 1; i <= 6; i++) {
      await until('a wait', () => waited.length === i);
      // The provider's own waits are shorter.
      vi.advanceTimersByTime(4_999);
      expect(connection.link).toBe('offline');
      expect(isTrying).toBe(false);
      vi.advanceTimersByTime(1);
      expect(isTrying).toBe(true);
      isTrying = false;
    }
    expect(waited).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('end when the server refuses, and go on when the person asks for it', async () => {
    connection.connect();
    await connected();
    last().socket.close(CLOSE.refused);
    await until('refused', () => connection.link === 'refused');
    expect(waited).toEqual([]);
    connection.reconnect();
    expect(connection.link).toBe('refused');
    connection.retry();
    expect(connection.link).toBe('offline');
    await until('another socket', () => sockets.length === 2 && last().frames.length > 0);
    say(...STEP_2);
    await until('synced', () => connection.link === 'synced');
  });
});
