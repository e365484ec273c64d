import * as Y from 'yjs';
import { type Copies, GONE } from '#app/notes/copies.ts';
import type { CopiedRun } from '#app/notes/services.ts';

/** Characters of a transaction of which it is looked up whose they are; of what is beyond, it is whoever brought it. */
const MOST_CHARACTERS = 200_000;

/** Rows that one transaction makes at most, of what is beyond likewise. */
const MOST_RUNS = 4_096;

/**
 * Which words a transaction took over from others as they stood. What clients claim of it is believed only where those others
 * went in the same transaction and said the same: nobody has words of their own pass for somebody else's.
 *
 * To be called while what was deleted can still be read.
 */
export function copiedBy(transaction: Y.Transaction, copies: Copies): CopiedRun[] {
  const found: CopiedRun[] = [];
  let left = MOST_CHARACTERS;
  // The oldest first, as they build on each other.
  for (const { run, by } of copies.broughtBy(transaction).reverse()) {
    const [client, clock, claimed, copy] = run;
    if (copy === GONE) continue;
    // Anything may be claimed: of what is not there, nothing is looked up, and nobody uses up what is left for the others.
    const length = Math.min(claimed, Y.getState(transaction.doc.store, by) - copy, MOST_CHARACTERS / 4);
    if (length <= 0) continue;
    left -= length;
    if (left < 0 || found.length > MOST_RUNS) break;
    const [source, target] = [Y.createID(client, clock), Y.createID(by, copy)];
    if (by === transaction.doc.clientID) found.push(copied(target, source, length));
    else found.push(...sameIn(transaction, copies, { source, target, length }));
  }
  return found;
}

/** The parts of a claim that are true. */
function sameIn(
  { deleteSet, beforeState }: Y.Transaction,
  copies: Copies,
  claim: { readonly source: Y.ID; readonly target: Y.ID; readonly length: number },
): CopiedRun[] {
  const found: CopiedRun[] = [];
  for (let at = 0; at < claim.length; ) {
    const [from, to] = [plus(claim.source, at), plus(claim.target, at)];
    const [source, target] = [copies.find(from), copies.find(to)];
    const length = Math.min(claim.length - at, restOf(source, from), restOf(target, to));
    const words = wordsOf(source, from, length);
    // Only what is new: of words that had been there, it is known who wrote them.
    const isNew = to.clock >= (beforeState.get(to.client) ?? 0);
    if (isNew && words !== null && Y.isDeleted(deleteSet, from) && words === wordsOf(target, to, length)) {
      add(found, copied(to, from, length));
    }
    at += length;
  }
  return found;
}

function add(found: CopiedRun[], one: CopiedRun): void {
  const last = found.at(-1);
  const isNext =
    last?.clientId === one.clientId &&
    last.sourceClientId === one.sourceClientId &&
    last.clock + last.length === one.clock &&
    last.sourceClock + last.length === one.sourceClock;
  if (isNext) found[found.length - 1] = { ...last, length: last.length + one.length };
  else found.push(one);
}

const plus = ({ client, clock }: Y.ID, by: number): Y.ID => Y.createID(client, clock + by);

/** How many characters of an item there are from one on. */
const restOf = (item: Y.Item | null, { clock }: Y.ID): number => (item ? item.id.clock + item.length - clock : 1);

function wordsOf(item: Y.Item | null, { clock }: Y.ID, length: number): string | null {
  if (!(item?.content instanceof Y.ContentString)) return null;
  return item.content.str.slice(clock - item.id.clock, clock - item.id.clock + length);
}

function copied(target: Y.ID, source: Y.ID, length: number): CopiedRun {
  return {
    clientId: target.client,
    clock: target.clock,
    length,
    sourceClientId: source.client,
    sourceClock: source.clock,
  };
}
