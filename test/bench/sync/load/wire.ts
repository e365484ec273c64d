import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { COLLAB_PATH, EPOCH_PARAM, MESSAGE, SYNC } from '#app/collab/protocol.ts';
import { SESSION_COOKIE } from '#server/session.ts';
import type { ServerKind } from '../servers/start.ts';

/** Whether Duban's clients put the fence into the frame of the change that it follows, or into one of its own. */
const FENCE_IN_FRAME: boolean = true;

/** A document as one person opens it. */
export interface Seat {
  readonly document: string;
  /** The session's secret; only Duban asks for it. */
  readonly token: string;
}

/** What a frame from a server is, as far as a client of the load cares. */
export type ServerFrame =
  | { readonly kind: 'step1' | 'step2' | 'update'; readonly payload: Uint8Array }
  | { readonly kind: 'ack'; readonly seq: number }
  /** Hocuspocus wants to be spoken to from now on. */
  | { readonly kind: 'admitted' }
  | { readonly kind: 'other' };

type SyncKind = keyof typeof SYNC;

/** How one server is spoken to: y-websocket's protocol and what each adds to it. */
export interface Wire {
  /** Whether the server says what it keeps. */
  readonly acknowledges: boolean;
  url(port: number, seat: Seat, epoch: number): string;
  headers(port: number, seat: Seat): Record<string, string>;
  /** What is sent before anything else, answered by `admitted`; null where a connection is admitted as it opens. */
  greeting(seat: Seat): Uint8Array | null;
  sync(seat: Seat, kind: SyncKind, payload: Uint8Array): Uint8Array;
  /** The frames of one change; `seq` is how many of this connection that makes. */
  change(seat: Seat, update: Uint8Array, seq: number): readonly Uint8Array[];
  read(frame: Buffer): ServerFrame;
  /** The sequence number of an acknowledgement, without taking the frame apart any further; 0 for any other frame. */
  ackOf(frame: Buffer): number;
}

const yWebsocket: Wire = {
  acknowledges: false,
  url: (port, { document }) => `ws://127.0.0.1:${port}/${document}`,
  headers: () => ({}),
  greeting: () => null,
  sync: (_seat, kind, payload) => encode((encoder) => writeSync(encoder, kind, payload)),
  change: (seat, update) => [yWebsocket.sync(seat, 'update', update)],
  read: (frame) => readMessage(decoding.createDecoder(frame)),
  ackOf: () => 0,
};

const duban: Wire = {
  ...yWebsocket,
  acknowledges: true,
  url: (port, { document }, epoch) => `ws://127.0.0.1:${port}${COLLAB_PATH}/${document}?${EPOCH_PARAM}=${epoch}`,
  headers: (port, { token }) => ({ Origin: `http://127.0.0.1:${port}`, Cookie: `${SESSION_COOKIE}=${token}` }),
  change(seat, update, seq) {
    if (!FENCE_IN_FRAME) return [duban.sync(seat, 'update', update), encode((encoder) => writeFence(encoder, seq))];
    return [
      encode((encoder) => {
        writeSync(encoder, 'update', update);
        writeFence(encoder, seq);
      }),
    ];
  },
  ackOf(frame) {
    return frame[0] === MESSAGE.ack ? decoding.readVarUint(decoding.createDecoder(frame.subarray(1))) : 0;
  },
};

/** Hocuspocus's own types of messages, and of those within an auth message. */
const HOCUSPOCUS = { auth: 2, syncReply: 4, token: 0, authenticated: 2 } as const;

const hocuspocus: Wire = {
  ...yWebsocket,
  url: (port) => `ws://127.0.0.1:${port}/`,
  greeting: ({ document }) =>
    encode((encoder) => {
      encoding.writeVarString(encoder, document);
      encoding.writeVarUint(encoder, HOCUSPOCUS.auth);
      encoding.writeVarUint(encoder, HOCUSPOCUS.token);
      encoding.writeVarString(encoder, 'anybody');
    }),
  sync: ({ document }, kind, payload) =>
    encode((encoder) => {
      encoding.writeVarString(encoder, document);
      writeSync(encoder, kind, payload);
    }),
  change: (seat, update) => [hocuspocus.sync(seat, 'update', update)],
  read(frame) {
    const decoder = decoding.createDecoder(frame);
    decoding.readVarString(decoder);
    const type = decoding.peekVarUint(decoder);
    if (type !== HOCUSPOCUS.auth) return readMessage(decoder);
    decoding.readVarUint(decoder);
    return decoding.readVarUint(decoder) === HOCUSPOCUS.authenticated ? { kind: 'admitted' } : { kind: 'other' };
  },
};

export const WIRES: Readonly<Record<ServerKind, Wire>> = { duban, 'y-websocket': yWebsocket, hocuspocus };

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function writeSync(encoder: encoding.Encoder, kind: SyncKind, payload: Uint8Array): void {
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, SYNC[kind]);
  encoding.writeVarUint8Array(encoder, payload);
}

function writeFence(encoder: encoding.Encoder, seq: number): void {
  encoding.writeVarUint(encoder, MESSAGE.ack);
  encoding.writeVarUint(encoder, seq);
}

const KIND_OF: Readonly<Record<number, SyncKind>> = {
  [SYNC.step1]: 'step1',
  [SYNC.step2]: 'step2',
  [SYNC.update]: 'update',
};

function readMessage(decoder: decoding.Decoder): ServerFrame {
  const type = decoding.readVarUint(decoder);
  if (type === MESSAGE.ack) return { kind: 'ack', seq: decoding.readVarUint(decoder) };
  if (type !== MESSAGE.sync && type !== HOCUSPOCUS.syncReply) return { kind: 'other' };
  const kind = KIND_OF[decoding.readVarUint(decoder)];
  return kind ? { kind, payload: decoding.readVarUint8Array(decoder) } : { kind: 'other' };
}
