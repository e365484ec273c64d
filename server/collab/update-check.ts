import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import { LIMITS } from '#app/collab/protocol.ts';

/** What a client's update is, found out before any of it is applied. */
export type Verdict =
  /** Can be applied. `writers` are the client ids with structs that the document has not got. */
  | { readonly kind: 'sound'; readonly writers: ReadonlySet<number> }
  /** Builds on what the document has not got: applied, it would lie there as pending and hide what comes after. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'malformed'; readonly why: string };

/**
 * Decodes an update in full and looks at every struct of it. What passes is made of plain values in the board's one array,
 * which Yjs applies without throwing: an exception half-way through would leave the document changed.
 */
export function inspectUpdate(update: Uint8Array, doc: Y.Doc): Verdict {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch (error) {
    return malformed(error instanceof Error ? error.message : 'does not decode');
  }
  const ends = new Map<number, number>();
  const writers = new Set<number>();
  const known = (client: number): number => Y.getState(doc.store, client);
  const reach = (client: number): number => Math.max(known(client), ends.get(client) ?? 0);
  let last: number | null = null;
  let unseen = 0;
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    // A skip: the sender itself waits for something.
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) return { kind: 'gap' };
    const flaw = flawOf(struct);
    if (flaw) return malformed(flaw);
    if (client !== last) {
      if (ends.has(client)) return malformed('structs of one client in two places');
      if (clock > known(client)) return { kind: 'gap' };
      if (known(client) === 0 && ++unseen > LIMITS.newClients) return malformed('too many new clients');
      last = client;
    } else if (clock !== ends.get(client)) {
      return { kind: 'gap' };
    }
    ends.set(client, clock + struct.length);
    if (clock + struct.length > known(client)) writers.add(client);
  }
  for (const struct of decoded.structs) {
    for (const id of struct instanceof Y.Item ? [struct.origin, struct.rightOrigin] : []) {
      if (id && id.clock >= reach(id.client)) return { kind: 'gap' };
    }
  }
  for (const [client, ranges] of decoded.ds.clients) {
    for (const { clock, len } of ranges) {
      if (!isClock(clock) || !isClock(clock + len)) return malformed('clock out of range');
      if (clock + len > reach(client)) return { kind: 'gap' };
    }
  }
  return { kind: 'sound', writers };
}

function flawOf(struct: Y.Item | Y.GC): string | null {
  const { client, clock } = struct.id;
  if (client > 0xffff_ffff) return 'client id out of range';
  if (!isClock(clock) || !isClock(clock + struct.length) || struct.length === 0) return 'clock out of range';
  // A collected range brings nothing with it; a client never has one of its own to send, but it does no harm.
  if (struct instanceof Y.GC) return null;
  if (struct.parentSub !== null) return 'a key in an array';
  // Null where the parent is that of the neighbour, and no neighbour is anywhere but in the array.
  const parent: unknown = struct.parent;
  if (parent !== null && parent !== BOARD_ROOT) return 'a type that boards do not have';
  if (parent === null && !struct.origin && !struct.rightOrigin) return 'an item that stands nowhere';
  const { content } = struct;
  return content instanceof Y.ContentAny || content instanceof Y.ContentDeleted ? null : 'not a plain value';
}

function isClock(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= LIMITS.clock;
}

function malformed(why: string): Verdict {
  return { kind: 'malformed', why };
}
