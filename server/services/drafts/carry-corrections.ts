import type { Knex } from 'knex';
import {
  correctReading,
  moveCorrection,
  type ReadingCorrection,
  type ReadMeasure,
} from '#app/domain/document/index.ts';
import type { PlanId } from '#app/domain/ids.ts';
import { insertCorrections } from '#db/repositories/draft-corrections.server.ts';
import { type DraftRow, nameDraft, setCarried } from '#db/repositories/drafts.server.ts';
import { type PlanCorrection, readPlanCorrections } from '#db/repositories/plan-corrections.server.ts';
import { readPlanText } from '#db/repositories/plans.server.ts';
import { placesIn } from './places.ts';
import type { Readings } from './readings.ts';

/**
 * Has a corrected version begin with what people had put right in the text of its plan, as far as it still applies. What the new
 * text says itself is not said again.
 */
export async function carryCorrections(
  tx: Knex,
  readings: Readings,
  draft: Pick<DraftRow, 'id' | 'source' | 'sourceHash'>,
  planId: PlanId,
): Promise<void> {
  const rows = await readPlanCorrections(tx, planId);
  const plan = rows.length > 0 ? await readPlanText(tx, planId) : null;
  if (!plan) return;
  const read = readings.original({ source: plan.text, sourceHash: plan.sourceHash });
  const applied = correctReading(
    plan.text,
    read,
    rows.map(({ correction }) => correction),
  );
  const original = readings.original(draft);
  const words = placesIn(plan.text, draft.source);
  const headings = headingsIn(plan.text, read.measures, original.measures, words);
  const placeOf = (at: number) => headings.get(at) ?? words(at);
  const left: ReadingCorrection[] = [];
  const moved: { readonly row: PlanCorrection; readonly to: ReadingCorrection }[] = [];
  for (const row of rows.filter((_row, i) => applied.faults[i] === null)) {
    const to = moveCorrection(row.correction, placeOf);
    if (to) moved.push({ row, to });
    else left.push(row.correction);
  }
  const { reading, faults } = correctReading(
    draft.source,
    original,
    moved.map(({ to }) => to),
  );
  for (const [i, { row }] of moved.entries()) {
    if (faults[i] !== null && faults[i] !== 'already-so') left.push(row.correction);
  }
  const kept = moved.filter((_one, i) => faults[i] === null);
  await insertCorrections(
    tx,
    draft.id,
    kept.map(({ row, to }) => ({ ...row, correction: to })),
  );
  await setCarried(tx, draft.id, { count: kept.length, left });
  await nameDraft(tx, draft.id, reading);
}

/** Where measures begin in another version: they may have other numbers there, and are known by what stands behind these. */
function headingsIn(
  source: string,
  before: readonly ReadMeasure[],
  after: readonly ReadMeasure[],
  placeOf: (at: number) => number | null,
): Map<number, number> {
  return new Map(
    before.flatMap(({ headingSpan: { start, end }, title }): [number, number][] => {
      const words = title === null ? -1 : source.slice(start, end).indexOf(title);
      const to = placeOf(words === -1 ? end : start + words);
      const found = after.find(({ headingSpan }) => to !== null && headingSpan.start <= to && to <= headingSpan.end);
      return found ? [[start, found.headingSpan.start]] : [];
    }),
  );
}
