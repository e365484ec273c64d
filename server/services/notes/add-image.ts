import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { IMAGE_LIMITS, type StoredImage } from '#app/notes/services.ts';
import { countImagesSince, insertImage, insertImagePlan, readImage } from '#db/repositories/images.server.ts';
import { cleanImage } from '../../images/clean-image.ts';
import type { ImageFiles } from '../../images/image-files.ts';
import { findWritableNotes } from './find-notes.ts';

const DAY_MS = 86_400_000;

/**
 * Keeps an image for notes, without what does not show in it. The same bytes are the same image, whoever brings them.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`, `unsupported-file`, `too-large`; `too-many` for somebody who
 *   has brought as many as one may in a day
 */
export async function addImage(
  db: Knex,
  files: ImageFiles,
  actor: Actor | null,
  notesId: string,
  bytes: Uint8Array,
  at: EpochMs,
): Promise<StoredImage> {
  const { subject, documentName, actor: person } = await findWritableNotes(db, actor, notesId);
  if (bytes.length > IMAGE_LIMITS.bytes)
    throw new DubanError('too-large', 'Too many bytes', { bytes: IMAGE_LIMITS.bytes });
  const { type, width, height, bytes: clean } = cleanImage(bytes);
  const id = createHash('sha256').update(clean).digest('hex');
  const isKnown = (await readImage(db, id)) !== null;
  if (!isKnown && (await countImagesSince(db, person.personId, at - DAY_MS)) >= IMAGE_LIMITS.perDay) {
    throw new DubanError('too-many', 'As many images as one may bring in a day', { limit: IMAGE_LIMITS.perDay });
  }
  // First the file: a row must never speak of what a power cut left out.
  await files.keep(id, clean);
  if (!isKnown) {
    const { personId } = person;
    await insertImage(db, { id, type, width, height, size: clean.length, documentName, personId, at });
  }
  await insertImagePlan(db, id, subject.planId);
  return { id, type, width, height };
}
