import type { Knex } from 'knex';
import type { BoardFrame } from '#app/collab/board-check.ts';
import type { DocumentName } from '#app/collab/protocol.ts';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { Card, MeasureCard } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, CardId, PersonId, StageId } from '#app/domain/ids.ts';
import type { CardChange } from '#app/services.ts';
import * as boardRows from '#db/repositories/board-rows.server.ts';
import type { DamagedRow } from '#db/repositories/documents.server.ts';
import * as documents from '#db/repositories/documents.server.ts';
import { runTogether } from '#db/statements.server.ts';

/** A document as it comes out of the store, with what the record says about it. */
export interface LoadedDocument {
  readonly name: DocumentName;
  readonly agencyId: AgencyId;
  readonly epoch: number;
  /** Null where its checksum does not hold. */
  readonly state: Uint8Array | null;
  /** Updates after the state, oldest first; only sound ones. */
  readonly updates: readonly Uint8Array[];
  readonly damaged: readonly DamagedRow[];
  readonly frame: BoardFrame;
  /** The cards as the rows stand: after damage they are the surest record there is. */
  readonly rows: readonly Card[];
}

/** What one document contributes to a commit. */
export interface DocumentBatch {
  readonly name: DocumentName;
  readonly at: EpochMs;
  readonly updates: readonly Uint8Array[];
  readonly rows: BoardRows;
  /** Takes the place of the stored state and of all updates, these included. */
  readonly compacted: {
    readonly state: Uint8Array;
    readonly epoch: number;
    /** Rows that the state was made without: they are set aside. */
    readonly damaged: readonly DamagedRow[];
  } | null;
}

/** What the rows must say of a board's changes. */
export interface BoardRows {
  /** Cards whose rows must be brought to what they are now. */
  readonly cards: readonly Card[];
  /** Cards whose ticks changed. */
  readonly ticked: readonly MeasureCard[];
  readonly activity: readonly Activity[];
}

export interface Activity {
  readonly cardId: CardId;
  /** The connection's person. */
  readonly personId: PersonId;
  readonly at: EpochMs;
  readonly change: CardChange;
}

/**
 * What the sync server needs of storage. A document has one process that writes it.
 */
export interface DocumentStore {
  /** Null where there is no such document. */
  load(name: DocumentName): Promise<LoadedDocument | null>;
  /** All in one transaction that is on disk when this resolves. When it rejects, none of it is. */
  commit(batch: readonly DocumentBatch[]): Promise<void>;
}

/** The store on a relational database, through the repositories. */
export function createDocumentStore(db: Knex): DocumentStore {
  return {
    async load(name) {
      const stored = await documents.readDocument(db, formatDocumentName(name));
      const record = stored && (await boardRows.readBoardRecord(db, name.id));
      if (!record) return null;
      return { ...stored, name, agencyId: record.agencyId, frame: toFrame(record), rows: record.cards };
    },

    async commit(batch) {
      const updates = batch.flatMap(({ name, updates, at, compacted }) =>
        compacted ? [] : updates.map((update) => ({ name: formatDocumentName(name), update, at })),
      );
      await runTogether(db, [
        ...documents.appendStatements(db, updates),
        ...boardRows.cardStatements(db, batch.flatMap(toCardRecords)),
        ...boardRows.tickStatements(
          db,
          batch.flatMap(({ rows }) => rows.ticked),
        ),
        ...batch.flatMap(({ name, at, compacted }) =>
          compacted ? documents.replaceStatements(db, { name: formatDocumentName(name), at, ...compacted }) : [],
        ),
        ...boardRows.activityStatements(db, batch.flatMap(toActivityRows)),
      ]);
    },
  };
}

function toFrame({ stageIds, commitments, cards }: boardRows.BoardRecord): BoardFrame {
  return {
    stages: new Set<StageId>(stageIds),
    commitments,
    measureCards: new Map(
      cards.flatMap((card) => {
        return card.kind === 'measure' ? [[card.id, { measureId: card.measureId, placement: card.placement }]] : [];
      }),
    ),
  };
}

function toCardRecords({ name, at, rows }: DocumentBatch): boardRows.CardRecord[] {
  return rows.cards.map((card) => ({ boardId: name.id, card, at }));
}

function toActivityRows({ name, rows }: DocumentBatch): boardRows.ActivityRow[] {
  return rows.activity.map(({ change, ...rest }) => ({
    ...rest,
    boardId: name.id,
    kind: change.kind,
    change: JSON.stringify(change),
  }));
}
