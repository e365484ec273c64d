import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC } from '#app/collab/protocol.ts';

/** A frame from a client, taken apart; its bytes are not looked into yet. */
export type ClientFrame =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  | { readonly kind: 'fence'; readonly seq: number };

/**
 * Reads a frame to its last byte.
 *
 * @throws for a message or sync type there is not, for a frame that ends early, and for one that goes on after its end
 */
export function readFrame(bytes: Uint8Array): ClientFrame {
  const decoder = decoding.createDecoder(bytes);
  const frame = readBody(decoder);
  if (decoding.hasContent(decoder)) throw new RangeError('bytes after the end of the frame');
  return frame;
}

function readBody(decoder: decoding.Decoder): ClientFrame {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case MESSAGE.sync:
      return readSync(decoder);
    case MESSAGE.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case MESSAGE.queryAwareness:
      return { kind: 'queryAwareness' };
    case MESSAGE.ack:
      return { kind: 'fence', seq: decoding.readVarUint(decoder) };
    default:
      throw new RangeError(`message type ${type}`);
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case SYNC.step1:
      return { kind: 'step1', stateVector: decoding.readVarUint8Array(decoder) };
    case SYNC.step2:
      return { kind: 'step2', update: decoding.readVarUint8Array(decoder) };
    case SYNC.update:
      return { kind: 'update', update: decoding.readVarUint8Array(decoder) };
    default:
      throw new RangeError(`sync type ${type}`);
  }
}

export function writeSync(type: (typeof SYNC)[keyof typeof SYNC], body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

export function writeAck(seq: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.ack);
  encoding.writeVarUint(encoder, seq);
  return encoding.toUint8Array(encoder);
}
