import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { Handout, SnapshotView } from '#app/snapshots/services.ts';
import { readSnapshotDecisions } from '#db/repositories/snapshot-decisions.server.ts';

/** Reads a snapshot for somebody. @throws DubanError `not-signed-in`, `not-found` */
export type SnapshotReader = (actor: Actor | null, snapshotId: string) => Promise<SnapshotView>;

/** A snapshot with the one before and what was decided on it. @throws DubanError `not-signed-in`, `not-found` */
export async function readHandout(
  db: Knex,
  read: SnapshotReader,
  actor: Actor | null,
  snapshotId: string,
): Promise<Handout> {
  const view = await read(actor, snapshotId);
  const before = view.before === null ? null : await read(actor, view.before);
  return { view, before: before?.snapshot ?? null, decisions: await readSnapshotDecisions(db, view.id) };
}
