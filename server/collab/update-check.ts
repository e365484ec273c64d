import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { SEED_CLIENT_ID } from '#app/collab/board-doc.ts';
import { LIMITS } from '#app/collab/protocol.ts';
import type { Verdict } from './content.ts';
import { countSteps } from './count-steps.ts';
import { integrationOrder, neighboursOf } from './integration-order.ts';
import { stepsFor } from './steps.ts';

/** Deletions of an update of which it is looked up what they delete from. A change makes one or two; a first sync, thousands. */
const TOLD_DELETIONS = 32;

export type Struct = Y.Item | Y.GC;

/** What documents of a kind may hold. */
export interface StructRules {
  /** Why a struct by itself has no place in such a document; null where it may have one. */
  flawOf(struct: Struct): string | null;
  /** Names the things that some content is of. Without it, an update is said to touch none. */
  touch?(content: Y.Item['content'], touched: Set<string>): void;
  /**
   * Judges all structs of an update together, once it is known that each has what it builds on; null where they are well.
   */
  judge?(structs: readonly Struct[], doc: Y.Doc): Exclude<Verdict, { kind: 'sound' }> | null;
  /** What all structs of an update together take, once they are in the document, in steps; without it, nothing. */
  cost?(structs: readonly Struct[], doc: Y.Doc): number;
}

/**
 * Decodes an update in full and looks at every struct of it. What passes is applied by Yjs without throwing: an exception
 * half-way through would leave the document changed.
 */
export function inspectUpdate(update: Uint8Array, doc: Y.Doc, rules: StructRules): Verdict {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch (error) {
    return malformed(error instanceof Error ? error.message : 'does not decode');
  }
  const structs: Struct[] = [];
  const ends = new Map<number, number>();
  const writers = new Set<number>();
  const touched = new Set<string>();
  const known = (client: number): number => Y.getState(doc.store, client);
  const reach = (client: number): number => Math.max(known(client), ends.get(client) ?? 0);
  let last: number | null = null;
  let unseen = 0;
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    // A skip: the sender itself waits for something.
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) return { kind: 'gap' };
    const flaw = boundsFlawOf(struct) ?? rules.flawOf(struct);
    if (flaw) return malformed(flaw);
    if (client !== last) {
      if (ends.has(client)) return malformed('structs of one client in two places');
      if (clock > known(client)) return { kind: 'gap' };
      if (known(client) === 0 && ++unseen > LIMITS.newClients) return malformed('too many new clients');
      last = client;
    } else if (clock !== ends.get(client)) {
      return { kind: 'gap' };
    }
    structs.push(struct);
    ends.set(client, clock + struct.length);
    if (clock + struct.length <= known(client)) continue;
    if (client === SEED_CLIENT_ID || client === doc.clientID) return malformed('speaks for the server');
    writers.add(client);
    if (struct instanceof Y.Item) rules.touch?.(struct.content, touched);
  }
  // Yjs keeps only the last of several runs of one client, and waits for the others for ever.
  if (decoding.readVarUint(decoding.createDecoder(update)) !== ends.size) return malformed('a run of structs too many');
  for (const struct of structs) {
    for (const id of neighboursOf(struct)) if (id.clock >= reach(id.client)) return { kind: 'gap' };
  }
  const order = integrationOrder(structs, known);
  if (!order) return malformed('structs that wait for each other');
  const judged = rules.judge?.(structs, doc);
  if (judged) return judged;
  let deletions = 0;
  for (const [client, ranges] of decoded.ds.clients) {
    for (const { clock, len } of ranges) {
      // Of no length, at the end of what its writer wrote, it makes Yjs throw.
      if (!isClock(clock) || !isClock(clock + len) || len === 0) return malformed('clock out of range');
      if (clock + len > reach(client)) return { kind: 'gap' };
      deletions += len;
      if (!rules.touch || deletions > TOLD_DELETIONS) continue;
      for (let at = clock; at < Math.min(clock + len, known(client)); at++) {
        const item = Y.getItem(doc.store, Y.createID(client, at));
        if (item instanceof Y.Item && !item.deleted) rules.touch(item.content, touched);
      }
    }
  }
  const steps = countSteps(order, decoded.ds.clients, doc, stepsFor(update.length));
  if (steps === null) return malformed('takes too many steps');
  const isTold = !rules.touch || deletions <= TOLD_DELETIONS;
  return {
    kind: 'sound',
    writers,
    steps: steps + (rules.cost?.(structs, doc) ?? 0),
    touched: isTold ? touched : null,
  };
}

function boundsFlawOf({ id: { client, clock }, length }: Struct): string | null {
  if (client > LIMITS.clientId) return 'client id out of range';
  return !isClock(clock) || !isClock(clock + length) || length === 0 ? 'clock out of range' : null;
}

/** Whether a value is JSON of at most some levels: what is read with the whole stack may be too deep to be written again. */
export function isPlain(value: unknown, levels: number = LIMITS.jsonLevels): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) {
    return value === null || typeof value === 'string' || typeof value === 'boolean';
  }
  if (levels === 0) return false;
  // A key `__proto__` gives an object another prototype when it is read.
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((inner) => isPlain(inner, levels - 1));
}

function isClock(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= LIMITS.clock;
}

function malformed(why: string): Verdict {
  return { kind: 'malformed', why };
}
