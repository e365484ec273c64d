import type { Knex } from 'knex';
import type { BoardFrame } from '#app/collab/board-check.ts';
import type { DocumentName } from '#app/collab/protocol.ts';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { Card, MeasureCard } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, CardId, PersonId, PlanId } from '#app/domain/ids.ts';
import type { PlanState } from '#app/domain/plan-state.ts';
import type { CopiedRun, NotesNode, VersionReason } from '#app/notes/services.ts';
import type { CardChange } from '#app/services.ts';
import type { DamagedRow } from '#db/repositories/documents.server.ts';
import * as documents from '#db/repositories/documents.server.ts';
import { runTogether } from '#db/statements.server.ts';
import { boardStatements, committedCards, loadBoard } from './board-store.ts';
import type { Author } from './content.ts';
import { loadNotes, newNotesStatements, notesStatements, versionStatements } from './notes-store.ts';
import { type Following, PlanStore } from './plan-store.ts';

/** A document as it comes out of the store, with what the record says about it. */
export type LoadedDocument = LoadedBoard | LoadedNotes | LoadedPlan;

interface LoadedBase {
  readonly name: DocumentName;
  readonly planId: PlanId;
  /** Those that answer for it; of a board, the one whose it is. */
  readonly agencyIds: readonly AgencyId[];
  /** Notes of a measure that is in the document no more. */
  readonly isGone: boolean;
  readonly epoch: number;
  /** Of a plan that can only be read. */
  readonly isArchived: boolean;
  /** Null where its checksum does not hold. */
  readonly state: Uint8Array | null;
  /** Updates after the state, oldest first; only sound ones. */
  readonly updates: readonly Uint8Array[];
  readonly damaged: readonly DamagedRow[];
}

export interface LoadedBoard extends LoadedBase {
  readonly kind: 'board';
  readonly frame: BoardFrame;
  /** The cards as the rows stand: after damage they are the surest record there is. */
  readonly rows: readonly Card[];
}

export interface LoadedNotes extends LoadedBase {
  readonly kind: 'notes';
  /** Nothing of it is in the database yet: the first commit makes its record. */
  readonly isNew: boolean;
  /** The newest version that was kept; null for none. Its content is what is left where the state is damaged. */
  readonly version: { readonly at: EpochMs; readonly content: NotesNode } | null;
  /** Who has written since. */
  readonly writers: readonly Author[];
}

export interface LoadedPlan extends LoadedBase {
  readonly kind: 'plan';
  readonly planState: PlanState;
  /** What has been committed of its cards since the reading of `planState` began. */
  readonly following: Following;
  /** Reads it anew; null where it is gone. */
  read(): Promise<PlanState | null>;
}

/** What one document contributes to a commit. */
export interface DocumentBatch {
  readonly name: DocumentName;
  readonly at: EpochMs;
  readonly updates: readonly Uint8Array[];
  readonly rows: DocumentRows;
  /** Takes the place of the stored state and of all updates, these included. */
  readonly compacted: {
    readonly state: Uint8Array;
    readonly epoch: number;
    /** Rows that the state was made without: they are set aside. */
    readonly damaged: readonly DamagedRow[];
  } | null;
}

/** What the rows must say of a document's changes. */
export type DocumentRows = BoardRows | NotesRows;

export interface BoardRows {
  readonly kind: 'board';
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

export interface NotesRows {
  readonly kind: 'notes';
  /** The document's record must be made first. */
  readonly isNew: boolean;
  /** Who wrote what: runs that are new or have grown, each once. */
  readonly runs: readonly WrittenRun[];
  /** Which words were taken over from others. */
  readonly copies: readonly CopiedRun[];
  /** What the notes are now, to be kept as a version; null for none. */
  readonly version: NewVersion | null;
  /** Lines that were appended from elsewhere. */
  readonly lines: readonly AppendedLine[];
}

/** Clocks of one client in a row, that one person's connection brought. */
export interface WrittenRun {
  readonly clientId: number;
  readonly clock: number;
  readonly length: number;
  readonly personId: PersonId;
  readonly agencyId: AgencyId | null;
  readonly firstAt: EpochMs;
  readonly lastAt: EpochMs;
}

export interface NewVersion {
  readonly at: EpochMs;
  readonly reason: VersionReason;
  readonly content: NotesNode;
  /** Of its text. */
  readonly characters: number;
  /** Who took part since the version before, each once. */
  readonly people: readonly { readonly personId: PersonId; readonly agencyId: AgencyId | null }[];
}

export interface AppendedLine {
  readonly key: string;
  readonly personId: PersonId;
  readonly at: EpochMs;
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
  const plans = new PlanStore(db);
  return {
    async load(name) {
      if (name.kind === 'plan') return plans.load(name);
      const stored = await documents.readDocument(db, formatDocumentName(name));
      switch (name.kind) {
        case 'board':
          return stored && loadBoard(db, name, stored);
        case 'notes':
        case 'minutes':
          return loadNotes(db, name, stored);
      }
    },

    async commit(batch) {
      const updates = batch.flatMap(({ name, updates, at, compacted }) =>
        compacted ? [] : updates.map((update) => ({ name: formatDocumentName(name), update, at })),
      );
      const versions = await versionStatements(db, batch);
      await runTogether(db, [
        ...newNotesStatements(db, batch),
        ...documents.appendStatements(db, updates),
        ...boardStatements(db, batch),
        ...batch.flatMap(({ name, at, compacted }) =>
          compacted ? documents.replaceStatements(db, { name: formatDocumentName(name), at, ...compacted }) : [],
        ),
        ...notesStatements(db, batch),
        ...versions,
      ]);
      plans.committed(committedCards(batch));
    },
  };
}
