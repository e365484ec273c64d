declare const brand: unique symbol;

/** Bytes as they go over a socket: a WebSocket frame, header and all. */
export type WireFrame = Buffer & { readonly [brand]: 'WireFrame' };

/** The last fragment of a message (the only one there is), binary. */
const BINARY = 0x82;

/**
 * A message to a client as a frame of RFC 6455 (5.2), unmasked as a server's are. Made once for everybody: for each of its
 * receivers ws would write a header of its own, and header and message as two pieces.
 */
export function toWire(message: Uint8Array): WireFrame {
  const { length } = message;
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = BINARY;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUIntBE(0, 2, 2);
    frame.writeUIntBE(length, 4, 6);
  }
  frame.set(message, header);
  return frame as WireFrame;
}

/** Several frames in one piece, to be written at once. */
export function joinFrames(frames: readonly WireFrame[]): Buffer {
  const [first] = frames;
  return first && frames.length === 1 ? first : Buffer.concat(frames);
}
