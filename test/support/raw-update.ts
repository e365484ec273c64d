import * as encoding from 'lib0/encoding';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';

/** The id of an item: who wrote it, and when by that writer's clock. */
export interface RawId {
  readonly client: number;
  readonly clock: number;
}

/** A struct of a Yjs update as it lies in the bytes, with no care for whether it makes sense. */
export interface RawStruct {
  /** Which kind of content: Yjs's numbers. 0 and 10 are no items but a collected range and a gap. */
  readonly ref: number;
  readonly origin?: RawId | null;
  readonly rightOrigin?: RawId | null;
  /** Where neither origin is given: the root type, or the item that is the parent. */
  readonly parent?: string | RawId;
  readonly parentSub?: string;
  /** Clocks it takes, for refs that say so themselves. */
  readonly length?: number;
  /** Of refs that hold something: written by the caller. */
  readonly write?: (encoder: encoding.Encoder) => void;
}

export interface RawClientStructs extends RawId {
  readonly structs: readonly RawStruct[];
  /** How many there are said to be. */
  readonly count?: number;
}

export interface RawDeletions {
  readonly client: number;
  readonly ranges: readonly (readonly [clock: number, length: number])[];
}

const GC = 0;
const DELETED = 1;
const SKIP = 10;

/** Writes a Yjs update (format 1) by hand: what no honest document would make. */
export function rawUpdate(clients: readonly RawClientStructs[], deletions: readonly RawDeletions[] = []): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clients.length);
  for (const { client, clock, structs, count = structs.length } of clients) {
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder, deletions.length);
  for (const { client, ranges } of deletions) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, struct: RawStruct): void {
  const { ref, origin = null, rightOrigin = null, parent = BOARD_ROOT, parentSub, length = 1, write } = struct;
  const flags = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (parentSub === undefined ? 0 : 0x20);
  encoding.writeUint8(encoder, ref | flags);
  if (ref === GC || ref === SKIP) {
    encoding.writeVarUint(encoder, length);
    return;
  }
  if (origin) writeId(encoder, origin);
  if (rightOrigin) writeId(encoder, rightOrigin);
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
    else writeId(encoder, parent);
    if (parentSub !== undefined) encoding.writeVarString(encoder, parentSub);
  }
  if (ref === DELETED) encoding.writeVarUint(encoder, length);
  write?.(encoder);
}

function writeId(encoder: encoding.Encoder, { client, clock }: RawId): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

/** Content of plain values (ref 8). */
export function anyContent(...values: unknown[]): Pick<RawStruct, 'ref' | 'write'> {
  return {
    ref: 8,
    write: (encoder) => {
      encoding.writeVarUint(encoder, values.length);
      for (const value of values) encoding.writeAny(encoder, value as never);
    },
  };
}

/** Content of plain values as bytes: what lib0 would not write, such as nesting deeper than a stack, or broken UTF-8. */
export function anyBytes(bytes: Uint8Array): Pick<RawStruct, 'ref' | 'write'> {
  return {
    ref: 8,
    write: (encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeUint8Array(encoder, bytes);
    },
  };
}

/** Text (ref 4). */
export const textContent = (text: string): Pick<RawStruct, 'ref' | 'write'> => ({
  ref: 4,
  write: (encoder) => encoding.writeVarString(encoder, text),
});

/** Where formatting begins or ends (ref 6). @param json of its value, or what is none */
export const formatContent = (key: string, json: string): Pick<RawStruct, 'ref' | 'write'> => ({
  ref: 6,
  write: (encoder) => {
    encoding.writeVarString(encoder, key);
    encoding.writeVarString(encoder, json);
  },
});

/** A shared type (ref 7). @param type Yjs's number: 3 an element, which has a name, 6 a text */
export const typeContent = (type: number, name?: string): Pick<RawStruct, 'ref' | 'write'> => ({
  ref: 7,
  write: (encoder) => {
    encoding.writeVarUint(encoder, type);
    if (name !== undefined) encoding.writeVarString(encoder, name);
  },
});
