import type { Knex } from 'knex';
import { type AgencyId, isId } from '#app/domain/ids.ts';
import { findAgencies, findAgenciesByName } from '#db/repositories/agencies.server.ts';
import { readFormerNames } from '#db/repositories/former-names.server.ts';

/** The agencies that some words are the name or the id of, or were the name of before, each once. At most three queries. */
export async function findAgenciesNamed(
  db: Knex,
  words: readonly string[],
): Promise<{ readonly id: AgencyId; readonly name: string }[]> {
  if (words.length === 0) return [];
  const ids = words.filter(isId) as unknown as AgencyId[];
  const former = await readFormerNames(db);
  const names = words.map((word) => former.get(word) ?? word);
  const found = [...(await findAgenciesByName(db, names)), ...(ids.length > 0 ? await findAgencies(db, ids) : [])];
  return [...new Map(found.map(({ id, name }) => [id, { id, name }])).values()];
}
