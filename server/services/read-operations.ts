import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { parseDocumentName } from '#app/collab/protocol.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { BoardId, NotesId, ReviewId } from '#app/domain/ids.ts';
import type { Agency } from '#app/domain/plan.ts';
import type { Actor } from '#app/domain/policy.ts';
import { DAMAGED_SHOWN, type DamagedData, type Operations } from '#app/services.ts';
import { readBoardAgencies } from '#db/repositories/boards.server.ts';
import { type DamagedRecord, listDamagedRows } from '#db/repositories/documents.server.ts';
import { readNotesTitles } from '#db/repositories/notes.server.ts';
import { readReviewTitles } from '#db/repositories/reviews.server.ts';
import { readDatabaseSize } from '#db/size.server.ts';
import { readLastBackup } from '../backup/last-backup.ts';
import type { CollabStats } from '../collab/upgrade.ts';
import { permit } from './permit.ts';

/** What is known of the server itself. */
export interface OperationsSource {
  readonly version: string;
  readonly startedAt: EpochMs;
  readonly databaseFile: string;
  stats(): CollabStats;
}

/**
 * How the server fares. At most four queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readOperations(
  db: Knex,
  actor: Actor | null,
  { version, startedAt, databaseFile, stats }: OperationsSource,
  now: () => EpochMs,
): Promise<Operations> {
  permit(actor, { action: 'operations.read' });
  const size = await readDatabaseSize(databaseFile);
  const damaged = await listDamagedRows(db);
  const shown = damaged.slice(0, DAMAGED_SHOWN);
  const subjects = await readSubjects(db, shown);
  const { documents, connections, people, unsaved, failing, blocked, lastMinute, failingSince, lastFailure } = stats();
  const takes = blocked ? 'none' : failing ? 'some' : 'all';
  return {
    at: now(),
    version,
    startedAt,
    database: { ...size, takes, failingSince, lastFailure },
    backup: await readLastBackup(dirname(databaseFile)),
    live: { documents, connections, people, waiting: unsaved, lastMinute },
    damaged: shown.map((row) => toDamagedData(row, subjects)),
    damagedCount: damaged.length,
  };
}

interface Subjects {
  readonly boards: ReadonlyMap<BoardId, Agency>;
  readonly notes: ReadonlyMap<NotesId, { readonly title: string }>;
  readonly minutes: ReadonlyMap<ReviewId, string>;
}

async function readSubjects(db: Knex, rows: readonly DamagedRecord[]): Promise<Subjects> {
  const names = [...new Set(rows.map(({ documentName }) => documentName))].map(parseDocumentName);
  const boardIds = names.flatMap((name) => (name?.kind === 'board' ? [name.id] : []));
  const notesIds = names.flatMap((name) => (name?.kind === 'notes' ? [name.id] : []));
  const reviewIds = names.flatMap((name) => (name?.kind === 'minutes' ? [name.id] : []));
  return {
    boards: boardIds.length > 0 ? await readBoardAgencies(db, boardIds) : new Map(),
    notes: notesIds.length > 0 ? await readNotesTitles(db, notesIds) : new Map(),
    minutes: reviewIds.length > 0 ? await readReviewTitles(db, reviewIds) : new Map(),
  };
}

function subjectOf(documentName: string, { boards, notes, minutes }: Subjects): DamagedData['subject'] {
  const name = parseDocumentName(documentName);
  switch (name?.kind) {
    case 'board': {
      const agency = boards.get(name.id);
      return agency ? { kind: 'board', id: name.id, agency } : null;
    }
    case 'notes': {
      const found = notes.get(name.id);
      return found ? { kind: 'notes', id: name.id, title: found.title } : null;
    }
    case 'minutes': {
      const title = minutes.get(name.id);
      return title === undefined ? null : { kind: 'notes', id: name.id, title };
    }
    // Nothing of it is stored.
    case 'plan':
    case undefined:
      return null;
  }
}

function toDamagedData(row: DamagedRecord, subjects: Subjects): DamagedData {
  const { id, foundAt, origin, originId, documentName, size, expectedHash, foundHash } = row;
  return {
    id,
    foundAt,
    table: origin === 'state' ? 'documents' : 'document_updates',
    rowId: originId,
    documentName,
    subject: subjectOf(documentName, subjects),
    size,
    expectedHash,
    foundHash,
  };
}
