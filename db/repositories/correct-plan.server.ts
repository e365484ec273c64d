import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, BoardId, CommitmentId, MeasureId, PersonId, PlanId, SectionId } from '#app/domain/ids.ts';
import type { Measure, Plan, Role, Section } from '#app/domain/plan.ts';
import { insertRows } from '../insert-rows.server.ts';
import { insertMeasures } from './measures.server.ts';
import { insertSpans, type ReadingWarning, type SourceSpan } from './plans.server.ts';

/** Above every place in a document: what has none is put that far below 0, another step with each revision. */
const STEP = 1_000_000;

/** What a plan becomes with a corrected version of its document. */
export interface CorrectedPlan extends Plan {
  /** That it has now. */
  readonly revision: number;
  readonly source: string;
  readonly sourceHash: string;
  /** Those that go on have the ids that they had; those that are missing go. */
  readonly sections: readonly Section[];
  /** Those that go on have the ids that they had, and so have their commitments; those that are missing are marked as gone. */
  readonly measures: readonly Measure[];
  readonly spans: readonly SourceSpan[];
  readonly warnings: readonly ReadingWarning[];
  readonly at: EpochMs;
  readonly personId: PersonId;
}

/**
 * Puts a corrected document in the place of the one that a plan was made of, and that one among its earlier texts. Boards and
 * cards are another's. In a transaction, in which the agencies are there.
 */
export async function replaceDocument(tx: Knex, plan: CorrectedPlan): Promise<void> {
  const of = { plan_id: plan.id };
  const step = plan.revision * STEP;
  await keepText(tx, plan);
  await tx('plans')
    .where({ id: plan.id })
    .update({
      title: plan.title,
      doc_number: plan.docNumber,
      source: plan.source,
      source_hash: plan.sourceHash,
      revision: plan.revision + 1,
    });
  await tx('source_spans').where(of).delete();
  await tx('reading_warnings').where(of).delete();
  await insertSpans(tx, plan.id, plan);
  await writeSections(tx, plan.id, plan.sections, step);
  await writeMeasures(tx, plan, step);
  const kept = plan.sections.map(({ id }) => id);
  await tx('measures').where(of).whereNotIn('section_id', kept).update({ section_id: null });
  await tx('sections').where(of).whereNotIn('id', kept).delete();
}

async function keepText(tx: Knex, { id, revision, at, personId }: CorrectedPlan): Promise<void> {
  const was = await tx('plans').where({ id }).first('title', 'doc_number', 'source', 'source_hash');
  await tx('earlier_texts').insert({ plan_id: id, revision, ...was, replaced_at: at, replaced_by: personId });
}

async function writeSections(tx: Knex, planId: PlanId, sections: readonly Section[], step: number): Promise<void> {
  const rows: { id: SectionId }[] = await tx('sections').where({ plan_id: planId }).select('id');
  const there = new Set(rows.map(({ id }) => id));
  // No two may have one place, not even for a moment.
  await tx('sections').where({ plan_id: planId }).decrement('ordinal', step);
  for (const { id, ordinal, number, title } of sections) {
    if (there.has(id)) await tx('sections').where({ id }).update({ ordinal, number, title });
    else await tx('sections').insert({ id, plan_id: planId, ordinal, number, title });
  }
}

async function writeMeasures(tx: Knex, { id: planId, measures, at }: CorrectedPlan, step: number): Promise<void> {
  const there = {
    measures: new Set(await idsOf<MeasureId>(tx('measures').where({ plan_id: planId }))),
    commitments: new Set(await idsOf<CommitmentId>(commitmentsOfPlan(tx, planId))),
  };
  const held = await readAnswers(tx, planId);
  for (const table of ['measures', 'commitments'] as const) {
    const own =
      table === 'measures' ? tx(table).where({ plan_id: planId }) : tx(table).whereIn('id', [...there[table]]);
    await own.whereNull('gone_at').update({ ordinal: tx.raw('ordinal - ?', [step]), gone_at: at });
  }
  await tx('responsibilities')
    .whereIn('commitment_id', [...there.commitments])
    .delete();
  const known = measures.filter(({ id }) => there.measures.has(id));
  for (const { id, sectionId: section_id, ordinal, number, title, commitments } of known) {
    await tx('measures').where({ id }).update({ section_id, ordinal, number, title, gone_at: null });
    for (const one of commitments) {
      if (!there.commitments.has(one.id)) continue;
      const { passageSpan, clauseSpan } = one;
      await tx('commitments')
        .where({ id: one.id })
        .update({
          ...{ ordinal: one.ordinal, text: one.text, clause: one.clause, open_ended: one.openEnded, gone_at: null },
          ...{ passage_start: passageSpan.start, passage_end: passageSpan.end },
          ...{ clause_start: clauseSpan.start, clause_end: clauseSpan.end },
        });
      await tx('deadlines').where({ commitment_id: one.id }).delete();
    }
  }
  await insertMeasures(tx, planId, measures, there);
  await keepAnswers(tx, planId, held, at);
}

