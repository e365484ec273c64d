import type { Knex } from 'knex';
import { waitsFor } from '#app/domain/instructions.ts';
import { type Actor, plansWhere } from '#app/domain/policy.ts';
import { INSTRUCTIONS_WAITING_SHOWN, type WaitingInstruction } from '#app/reviews/services.ts';
import { readNotesTitles } from '#db/repositories/notes.server.ts';
import { listWaitingInstructions, type WaitingScope } from '#db/repositories/waiting-instructions.server.ts';
import { requireSignedIn } from '../permit.ts';

/** What waits for somebody: what their agencies have not answered, and for leads every answer, each in the plans where they are it. */
export function waitingScope(actor: Actor): WaitingScope {
  const { agencyIds, inPlans } = actor;
  return { agencyIds, inPlans, judged: plansWhere(actor, 'review.write') };
}

/**
 * Instructions that wait for the actor, the newest first, at most {@link INSTRUCTIONS_WAITING_SHOWN}. Three queries.
 *
 * @throws DubanError `not-signed-in`
 */
export async function listWaiting(db: Knex, actor: Actor | null): Promise<WaitingInstruction[]> {
  requireSignedIn(actor);
  const rows = await listWaitingInstructions(db, waitingScope(actor), INSTRUCTIONS_WAITING_SHOWN);
  const titles = await readNotesTitles(
    db,
    rows.flatMap(({ measureId, cardId }) => measureId ?? cardId ?? []),
  );
  return rows.map(({ measureId, decidedAt, ...row }) => {
    const state = row.last?.kind ?? 'open';
    // The query leaves out what waits for nobody.
    if (waitsFor(state) === null || state === 'accepted') throw new TypeError(`${row.decisionId} waits for nobody`);
    const title = titles.get(measureId ?? row.cardId ?? ('' as never))?.title ?? '';
    return { ...row, title, state, at: row.last?.at ?? decidedAt };
  });
}
