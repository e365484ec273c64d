import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { SnapshotView } from '#app/snapshots/services.ts';
import { readNeighbours, readSnapshotContent, readSnapshotRow } from '#db/repositories/snapshots.server.ts';
import { notFound } from '../permit.ts';
import { faultsOf } from './faults.ts';
import { findSnapshot } from './find-snapshot.ts';
import { unpack } from './pack.ts';

/**
 * A snapshot, and whether it is still what was taken. Five queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`; `snapshot-damaged` where it can be read no more
 */
export async function readSnapshot(reader: Knex, actor: Actor | null, snapshotId: string): Promise<SnapshotView> {
  const { snapshot } = await findSnapshot(reader, actor, snapshotId);
  return readSnapshotView(reader, snapshot.id);
}

/** The same for whoever was let in by other means. @throws DubanError `not-found`, `snapshot-damaged` */
export async function readSnapshotView(reader: Knex, snapshotId: string): Promise<SnapshotView> {
  const row = await readSnapshotRow(reader, snapshotId);
  const content = row && (await readSnapshotContent(reader, row.id));
  if (!row || !content) throw notFound();
  const unpacked = await unpack(content);
  const { before, after } = await readNeighbours(reader, row);
  const hashBefore = before?.number === row.number - 1 ? before.hash : null;
  return {
    id: row.id,
    hash: row.hash,
    sound: faultsOf(row, unpacked, hashBefore).length === 0,
    snapshot: unpacked.snapshot,
    before: before?.id ?? null,
    after: after?.id ?? null,
  };
}
