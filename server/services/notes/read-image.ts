import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { StoredImage } from '#app/notes/services.ts';
import { readImage as readRow } from '#db/repositories/images.server.ts';
import { type ImageFiles, isImageId } from '../../images/image-files.ts';
import { notFound, permit } from '../permit.ts';

/**
 * An image with its bytes. One query.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readImage(
  db: Knex,
  files: ImageFiles,
  actor: Actor | null,
  imageId: string,
): Promise<StoredImage & { readonly bytes: Uint8Array }> {
  permit(actor, { action: 'notes.read' });
  const row = isImageId(imageId) ? await readRow(db, imageId) : null;
  const bytes = row && (await files.read(row.id));
  if (!row || !bytes) throw notFound();
  const { id, type, width, height } = row;
  return { id, type, width, height, bytes };
}
