import type { Knex } from 'knex';
import { parseDocumentName } from '#app/collab/protocol.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { BoardId } from '#app/domain/ids.ts';
import type { Agency } from '#app/domain/plan.ts';
import type { Actor } from '#app/domain/policy.ts';
import { DAMAGED_SHOWN, type DamagedData, type Operations } from '#app/services.ts';
import { readBoardAgencies } from '#db/repositories/boards.server.ts';
import { type DamagedRecord, listDamagedRows } from '#db/repositories/documents.server.ts';
import { readDatabaseSize } from '#db/size.server.ts';
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
 * How the server fares. At most two queries.
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
  const agencies = await readAgencies(db, shown);
  const { documents, connections, people, unsaved, failing, blocked, lastMinute, failingSince, lastFailure } = stats();
  const takes = blocked ? 'none' : failing ? 'some' : 'all';
  return {
    at: now(),
    version,
    startedAt,
    database: { ...size, takes, failingSince, lastFailure },
    live: { boards: documents, connections, people, waiting: unsaved, lastMinute },
    damaged: shown.map((row) => toDamagedData(row, agencies)),
    damagedCount: damaged.length,
  };
}

async function readAgencies(db: Knex, rows: readonly DamagedRecord[]): Promise<ReadonlyMap<BoardId, Agency>> {
  const names = [...new Set(rows.map(({ documentName }) => documentName))];
  const boardIds = names.map(parseDocumentName).flatMap((name) => (name ? [name.id] : []));
  return boardIds.length > 0 ? readBoardAgencies(db, boardIds) : new Map();
}

function toDamagedData(row: DamagedRecord, agencies: ReadonlyMap<BoardId, Agency>): DamagedData {
  const { id, foundAt, origin, originId, documentName, size, expectedHash, foundHash } = row;
  const boardId = parseDocumentName(documentName)?.id;
  const agency = boardId && agencies.get(boardId);
  return {
    id,
    foundAt,
    table: origin === 'state' ? 'documents' : 'document_updates',
    rowId: originId,
    documentName,
    board: boardId && agency ? { id: boardId, agency } : null,
    size,
    expectedHash,
    foundHash,
  };
}