interface Answer {
  readonly commitment_id: CommitmentId;
  readonly agency_id: AgencyId;
  readonly role: Role;
}

/** Keeps of those that answered before who does not any more, and forgets that others ever did not. */
async function keepAnswers(tx: Knex, planId: PlanId, held: readonly Answer[], at: EpochMs): Promise<void> {
  const pairOf = ({ commitment_id, agency_id }: Answer) => `${commitment_id} ${agency_id}`;
  const now = new Set((await readAnswers(tx, planId)).map(pairOf));
  const past: Answer[] = await tx('past_responsibilities as r')
    .join('commitments as c', 'c.id', 'r.commitment_id')
    .join('measures as m', 'm.id', 'c.measure_id')
    .where('m.plan_id', planId)
    .select('r.commitment_id', 'r.agency_id', 'r.role');
  for (const { role: _, ...pair } of past.filter((one) => now.has(pairOf(one)))) {
    await tx('past_responsibilities').where(pair).delete();
  }
  await insertRows(
    tx,
    'past_responsibilities',
    held
      .filter((one) => !now.has(pairOf(one)))
      .map(({ commitment_id, agency_id, role }) => ({ commitment_id, agency_id, role, ended_at: at })),
  );
}

function readAnswers(tx: Knex, planId: PlanId): Promise<Answer[]> {
  return tx('responsibilities as r')
    .join('commitments as c', 'c.id', 'r.commitment_id')
    .join('measures as m', 'm.id', 'c.measure_id')
    .where('m.plan_id', planId)
    .orderBy(['m.ordinal', 'c.ordinal', 'r.position'])
    .select('r.commitment_id', 'r.agency_id', 'r.role');
}

function commitmentsOfPlan(tx: Knex, planId: PlanId): Knex.QueryBuilder {
  return tx('commitments').whereIn('measure_id', tx('measures').where({ plan_id: planId }).select('id'));
}

async function idsOf<Id>(query: Knex.QueryBuilder): Promise<Id[]> {
  return (await query.select('id')).map(({ id }: { readonly id: Id }) => id);
}

/** Makes the rows of boards without cards, after the others. */
export async function addBoards(
  tx: Knex,
  planId: PlanId,
  boards: readonly { readonly id: BoardId; readonly agencyId: AgencyId }[],
): Promise<void> {
  const last = await tx('boards').where({ plan_id: planId }).max({ position: 'position' }).first();
  const rows = boards.map(({ id, agencyId }, i) => {
    return { id, plan_id: planId, agency_id: agencyId, position: Number(last?.position ?? -1) + 1 + i };
  });
  await insertRows(tx, 'boards', rows);
}

/** Puts the boards of a plan into an order, those that are not in it after the others. */
export async function orderBoards(tx: Knex, planId: PlanId, agencyIds: readonly AgencyId[]): Promise<void> {
  const boards: { id: BoardId; agency_id: AgencyId; position: number }[] = await tx('boards')
    .where({ plan_id: planId })
    .orderBy('position')
    .select('id', 'agency_id', 'position');
  const placeOf = new Map(agencyIds.map((id, place) => [id, place]));
  const place = (agencyId: AgencyId) => placeOf.get(agencyId) ?? agencyIds.length;
  const sorted = boards.toSorted((a, b) => place(a.agency_id) - place(b.agency_id));
  for (const [position, { id }] of sorted.entries()) await tx('boards').where({ id }).update({ position });
}
