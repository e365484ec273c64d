import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId, PlanId } from '#app/domain/ids.ts';
import type { StoredImage } from '#app/notes/services.ts';

/** What is known of an image, whose bytes are a file beside the database. */
export interface ImageRow extends StoredImage {
  /** Bytes. */
  readonly size: number;
  /** Of the notes that it was brought into first. */
  readonly documentName: string;
  readonly personId: PersonId;
  readonly at: EpochMs;
}

/** An image by its id; null where there is none. */
export async function readImage(db: Knex, id: string): Promise<ImageRow | null> {
  const row = await db('images').where({ id }).first();
  if (!row) return null;
  const { type, width, height, size } = row;
  return {
    id: row.id,
    type,
    width,
    height,
    size,
    documentName: row.document_name,
    personId: row.person_id,
    at: Number(row.at),
  };
}

/** Makes an image's row; does nothing where there is one. */
export async function insertImage(db: Knex, image: ImageRow): Promise<void> {
  const { id, type, width, height, size, documentName, personId, at } = image;
  await db('images')
    .insert({ id, type, width, height, size, document_name: documentName, person_id: personId, at })
    .onConflict('id')
    .ignore();
}

/** The plans into whose notes an image was brought. */
export async function readImagePlans(db: Knex, id: string): Promise<PlanId[]> {
  return db('image_plans').where({ image_id: id }).pluck('plan_id');
}

/** Notes that an image was brought into notes of a plan; does nothing where that is known. */
export async function insertImagePlan(db: Knex, id: string, planId: PlanId): Promise<void> {
  await db('image_plans').insert({ image_id: id, plan_id: planId }).onConflict(['image_id', 'plan_id']).ignore();
}

/** How many images a person brought since a moment. */
export async function countImagesSince(db: Knex, personId: PersonId, since: EpochMs): Promise<number> {
  const row = await db('images').where({ person_id: personId }).where('at', '>', since).count({ all: 'id' }).first();
  return Number(row?.all ?? 0);
}
