import pino from 'pino';
import type * as Y from 'yjs';
import type { MeasureId, PlanId } from '#app/domain/ids.ts';
import type { NotesNode } from '#app/notes/services.ts';
import type { Writers } from '#server/collab/content.ts';
import { NotesContent, type NotesContentOptions } from '#server/collab/notes-content.ts';
import type { LoadedNotes } from '#server/collab/store.ts';

const log = pino({ level: 'silent' });

/** For {@link NotesContent.settle}: who wrote makes no difference to what is put right. */
export const NOBODY: Writers = { byThing: new Map(), rest: null };

/** Notes as a room has them. @param doc null where the state is damaged, and what was kept must do */
export function notesContentOf(
  doc: Y.Doc | null,
  kept: NotesNode | null = null,
  options: Partial<NotesContentOptions> = {},
): NotesContent {
  const damaged: LoadedNotes['damaged'] = doc
    ? []
    : [{ origin: 'state', originId: null, expectedHash: '', foundHash: '', bytes: new Uint8Array() }];
  const loaded: LoadedNotes = {
    kind: 'notes',
    name: { kind: 'notes', id: 'm' as MeasureId },
    planId: 'plan' as PlanId,
    agencyIds: [],
    isGone: false,
    isArchived: false,
    epoch: 1,
    state: null,
    updates: [],
    damaged,
    isNew: false,
    writers: [],
    version: kept && { at: 0, content: kept },
  };
  return new NotesContent(doc, loaded, { log, isHere: () => false, onDue: () => undefined, ...options });
}
