import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { withoutImages } from '#app/domain/snapshot/without-images.ts';
import { withoutNames } from '#app/domain/snapshot/without-names.ts';
import type { SharedView } from '#app/snapshots/services.ts';
import { openShareLink } from '#db/repositories/share-links.server.ts';
import { hashOfToken } from '../../link-token.ts';
import { notFound } from '../../permit.ts';
import { readSnapshotView } from '../read-snapshot.ts';

/**
 * What a link opens, to whoever has it: its snapshot alone, without the way to others. The opening is counted.
 *
 * @param reader a connection over which nobody writes
 * @throws DubanError `not-found`, in the same words for a token that there never was, one that is over and one that is revoked
 */
export async function openLink(db: Knex, reader: Knex, token: string, now: EpochMs): Promise<SharedView> {
  const hash = hashOfToken(token);
  const link = hash && (await openShareLink(db, hash, now));
  if (!link) throw notFound();
  const view = await readSnapshotView(reader, link.snapshotId);
  const whole = withoutImages(view.snapshot);
  const snapshot = link.withNames ? whole : withoutNames(whole);
  return { ...view, snapshot, before: null, after: null, withNames: link.withNames };
}
