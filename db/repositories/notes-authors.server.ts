import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { Agency } from '#app/domain/plan.ts';
import type { NotesRun } from '#app/notes/services.ts';

/** Who brought what, with the people and agencies that the runs point to. */
export interface NotesRuns {
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  readonly agencies: readonly Agency[];
  readonly runs: readonly NotesRun[];
}

/** Whose connections brought what of a document, by writer and clock. One query. */
export async function readRuns(db: Knex, documentName: string): Promise<NotesRuns> {
  const rows: RunRow[] = await db('document_runs as r')
    .join('people as p', 'p.id', 'r.person_id')
    .leftJoin('agencies as a', 'a.id', 'r.agency_id')
    .where('r.document_name', documentName)
    .orderBy(['r.client_id', 'r.clock'])
    .select('r.client_id', 'r.clock', 'r.length', 'r.last_at', 'r.person_id', 'r.agency_id')
    .select('p.name', 'a.name as agency', 'a.kind');
  const people = indexed<PersonId, { id: PersonId; name: string }>();
  const agencies = indexed<AgencyId, Agency>();
  const runs = rows.map((row): NotesRun => {
    const { person_id: personId, agency_id: agencyId, agency, kind } = row;
    return [
      Number(row.client_id),
      Number(row.clock),
      Number(row.length),
      people.indexOf(personId, { id: personId, name: row.name }),
      agencyId === null || agency === null || kind === null
        ? -1
        : agencies.indexOf(agencyId, { id: agencyId, name: agency, kind }),
      Number(row.last_at),
    ];
  });
  return { people: people.items, agencies: agencies.items, runs };
}

/** A list in the order in which its items are first asked for. */
function indexed<Key, Item>() {
  const places = new Map<Key, number>();
  const items: Item[] = [];
  return {
    items,
    indexOf(key: Key, item: Item): number {
      const place = places.get(key) ?? items.push(item) - 1;
      places.set(key, place);
      return place;
    },
  };
}

/** When somebody last looked at some notes; 0 for never. */
export async function readSeenAt(db: Knex, personId: PersonId, documentName: string): Promise<EpochMs> {
  const row = await db('notes_seen').where({ person_id: personId, document_name: documentName }).first('at');
  return Number(row?.at ?? 0);
}

/** Whether others have written in some notes since a person last looked at them. One query. */
export async function hasNewRuns(db: Knex, personId: PersonId, documentName: string): Promise<boolean> {
  const seen = db('notes_seen').where({ person_id: personId, document_name: documentName }).select('at');
  const row = await db('document_runs')
    .where('document_name', documentName)
    .whereNot('person_id', personId)
    .where('last_at', '>', db.raw('coalesce((?), 0)', [seen]))
    .first('clock');
  return row !== undefined;
}

export async function setSeenAt(db: Knex, personId: PersonId, documentName: string, at: EpochMs): Promise<void> {
  await db('notes_seen')
    .insert({ person_id: personId, document_name: documentName, at })
    .onConflict(['person_id', 'document_name'])
    .merge(['at']);
}

interface RunRow {
  readonly client_id: unknown;
  readonly clock: unknown;
  readonly length: unknown;
  readonly last_at: unknown;
  readonly person_id: PersonId;
  readonly agency_id: AgencyId | null;
  readonly name: string;
  readonly agency: string | null;
  readonly kind: Agency['kind'] | null;
}
