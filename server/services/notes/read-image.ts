import type { Knex } from 'knex';
import { type Actor, can } from '#app/domain/policy.ts';
import type { StoredImage } from '#app/notes/services.ts';
import { readImagePlans, readImage as readRow } from '#db/repositories/images.server.ts';
import { type ImageFiles, isImageId } from '../../images/image-files.ts';
import { notFound, requireSignedIn } from '../permit.ts';

/**
 * An image with its bytes, for whoever may read notes of a plan that it was brought into. Two queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readImage(
  db: Knex,
  files: ImageFiles,
  actor: Actor | null,
  imageId: string,
): Promise<StoredImage & { readonly bytes: Uint8Array }> {
  requireSignedIn(actor);
  const row = isImageId(imageId) ? await readRow(db, imageId) : null;
  const planIds = row ? await readImagePlans(db, row.id) : [];
  if (!row || !planIds.some((planId) => can(actor, { action: 'notes.read', planId }))) throw notFound();
  const bytes = await files.read(row.id);
  if (!bytes) throw notFound();
  const { id, type, width, height } = row;
  return { id, type, width, height, bytes };
}
