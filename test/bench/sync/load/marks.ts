import type { Rank } from '#app/domain/rank.ts';

/**
 * A change says in its rank who made it and which of theirs it is, so that a receiver finds out by looking at the bytes of
 * a frame: decoding each one as Yjs does would make the load process the bottleneck.
 *
 *     rank = "zBENCHz" sender:3 seq:6 "V"      digits of base 36
 */
const MARK = 'zBENCHz';
const MARK_BYTES = Buffer.from(MARK, 'latin1');
const SENDER_DIGITS = 3;
const SEQ_DIGITS = 6;
const BASE = 36;
/** A rank may not end in 0. */
const END = 'V';

/** Senders that can be told apart: all the connections of a run. */
export const SENDERS = BASE ** SENDER_DIGITS;

/** The rank of a sender's change number `seq`, counted from 1. */
export function rankOf(sender: number, seq: number): Rank {
  return `${MARK}${digits(sender, SENDER_DIGITS)}${digits(seq, SEQ_DIGITS)}${END}` as Rank;
}

/** Which change a rank is of; null for a rank that no change gave. */
export function readRank(rank: string): { readonly sender: number; readonly seq: number } | null {
  if (!rank.startsWith(MARK)) return null;
  const seqAt = MARK.length + SENDER_DIGITS;
  return {
    sender: Number.parseInt(rank.slice(MARK.length, seqAt), BASE),
    seq: Number.parseInt(rank.slice(seqAt, seqAt + SEQ_DIGITS), BASE),
  };
}

/** Finds every change in a frame. */
export function scan(frame: Buffer, found: (sender: number, seq: number) => void): void {
  for (let at = frame.indexOf(MARK_BYTES); at >= 0; at = frame.indexOf(MARK_BYTES, at)) {
    at += MARK_BYTES.length;
    const sender = number(frame, at, SENDER_DIGITS);
    at += SENDER_DIGITS;
    found(sender, number(frame, at, SEQ_DIGITS));
    at += SEQ_DIGITS;
  }
}

function digits(value: number, width: number): string {
  return value.toString(BASE).padStart(width, '0');
}

/** Digits as {@link digits} writes them, without making a string of them. */
function number(bytes: Buffer, at: number, width: number): number {
  let value = 0;
  for (let i = at; i < at + width; i++) {
    const byte = bytes[i] ?? 0;
    value = value * BASE + (byte <= 57 ? byte - 48 : byte - 87);
  }
  return value;
}
