import type { EpochMs } from '#app/domain/dates.ts';
import type { CorrectionServices } from '#app/drafts/corrections.ts';
import { readDraft, setChoices } from '#db/repositories/drafts.server.ts';
import { listEarlierTexts, readEarlierText } from '#db/repositories/earlier-texts.server.ts';
import { claimRevision } from '../drafts/correct-draft.ts';
import { findPlan } from '../find-plan.ts';
import { notFound, permit } from '../permit.ts';
import { type MakeCorrectionOptions, makeCorrection } from './make.ts';
import { viewCorrection } from './view.ts';

export interface CorrectionsOptions extends MakeCorrectionOptions {
  now(): EpochMs;
}

/** What the pages may ask of corrected versions. */
export function createCorrections(options: CorrectionsOptions): CorrectionServices {
  const { db, readings, now } = options;
  return {
    compare: (actor, draftId) => viewCorrection(db, readings, actor, draftId),
    async choose(actor, draftId, choices, revision) {
      permit(actor, { action: 'plan.import' });
      await db.transaction(async (tx) => {
        await claimRevision(tx, draftId, now(), revision);
        const draft = await readDraft(tx, draftId);
        if (!draft) throw notFound();
        await setChoices(tx, draftId, { ...draft.choices, ...choices });
      });
    },
    make: (actor, draftId, confirmed) => makeCorrection(options, actor, draftId, confirmed, now()),
    async listTexts(actor, planId) {
      const { plan } = await findPlan(db, actor, planId, 'plan.read');
      return { plan, texts: await listEarlierTexts(db, plan.id) };
    },
    async readText(actor, planId, revision) {
      const { plan } = await findPlan(db, actor, planId, 'plan.read');
      const text = await readEarlierText(db, plan.id, revision);
      if (!text) throw notFound();
      return text;
    },
  };
}
