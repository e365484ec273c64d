import { canonicalJson } from '#app/domain/snapshot/canonical.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import type { SnapshotRow } from '#db/repositories/snapshots.server.ts';
import { countCards } from './count-cards.ts';

/**
 * What can be wrong with a snapshot that can be read: its content is not what its hash is of; what lists say of it is not what
 * it says itself; the one before is not the one that it follows on.
 */
export type Fault = 'content' | 'record' | 'chain';

/**
 * What is wrong with a snapshot; nothing where it is sound.
 *
 * @param row what is on record of it
 * @param unpacked its content, and the hash that this has
 * @param before the hash of the one whose number comes before; null where there is none
 */
export function faultsOf(
  row: SnapshotRow,
  { snapshot, hash }: { readonly snapshot: Snapshot; readonly hash: string },
  before: string | null,
): Fault[] {
  const faults: Fault[] = [];
  if (hash !== row.hash) faults.push('content');
  if (!isAsListed(row, snapshot)) faults.push('record');
  const follows = row.number === 1 ? before === null : before !== null;
  if (!follows || row.previous !== before || snapshot.previous !== before) faults.push('chain');
  return faults;
}

function isAsListed({ id: _id, hash: _hash, ...row }: SnapshotRow, snapshot: Snapshot): boolean {
  try {
    const { number, title, takenAt, takenBy, reason, previous, plan, today } = snapshot;
    const said = { planId: plan.id, number, title, takenAt, takenBy, reason, previous };
    return canonicalJson(row) === canonicalJson({ ...said, counts: countCards(snapshot, today) });
  } catch {
    // What was edited need not even have the members of a snapshot.
    return false;
  }
}
