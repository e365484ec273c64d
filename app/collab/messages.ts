import * as encoding from 'lib0/encoding';
import { MESSAGE, type SYNC } from './protocol.ts';

/** A sync message, as both sides write it. @param body a state vector for step 1, else an update */
export function syncMessage(type: (typeof SYNC)[keyof typeof SYNC], body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** A message that is its type and a number: an ack or fence with its sequence number, a notice with its code. */
export function numberMessage(type: typeof MESSAGE.ack | typeof MESSAGE.notice, value: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}
