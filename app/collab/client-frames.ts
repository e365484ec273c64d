import { LIMITS } from './protocol.ts';

/** Puts messages one behind the other into as few frames as the limits of a frame allow. A message is never divided. */
export function packFrames(messages: readonly Uint8Array[]): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let open: Uint8Array[] = [];
  let bytes = 0;
  const close = () => {
    if (open.length > 0) frames.push(open.length === 1 && open[0] ? open[0] : join(open, bytes));
    open = [];
    bytes = 0;
  };
  for (const message of messages) {
    if (open.length === LIMITS.messagesPerFrame || bytes + message.length > LIMITS.frameBytes) close();
    open.push(message);
    bytes += message.length;
  }
  close();
  return frames;
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
