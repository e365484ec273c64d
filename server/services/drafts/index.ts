import type { DraftServices } from '#app/drafts/services.ts';
import { readCorrections } from '#db/repositories/draft-corrections.server.ts';
import { deleteDraft, listDrafts, readDraft as readRow } from '#db/repositories/drafts.server.ts';
import { keepCorrections } from '#db/repositories/plan-corrections.server.ts';
import { type CorrectionsOptions, createCorrections } from '../corrections/index.ts';
import { importPlan } from '../import-plan.ts';
import { notFound, permit } from '../permit.ts';
import { beginDraft } from './begin-draft.ts';
import { claimRevision, correctDraft, stepDraft } from './correct-draft.ts';
import { readDraft } from './read-draft.ts';
import { Readings } from './readings.ts';

export type DraftsOptions = Omit<CorrectionsOptions, 'readings'>;

/** What the pages may ask of drafts. */
export function createDrafts({ db, now, ...live }: DraftsOptions): DraftServices {
  const readings = new Readings();
  return {
    async list(actor) {
      permit(actor, { action: 'plan.import' });
      return listDrafts(db);
    },
    begin: (actor, brought, correctsPlanId = null) =>
      beginDraft(db, readings, actor, { brought, correctsPlanId }, now()),
    read: (actor, draftId) => readDraft(db, readings, actor, draftId),
    correct: (actor, draftId, correction) => correctDraft(db, readings, actor, draftId, correction, now()),
    step: (actor, draftId, direction, revision) =>
      stepDraft(db, readings, actor, draftId, { direction, revision, at: now() }),
    async throwAway(actor, draftId) {
      permit(actor, { action: 'plan.import' });
      if (!(await deleteDraft(db, draftId))) throw notFound();
    },
    async makeBoards(actor, draftId, revision) {
      permit(actor, { action: 'plan.import' });
      return db.transaction(async (tx) => {
        await claimRevision(tx, draftId, now(), revision);
        const draft = await readRow(tx, draftId);
        // What is to correct a plan makes none.
        if (!draft || draft.correctsPlanId !== null) throw notFound();
        const rows = await readCorrections(tx, draftId);
        const { plan } = await importPlan(tx, actor, {
          source: draft.source,
          readingCorrections: rows.filter(({ undone }) => !undone).map(({ correction }) => correction),
          at: now(),
        });
        await keepCorrections(tx, plan.id, draftId);
        await deleteDraft(tx, draftId);
        return plan;
      });
    },
    corrections: createCorrections({ db, readings, now, ...live }),
  };
}
