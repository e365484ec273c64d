import * as decoding from 'lib0/decoding';
import { numberMessage, syncMessage } from '#app/collab/messages.ts';
import { LIMITS, MESSAGE, SYNC } from '#app/collab/protocol.ts';
import { toWire, type WireFrame } from './wire.ts';

/** A message from a client, taken apart; its bytes are not looked into yet. */
export type ClientMessage =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  | { readonly kind: 'fence'; readonly seq: number };

/**
 * Reads the messages of a frame, to its last byte.
 *
 * @throws for an empty frame, for a message or sync type there is not, for a message that ends early, and for more than
 * `LIMITS.messagesPerFrame`
 */
export function readFrame(bytes: Uint8Array): ClientMessage[] {
  const decoder = decoding.createDecoder(bytes);
  const messages: ClientMessage[] = [];
  do {
    if (messages.length === LIMITS.messagesPerFrame) throw new RangeError('too many messages in a frame');
    messages.push(readMessage(decoder));
  } while (decoding.hasContent(decoder));
  return messages;
}

function readMessage(decoder: decoding.Decoder): ClientMessage {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case MESSAGE.sync:
      return readSync(decoder);
    case MESSAGE.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case MESSAGE.queryAwareness:
      return { kind: 'queryAwareness' };
    case MESSAGE.ack:
      return { kind: 'fence', seq: readSeq(decoder) };
    default:
      throw new RangeError(`message type ${type}`);
  }
}

/** lib0 reads numbers that it cannot hold, as others. */
function readSeq(decoder: decoding.Decoder): number {
  const seq = decoding.readVarUint(decoder);
  if (!Number.isSafeInteger(seq)) throw new RangeError('number out of range');
  return seq;
}

function readSync(decoder: decoding.Decoder): ClientMessage {
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

export function writeSync(type: (typeof SYNC)[keyof typeof SYNC], body: Uint8Array): WireFrame {
  return toWire(syncMessage(type, body));
}

export function writeAck(seq: number): WireFrame {
  return toWire(numberMessage(MESSAGE.ack, seq));
}

/** @param code one of `NOTICE` */
export function writeNotice(code: number): WireFrame {
  return toWire(numberMessage(MESSAGE.notice, code));
}
