import type { Logger } from 'pino';
import * as Y from 'yjs';
import { type DamagedRow, soundRow } from '#db/repositories/documents.server.ts';
import { BoardContent } from './board-content.ts';
import { NotesContent } from './notes-content.ts';
import { PlanContent } from './plan-content.ts';
import { restore, restoreInPart } from './restore.ts';
import type { LoadedDocument } from './store.ts';

export interface OpenOptions {
  readonly log: Logger;
  /** Whether a client has a page on the document. */
  isHere(clientId: number): boolean;
  /** There are rows to write that no change brings with it. */
  onDue(): void;
  /** The server has written into the document by itself. */
  onWritten(): void;
  /** Milliseconds after the last change until notes are kept as a version; for tests. */
  readonly quietMs?: number;
}

/** What a loaded document is to its room. */
export interface OpenedContent {
  readonly content: BoardContent | NotesContent | PlanContent;
  /** The stored one, or the next where what is stored could not be restored and copies of it must not be merged in. */
  readonly epoch: number;
  /** What is to be set aside once the document is written without it. */
  readonly damaged: readonly DamagedRow[];
}

/** Makes of a stored document what its kind understands it as, whatever of it is damaged. */
export function openContent(loaded: LoadedDocument, options: OpenOptions): OpenedContent {
  switch (loaded.kind) {
    case 'board': {
      const doc = restore(loaded);
      // What the rows say was written with the updates that are damaged, so it is the whole; local copies of clients have
      // the damaged updates too and would merge them in, hence a new epoch.
      const epoch = doc ? loaded.epoch : loaded.epoch + 1;
      return { content: new BoardContent(doc, loaded, options.log), epoch, damaged: loaded.damaged };
    }
    case 'notes': {
      // No rows have the words of a damaged update, but clients may: in the same epoch they bring them back.
      const { doc, unused } = restoreInPart(loaded);
      const epoch = doc ? loaded.epoch : loaded.epoch + 1;
      // Not thrown away with the log: their words are nowhere else.
      const aside = unused.length > 0 ? [soundRow(Y.mergeUpdates([...unused]))] : [];
      return { content: new NotesContent(doc, loaded, options), epoch, damaged: [...loaded.damaged, ...aside] };
    }
    case 'plan':
      return { content: new PlanContent(loaded, options), epoch: loaded.epoch, damaged: [] };
  }
}
