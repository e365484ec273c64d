import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { DRAFT_LIMITS } from '#app/drafts/limits.ts';
import type { Brought, DraftFormat } from '#app/drafts/services.ts';
import { readCorrections } from '#db/repositories/draft-corrections.server.ts';
import { countDrafts, findDraftByHash, insertDraft, readDraft, setCorrects } from '#db/repositories/drafts.server.ts';
import { readPlan } from '#db/repositories/plans.server.ts';
import { readUpload } from '../../documents/read-upload.ts';
import { tooLarge, unsupported } from '../../documents/refusals.ts';
import { refuseSame } from '../corrections/refuse-same.ts';
import { refuseSecond } from '../import-plan.ts';
import { notFound, permit } from '../permit.ts';
import { requireInUse } from '../require-in-use.ts';
import { hashOf } from '../source-hash.ts';
import { carryCorrections } from './carry-corrections.ts';
import type { Readings } from './readings.ts';

/**
 * Keeps a text as a draft; see `DraftServices.begin`.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `plan-exists`, `same-text`, `plan-archived`, `document-empty`, `unsupported-file`, `too-large`, `too-many`
 */
export async function beginDraft(
  db: Knex,
  readings: Readings,
  actor: Actor | null,
  { brought, correctsPlanId }: { readonly brought: Brought; readonly correctsPlanId: string | null },
  at: EpochMs,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  permit(actor, { action: 'plan.import' });
  const { text, format } = await textOf(brought);
  const source = wellFormed(text);
  if (source.replaceAll('\uFEFF', '').trim() === '') throw new DubanError('document-empty', 'There is no text in it');
  if (source.length > DRAFT_LIMITS.characters) throw tooLarge('characters', DRAFT_LIMITS.characters);
  const sourceHash = hashOf(source);
  const { title, docNumber } = readings.original({ source, sourceHash });
  const fileName = brought.kind === 'file' ? shownName(brought.name) : '';
  const { personId } = actor;
  return db.transaction(async (tx) => {
    const corrects = await findCorrected(tx, correctsPlanId);
    if (corrects) await refuseSame(tx, corrects, sourceHash);
    await refuseSecond(tx, sourceHash, corrects);
    const there = await findDraftByHash(tx, sourceHash);
    if (there !== null) {
      await setCorrects(tx, there, corrects);
      if (corrects) await carryInto(tx, readings, there, corrects);
      return { id: there, isNew: false };
    }
    if ((await countDrafts(tx)) >= DRAFT_LIMITS.drafts) {
      throw new DubanError('too-many', 'As many drafts as there may be', { limit: DRAFT_LIMITS.drafts });
    }
    const id = nanoid();
    const draft = { id, source, sourceHash, format, fileName, title, docNumber, at, personId };
    await insertDraft(tx, { ...draft, correctsPlanId: corrects });
    if (corrects) await carryCorrections(tx, readings, draft, corrects);
    return { id, isNew: true };
  });
}

/** A draft that was there before, unless somebody has corrected it. */
async function carryInto(tx: Knex, readings: Readings, draftId: string, planId: PlanId): Promise<void> {
  const draft = await readDraft(tx, draftId);
  const rows = await readCorrections(tx, draftId);
  if (draft && rows.length === 0) await carryCorrections(tx, readings, draft, planId);
}

/** @throws DubanError `not-found`, `plan-archived` */
async function findCorrected(tx: Knex, planId: string | null): Promise<PlanId | null> {
  if (planId === null) return null;
  const plan = await readPlan(tx, planId);
  if (!plan) throw notFound();
  await requireInUse(tx, plan.id);
  return plan.id;
}

async function textOf(brought: Brought): Promise<{ readonly text: string; readonly format: DraftFormat }> {
  if (brought.kind === 'text') {
    if (brought.text.includes('\0')) throw unsupported('unknown');
    // A form sends line ends as HTTP has them, whatever was pasted.
    return { text: brought.text.replaceAll('\r\n', '\n'), format: 'paste' };
  }
  if (brought.bytes.length > DRAFT_LIMITS.fileBytes) throw tooLarge('file', DRAFT_LIMITS.fileBytes);
  return readUpload(brought.name, brought.bytes);
}

/** The last part of a name, to be shown; no more than that is ever done with it. */
function shownName(name: string): string {
  const last = wellFormed(name).split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(0, DRAFT_LIMITS.fileName);
}

/** Halves of characters, which a database keeps as something else, become what it would make of them: one unit for one. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
