import type { Knex } from 'knex';

/** A number that is a higher one after anything that may have taken rights away from somebody, whoever did it. One query. */
export async function readRightsRevision(db: Knex): Promise<number> {
  const { revision } = await db('rights_revision').first('revision');
  return Number(revision);
}
