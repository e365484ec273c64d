import type { Knex } from 'knex';
import type { TextName } from '#app/collab/protocol.ts';
import { formatDocumentName } from '#app/collab/protocol.ts';
import { thinVersions } from '#app/notes/thin-versions.ts';
import { copyStatements, readWriters, runStatements } from '#db/repositories/document-runs.server.ts';
import type { StoredDocument } from '#db/repositories/documents.server.ts';
import { EMPTY_STATE, emptyStatements } from '#db/repositories/documents.server.ts';
import { lineStatements, readNotesSubject, textKindOf } from '#db/repositories/notes.server.ts';
import * as versions from '#db/repositories/notes-versions.server.ts';
import { isPlanArchived } from '#db/repositories/plans.server.ts';
import type { Statement } from '#db/statements.server.ts';
import type { DocumentBatch, LoadedNotes, NotesRows } from './store.ts';

/** What is stored of notes in which nobody has written anything yet. */
const NOTHING: StoredDocument = { epoch: 1, state: EMPTY_STATE, updates: [], damaged: [] };

/**
 * The document of notes, or of minutes; of those that nobody has written in yet, an empty one. Null where there is nothing
 * that they would be the notes of.
 */
export async function loadNotes(db: Knex, name: TextName, stored: StoredDocument | null): Promise<LoadedNotes | null> {
  const subject = await readNotesSubject(db, name.id);
  // By the name of notes, minutes would be open to whoever answers for something in the plan.
  if (!subject || textKindOf(subject) !== name.kind) return null;
  const documentName = formatDocumentName(name);
  const version = stored && (await readNewest(db, documentName));
  return {
    ...(stored ?? NOTHING),
    kind: 'notes',
    name,
    planId: subject.planId,
    agencyIds: subject.agencyIds,
    isGone: subject.isGone,
    isArchived: await isPlanArchived(db, subject.planId),
    isNew: stored === null,
    version,
    writers: stored ? await readWriters(db, documentName, version?.at ?? 0) : [],
  };
}

/** What makes the records of notes that are written in for the first time. */
export function newNotesStatements(db: Knex, batch: readonly DocumentBatch[]): Statement[] {
  const fresh = batch.filter(({ rows }) => rows.kind === 'notes' && rows.isNew);
  return fresh.flatMap(({ name, at }) => emptyStatements(db, [formatDocumentName(name)], at));
}

/** What writes down who wrote what in notes, and versions of them. */
export function notesStatements(db: Knex, batch: readonly DocumentBatch[]): Statement[] {
  const notes = batch.flatMap(({ name, rows }) =>
    rows.kind === 'notes' ? [{ documentName: formatDocumentName(name), rows }] : [],
  );
  const all = <T>(pick: (rows: NotesRows) => readonly T[]) =>
    notes.flatMap(({ documentName, rows }) => pick(rows).map((one) => ({ documentName, ...one })));
  return [
    ...runStatements(
      db,
      all(({ runs }) => runs),
    ),
    ...copyStatements(
      db,
      all(({ copies }) => copies),
    ),
    ...lineStatements(
      db,
      all(({ lines }) => lines),
    ),
  ];
}

/**
 * What keeps versions, and lets go of older ones for them. Asks how many there are, which nobody else changes meanwhile: a
 * document has one process that writes it.
 */
export async function versionStatements(db: Knex, batch: readonly DocumentBatch[]): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const { name, rows } of batch) {
    const version = rows.kind === 'notes' ? rows.version : null;
    if (!version) continue;
    const documentName = formatDocumentName(name);
    const gone = thinVersions(await versions.readVersionSizes(db, documentName), version.at);
    statements.push(...versions.thinStatements(gone), ...versions.versionStatements(db, { documentName, ...version }));
  }
  return statements;
}

/** The newest version that can be read; null for none. */
export async function readNewest(db: Knex, documentName: string): Promise<LoadedNotes['version']> {
  for (const { id } of (await versions.readVersionSizes(db, documentName)).toReversed()) {
    const version = await versions.readVersion(db, documentName, id).catch(() => null);
    if (version) return version;
  }
  return null;
}
