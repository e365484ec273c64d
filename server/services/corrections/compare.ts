import type { Knex } from 'knex';
import { type Comparison, compareVersions } from '#app/domain/correction/index.ts';
import type { Reading } from '#app/domain/document/index.ts';
import type { AgencyId } from '#app/domain/ids.ts';
import type { Measure, Plan } from '#app/domain/plan.ts';
import { readCorrections } from '#db/repositories/draft-corrections.server.ts';
import { type DraftRow, readDraft } from '#db/repositories/drafts.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { readPlan, readRevision, readSections } from '#db/repositories/plans.server.ts';
import type { Readings } from '../drafts/readings.ts';
import { notFound } from '../permit.ts';
import { type PlannedSection, planMeasures, planSections } from '../plan-reading.ts';
import { toVersion } from './to-version.ts';

/** A draft beside the plan that it corrects. */
export interface Compared {
  readonly draft: DraftRow;
  readonly reading: Reading;
  readonly plan: Plan;
  readonly planRevision: number;
  readonly comparison: Comparison;
  /** Of the draft, in the order of the comparison, with ids of their own. */
  readonly planned: { readonly sections: readonly PlannedSection[]; readonly measures: readonly Measure[] };
}

/**
 * Compares a draft with the plan that it corrects.
 *
 * @param idsOf the agencies of some names: what has no agency yet goes by its name
 * @throws DubanError `not-found`, also for a draft that corrects nothing
 */
export async function compareDraft(
  db: Knex,
  readings: Readings,
  draftId: string,
  idsOf: (reading: Reading) => Promise<ReadonlyMap<string, AgencyId>>,
): Promise<Compared> {
  const draft = await readDraft(db, draftId);
  const plan = draft?.correctsPlanId ? await readPlan(db, draft.correctsPlanId) : null;
  if (!draft || !plan) throw notFound();
  const { reading } = readings.corrected(draft, await readCorrections(db, draftId));
  const ids = await idsOf(reading);
  const sections = planSections(reading);
  const byName = new Map(reading.agencies.map(({ name }) => [name, ids.get(name) ?? (name as AgencyId)]));
  const measures = planMeasures(reading, sections, byName);
  const there = await readMeasures(db, plan.id);
  const gone = await readMeasures(db, plan.id, { gone: true });
  const comparison = compareVersions(
    toVersion(await readSections(db, plan.id), there.measures),
    toVersion(sections, measures, (_measure, place) => `m${reading.measures[place]?.headingSpan.start}`),
    { choices: draft.choices, goneBefore: toVersion([], gone.measures).measures },
  );
  const planRevision = (await readRevision(db, plan.id)) ?? 0;
  return { draft, reading, plan, planRevision, comparison, planned: { sections, measures } };
}
