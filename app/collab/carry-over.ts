import { keyOf, parseKey } from './board-doc.ts';
import { isSame } from './card-fields.ts';
import type { Json, Registers } from './registers.ts';

type RegisterValue = readonly [key: string, value: Json];

/** What of a document is taken over into its next epoch. */
export interface CarryOver {
  /** Registers whose changes are not acknowledged. */
  readonly own: readonly RegisterValue[];
  /** The other registers of the same cards: a card that nobody has kept yet is more than what was changed on it. */
  readonly rest: readonly RegisterValue[];
}

/** Reads what is to be taken over of some registers, of those that there are. */
export function readCarryOver(registers: Registers, keys: Iterable<string>): CarryOver {
  const changed = new Set(keys);
  const cards = new Set([...changed].map(cardOf));
  const own: RegisterValue[] = [];
  const rest: RegisterValue[] = [];
  for (const entry of registers.entries()) {
    if (changed.has(entry[0])) own.push(entry);
    else if (cards.has(cardOf(entry[0]))) rest.push(entry);
  }
  return { own, rest };
}

/**
 * Writes what was taken over, where the document does not say the same. Of a card that it has not got at all, everything: its
 * author, who was told of no ack either, may come back later; and whatever of it they bring at the same time wins.
 *
 * @returns the registers that were only written for that: they are not this page's to bring again
 */
export function carryOver(registers: Registers, { own, rest }: CarryOver): ReadonlySet<string> {
  const restored = new Set<string>();
  const missing = new Set(own.map(([key]) => cardOf(key)).filter((id) => id && !registers.get(keyOf(id, 'identity'))));
  for (const [key, value] of rest) {
    if (!missing.has(cardOf(key))) continue;
    registers.restore(key, value);
    restored.add(key);
  }
  for (const [key, value] of own) if (!isSame(registers.get(key), value)) registers.set(key, value);
  return restored;
}

const cardOf = (key: string) => parseKey(key)?.cardId;
