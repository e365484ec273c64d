import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { ReadingCorrection } from '#app/domain/document/index.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { DRAFT_LIMITS } from '#app/drafts/limits.ts';
import { appendCorrection, markUndone, readCorrections } from '#db/repositories/draft-corrections.server.ts';
import { claimDraft, nameDraft, readDraft } from '#db/repositories/drafts.server.ts';
import { notFound, permit } from '../permit.ts';
import type { Readings } from './readings.ts';

/**
 * Appends a correction to those there are; see `DraftServices.correct`.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `correction-refused`, `too-many`
 */
export async function correctDraft(
  db: Knex,
  readings: Readings,
  actor: Actor | null,
  draftId: string,
  correction: ReadingCorrection,
  at: EpochMs,
): Promise<void> {
  permit(actor, { action: 'plan.import' });
  const { personId } = actor;
  await db.transaction(async (tx) => {
    if (!(await claimDraft(tx, draftId, at))) throw notFound();
    const rows = await readCorrections(tx, draftId);
    if (rows.length >= DRAFT_LIMITS.corrections) {
      throw new DubanError('too-many', 'As many corrections as there may be', { limit: DRAFT_LIMITS.corrections });
    }
    const draft = await readDraft(tx, draftId);
    if (!draft) throw notFound();
    const added = { id: 0, correction, by: null, at, undone: false };
    const { reading, faults } = readings.corrected(draft, [...rows, added]);
    const fault = faults.at(-1) ?? null;
    if (fault !== null) throw new DubanError('correction-refused', `It does not apply: ${fault}`, { fault });
    await appendCorrection(tx, draftId, correction, personId, at);
    await nameDraft(tx, draftId, reading);
  });
}

/**
 * Takes the last correction back, or makes the last that was taken back again; see `DraftServices.step`.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `outdated`
 */
export async function stepDraft(
  db: Knex,
  readings: Readings,
  actor: Actor | null,
  draftId: string,
  { direction, revision, at }: { readonly direction: 'undo' | 'redo'; readonly revision: number; readonly at: EpochMs },
): Promise<void> {
  permit(actor, { action: 'plan.import' });
  await db.transaction(async (tx) => {
    await claimRevision(tx, draftId, at, revision);
    const rows = await readCorrections(tx, draftId);
    const isUndo = direction === 'undo';
    const step = isUndo ? rows.findLast(({ undone }) => !undone) : rows.find(({ undone }) => undone);
    const draft = await readDraft(tx, draftId);
    // With nothing left to step over, the page was not as it is.
    if (!step || !draft) throw outdated();
    await markUndone(tx, step.id, isUndo);
    const stepped = rows.map((row) => (row.id === step.id ? { ...row, undone: isUndo } : row));
    await nameDraft(tx, draftId, readings.corrected(draft, stepped).reading);
  });
}

/** @throws DubanError `not-found`; `outdated` where a draft is no longer as the page showed it */
export async function claimRevision(tx: Knex, draftId: string, at: EpochMs, revision: number): Promise<void> {
  if (await claimDraft(tx, draftId, at, revision)) return;
  throw (await readDraft(tx, draftId)) ? outdated() : notFound();
}

function outdated(): DubanError {
  return new DubanError('outdated', 'Somebody else has corrected the draft meanwhile');
}
