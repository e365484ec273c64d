import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { CLOSE, LIMITS } from '#app/collab/protocol.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { Connection } from '#server/collab/connection.ts';
import { Presence } from '#server/collab/presence.ts';
import { STATE_READERS } from '#server/collab/presence-states.ts';
import type { Room } from '#server/collab/room.ts';
import { awarenessFrame } from '#test/support/collab-client.ts';

const CLIENT_ID = 4_711;
const { awarenessPerSecond, rateSeconds } = LIMITS;
const BURST = awarenessPerSecond * rateSeconds;
/** Milliseconds after which whatever was held back must have been told. */
const SOON_MS = 2 * (1_000 / awarenessPerSecond);

let connection: Connection;
let socket: EventEmitter & { sent: Uint8Array[]; closedWith: number[] };
let presence: Presence;
let members: Set<unknown>;
/** What the others were told of this client, one entry a frame. */
let told: (string | null)[];
let clock: number;

/** What everybody on the document is told at the moment. */
function stateOf(): string | null {
  const text = new TextDecoder().decode(presence.frame([CLIENT_ID]) ?? new Uint8Array());
  return /"open":"([^"]*)"/.exec(text)?.[1] ?? null;
}

function say(open: string | null): void {
  clock++;
  socket.emit('message', Buffer.from(awarenessFrame(CLIENT_ID, clock, open === null ? null : { open })), true);
}

beforeEach(() => {
  vi.useFakeTimers();
  [presence, members, told, clock] = [new Presence(STATE_READERS.board), new Set(), [], 0];
  socket = Object.assign(new EventEmitter(), { sent: [] as Uint8Array[], closedWith: [] as number[] });
  Object.assign(socket, {
    OPEN: 1,
    readyState: 1,
    writableLength: 0,
    write: (frame: Uint8Array) => socket.sent.push(frame),
    close: (code: number) => socket.closedWith.push(code),
  });
  const room = {
    presence,
    members,
    stateVector: () => Uint8Array.of(0),
    tellPresence: (clientIds: readonly number[]) => {
      if (clientIds.length > 0) told.push(stateOf());
    },
  };
  const host = { isFailing: () => false, left: () => undefined, malformed: () => undefined };
  connection = new Connection(
    socket as unknown as WebSocket,
    socket as unknown as Duplex,
    room as unknown as Room,
    host,
    {
      actor: { personId: 'p' as PersonId, name: 'P', roles: [], agencyIds: [], inPlans: [] },
      sessionId: 's',
      agency: null,
      mayWrite: false,
    },
  );
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a hand that moves fast', () => {
  it('is told at once as long as it keeps to the rate', () => {
    for (let i = 0; i < BURST; i++) say(`card-${i}`);
    expect(told).toHaveLength(BURST);
  });

  it('is told more seldom above it, is not closed, and what it did last is told in the end', async () => {
    const [seconds, perSecond] = [20, 90];
    for (let i = 0; i < seconds * perSecond; i++) {
      say(`card-${i}`);
      await vi.advanceTimersByTimeAsync(1_000 / perSecond);
    }
    say('last');
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect(told.length).toBeLessThanOrEqual(BURST + awarenessPerSecond * (seconds + 1));
    expect(told.length).toBeGreaterThan(BURST);
    expect(told.at(-1)).toBe('last');
    expect(socket.closedWith).toEqual([]);
  });

  it('that says it leaves, while it is held back, is told to have left', async () => {
    for (let i = 0; i <= BURST; i++) say(`card-${i}`);
    say(null);
    // Somebody else is told of meanwhile.
    presence.forgetGone([1]);
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect(presence.frame([CLIENT_ID])).not.toBeNull();
    expect(told.at(-1)).toBeNull();
  });

  it('that was cut off tells nothing any more but that it is gone', async () => {
    for (let i = 0; i <= BURST + 5; i++) say(`card-${i}`);
    const before = told.length;
    socket.emit('close');
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect(told.slice(before)).toEqual([null]);
  });
});

it('whoever asks again and again who is there is answered at the same rate', async () => {
  const before = socket.sent.length;
  for (let i = 0; i < BURST + 100; i++) socket.emit('message', Buffer.from([3]), true);
  expect(socket.sent.length - before).toBe(BURST);
  await vi.advanceTimersByTimeAsync(SOON_MS);
  expect(socket.sent.length - before).toBe(BURST + 1);
  expect(socket.closedWith).toEqual([]);
});

it('whose updates take much of the server, one after the other, comes back after the others have had their turn', async () => {
  const { updateStepsMost, updateStepsPerSecond, rateSeconds } = LIMITS;
  // A whole first sync, however large.
  connection.wrote({ kind: 'written', steps: updateStepsMost }, true);
  expect(socket.closedWith).toEqual([]);
  for (let i = 0; i < 20; i++) {
    await vi.advanceTimersByTimeAsync(1_000);
    connection.wrote({ kind: 'written', steps: updateStepsPerSecond }, false);
  }
  expect(socket.closedWith).toEqual([]);
  connection.wrote({ kind: 'written', steps: updateStepsPerSecond * rateSeconds }, false);
  expect(socket.closedWith).toEqual([CLOSE.tooFast]);
});
