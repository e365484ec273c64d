import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateSync, inflate } from 'node:zlib';
import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { NotesNode, NotesVersion, VersionReason } from '#app/notes/services.ts';
import { insertStatements } from '../insert-rows.server.ts';
import type { Statement } from '../statements.server.ts';

export interface NewVersion {
  /** E.g. `notes/<id>`. */
  readonly documentName: string;
  readonly at: EpochMs;
  readonly reason: VersionReason;
  readonly content: NotesNode;
  /** Of its text. */
  readonly characters: number;
  /** Who took part since the version before; a person once, for the first agency named. */
  readonly people: readonly { readonly personId: PersonId; readonly agencyId: AgencyId | null }[];
}

/** What keeps a version. To be run in one transaction, in which nothing else makes a version of the same document between. */
export function versionStatements(db: Knex, version: NewVersion): Statement[] {
  const { documentName, at, reason, content, characters, people } = version;
  const json = Buffer.from(JSON.stringify(content));
  const row = {
    document_name: documentName,
    at,
    reason,
    content: deflateSync(json),
    content_hash: hashOf(json),
    characters,
  };
  const insert = insertStatements(db, 'notes_versions', [row]);
  if (people.length === 0) return insert;
  const id = '(SELECT MAX(id) FROM notes_versions WHERE document_name = ?)';
  const places = people.map(() => `(${id}, ?, ?)`).join(', ');
  return [
    ...insert,
    {
      sql: `INSERT INTO notes_version_people (version_id, person_id, agency_id) VALUES ${places} ON CONFLICT (version_id, person_id) DO NOTHING`,
      values: people.flatMap(({ personId, agencyId }) => [documentName, personId, agencyId]),
    },
  ];
}

/**
 * What lets go of versions. Those who took part in one are counted among those of the version that it goes into, the next that
 * stays.
 */
export function thinStatements(gone: readonly { readonly id: number; readonly into: number }[]): Statement[] {
  return gone.flatMap(({ id, into }) => [
    {
      sql: 'INSERT INTO notes_version_people (version_id, person_id, agency_id) SELECT CAST(? AS INTEGER), person_id, agency_id FROM notes_version_people WHERE version_id = ? ON CONFLICT (version_id, person_id) DO NOTHING',
      values: [into, id],
    },
    { sql: 'DELETE FROM notes_versions WHERE id = ?', values: [id] },
  ]);
}

/** What thinning has to know of a document's versions, the oldest first. One query. */
export async function readVersionSizes(
  db: Knex,
  documentName: string,
): Promise<{ id: number; at: EpochMs; reason: VersionReason; bytes: number }[]> {
  const rows = await db('notes_versions')
    .where({ document_name: documentName })
    .orderBy('id')
    .select('id', 'at', 'reason')
    .select(db.raw('length(content) as bytes'));
  return rows.map(({ id, at, reason, bytes }) => ({ id, at: Number(at), reason, bytes: Number(bytes) }));
}

/** A document's versions, the newest first. Two queries. */
export async function listVersions(db: Knex, documentName: string): Promise<NotesVersion[]> {
  const rows = await db('notes_versions')
    .where({ document_name: documentName })
    .orderBy('id', 'desc')
    .select('id', 'at', 'reason', 'characters');
  return withPeople(db, rows);
}

/**
 * One version of a document with its content; null where there is none. Two queries.
 *
 * @throws DubanError `version-damaged` where the bytes are not those that were written
 */
export async function readVersion(
  db: Knex,
  documentName: string,
  versionId: number,
): Promise<(NotesVersion & { content: NotesNode }) | null> {
  const row = await db('notes_versions')
    .where({ document_name: documentName, id: versionId })
    .first('id', 'at', 'reason', 'characters', 'content', 'content_hash');
  if (!row) return null;
  const content = await unpack(row.content, row.content_hash);
  if (content === null) throw new DubanError('version-damaged', `Version ${row.id} of ${documentName} is damaged`);
  const [version] = await withPeople(db, [row]);
  return { ...(version as NotesVersion), content };
}

interface VersionRow {
  readonly id: number;
  readonly at: number | string;
  readonly reason: VersionReason;
  readonly characters: number;
}

async function withPeople(db: Knex, versions: readonly VersionRow[]): Promise<NotesVersion[]> {
  const rows = await db('notes_version_people as v')
    .join('people as p', 'p.id', 'v.person_id')
    .leftJoin('agencies as a', 'a.id', 'v.agency_id')
    .whereIn(
      'v.version_id',
      versions.map(({ id }) => id),
    )
    .orderBy(['p.name', 'p.id'])
    .select('v.version_id', 'p.id', 'p.name', 'a.name as agency');
  return versions.map(({ id, at, reason, characters }) => ({
    id: String(id),
    at: Number(at),
    reason,
    people: rows
      .filter(({ version_id }) => version_id === id)
      .map((person) => ({ id: person.id, name: person.name, agency: person.agency })),
    characters,
  }));
}

const inflateAsync = promisify(inflate);

/** The content that bytes hold; null where they are not those that the hash is of. */
async function unpack(bytes: Uint8Array, hash: string): Promise<NotesNode | null> {
  // What is damaged need not even be what zlib can read.
  const json = await inflateAsync(bytes).catch(() => null);
  if (json === null || hashOf(json) !== hash) return null;
  return JSON.parse(json.toString());
}

/** SHA-256, hex. */
function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
