import type { Knex } from 'knex';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import type { NotesId } from '#app/domain/ids.ts';
import type { NotesNode } from '#app/domain/notes-node.ts';
import { knownMeasures, type PlanState } from '#app/domain/plan-state.ts';
import type { LiveState } from '#app/domain/snapshot/snapshot.ts';
import { readPlanState } from '#db/repositories/plan-state.server.ts';
import { readStoredNotes, textOf } from '../../collab/stored-notes.ts';
import { createPauses } from './pause.ts';

/**
 * A plan with all its boards and notes as they are on disk at one moment; null where there is no such plan. Read in one
 * transaction, then made of what was read bit by bit, so that nobody waits meanwhile.
 *
 * @param reader a connection that nobody writes over
 */
export async function readLiveState(reader: Knex, planId: string, now: () => EpochMs): Promise<LiveState | null> {
  const read = await reader.transaction(async (tx) => {
    const state = await readPlanState(tx, planId);
    return state && { state, takenAt: now(), stored: await readStoredNotes(tx, notesOf(state)) };
  });
  if (!read) return null;
  const { state, takenAt, stored } = read;
  const pause = createPauses();
  const notes: Record<NotesId, NotesNode> = {};
  for (const [id, document] of stored) {
    await pause();
    const text = textOf(document);
    if (text) notes[id] = text;
  }
  return { ...state, takenAt, today: dayIn(PLAN_TIME_ZONE, takenAt), notes };
}

/** All that a plan may have notes of. */
function notesOf(state: PlanState): NotesId[] {
  const tasks = state.boards.flatMap(({ cards }) => cards.filter(({ kind }) => kind === 'task'));
  return [...knownMeasures(state), ...tasks].map(({ id }) => id);
}
