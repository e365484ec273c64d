import type { Knex } from 'knex';
import type { Stage } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId, PlanId, StageId } from '#app/domain/ids.ts';
import type { Plan, Section, Span } from '#app/domain/plan.ts';
import type { PlanStage } from '#app/domain/stage-edits.ts';
import type { CoverageKind, PlanSummary } from '#app/services.ts';
import { insertRows } from '../insert-rows.server.ts';
import { readEveryStage, readOccupiedStages } from './stages.server.ts';

/** Plans with their counts, newest first. @param ids of some; null for every one */
export async function listPlanSummaries(db: Knex, ids: readonly PlanId[] | null): Promise<PlanSummary[]> {
  const query = db('plans')
    .orderBy([{ column: 'imported_at', order: 'desc' }, { column: 'id' }])
    .select('id', 'title', 'doc_number', 'imported_at', 'archived_at');
  const plans = await (ids === null ? query : query.whereIn('id', ids));
  const measures = await countByPlan(db('measures as x').whereNull('x.gone_at'), 'x.plan_id');
  const commitments = await countByPlan(
    db('commitments as x').join('measures as m', 'm.id', 'x.measure_id').whereNull('x.gone_at'),
    'm.plan_id',
  );
  const boards = await countByPlan(db('boards as x').whereNull('x.merged_into'), 'x.plan_id');
  const cards = await countByPlan(
    db('cards as x').join('boards as b', 'b.id', 'x.board_id').where('x.archived', false),
    'b.plan_id',
  );
  return plans.map((row) => ({
    ...toPlan(row),
    importedAt: Number(row.imported_at),
    isArchived: row.archived_at !== null,
    measures: measures.get(row.id) ?? 0,
    commitments: commitments.get(row.id) ?? 0,
    boards: boards.get(row.id) ?? 0,
    cards: cards.get(row.id) ?? 0,
  }));
}

async function countByPlan(query: Knex.QueryBuilder, planId: string): Promise<Map<PlanId, number>> {
  const rows: { plan_id: PlanId; count: number | string }[] = await query
    .groupBy(planId)
    .select({ plan_id: planId })
    .count({ count: '*' });
  // PostgreSQL counts in bigint, which arrives as a string.
  return new Map(rows.map(({ plan_id, count }) => [plan_id, Number(count)]));
}

/** Reads a plan; null where there is none. */
export async function readPlan(db: Knex, planId: string): Promise<Plan | null> {
  const row = await db('plans').where({ id: planId }).first('id', 'title', 'doc_number');
  return row ? toPlan(row) : null;
}

/** Whether a plan is archived; false for one that there is not. */
export async function isPlanArchived(db: Knex, planId: PlanId): Promise<boolean> {
  const row = await db('plans').where({ id: planId }).first('archived_at');
  return row !== undefined && row.archived_at !== null;
}

/** @param at null to bring it back */
export async function setPlanArchived(db: Knex, planId: PlanId, at: EpochMs | null): Promise<void> {
  await db('plans').where({ id: planId }).update({ archived_at: at });
}

/** When a plan was imported; null where there is none. */
export async function readImportedAt(db: Knex, planId: PlanId): Promise<EpochMs | null> {
  const row = await db('plans').where({ id: planId }).first('imported_at');
  return row ? Number(row.imported_at) : null;
}

/** Reads a plan with the text it was made from and that text's hash; null where there is none. */
export async function readPlanText(
  db: Knex,
  planId: string,
): Promise<{ plan: Plan; text: string; sourceHash: string } | null> {
  const row = await db('plans').where({ id: planId }).first('id', 'title', 'doc_number', 'source', 'source_hash');
  return row ? { plan: toPlan(row), text: row.source, sourceHash: row.source_hash } : null;
}

/** How often a plan's document was put there; null where there is no such plan. */
export async function readRevision(db: Knex, planId: PlanId): Promise<number | null> {
  return (await db('plans').where({ id: planId }).first('revision'))?.revision ?? null;
}

/** The plan that was made from a text, by the text's hash; null where there is none yet. */
export async function findPlanByHash(db: Knex, sourceHash: string): Promise<Plan | null> {
  const row = await db('plans').where({ source_hash: sourceHash }).first('id', 'title', 'doc_number');
  return row ? toPlan(row) : null;
}

/**
 * The stages of a plan, from left to right: those in use, and for the moment that it takes to move them, those that are retired
 * and have cards yet.
 */
export async function readStages(db: Knex, planId: PlanId): Promise<Stage[]> {
  const stages = await readEveryStage(db, planId);
  const isAnyRetired = stages.some(({ retiredInto }) => retiredInto !== null);
  const occupied = isAnyRetired ? await readOccupiedStages(db, planId) : new Set<StageId>();
  return stages.filter(({ id, retiredInto }) => retiredInto === null || occupied.has(id)).map(toStage);
}

/** Every stage that a plan has or had, from left to right, and the one in which the import put its cards; null for an unknown one. */
export async function readStagesEver(
  db: Knex,
  planId: PlanId,
): Promise<{ stages: PlanStage[]; first: StageId | null }> {
  const row = await db('plans').where({ id: planId }).first('first_stage_id');
  return { stages: await readEveryStage(db, planId), first: row?.first_stage_id ?? null };
}

/** What a stage is to whoever knows nothing of limits. */
export const toStage = ({ id, category, names }: Stage): Stage => ({ id, category, names });

/** The sections of a plan, in the order of the document. */
export async function readSections(db: Knex, planId: PlanId): Promise<Section[]> {
  return db('sections').where({ plan_id: planId }).orderBy('ordinal').select('id', 'ordinal', 'number', 'title');
}

/** A piece of a plan's text and what it is. */
export interface SourceSpan {
  readonly kind: CoverageKind;
  readonly span: Span;
}

/** A doubt that reading a plan's text left to a person. */
export interface ReadingWarning {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** What every piece of a plan's text was taken for: a gapless partition, in order. */
export async function readSourceSpans(db: Knex, planId: PlanId): Promise<SourceSpan[]> {
  const rows = await db('source_spans')
    .where({ plan_id: planId })
    .orderBy('span_start')
    .select('kind', 'span_start', 'span_end');
  return rows.map(({ kind, span_start: start, span_end: end }) => ({ kind, span: { start, end } }));
}

export async function readWarnings(db: Knex, planId: PlanId): Promise<ReadingWarning[]> {
  const rows = await db('reading_warnings')
    .where({ plan_id: planId })
    .orderBy('position')
    .select('code', 'message', 'span_start', 'span_end');
  return rows.map(({ code, message, span_start: start, span_end: end }) => ({ code, message, span: { start, end } }));
}

/** A new plan with what hangs on it directly. */
export interface NewPlan extends Plan {
  readonly source: string;
  readonly sourceHash: string;
  readonly importedAt: EpochMs;
  readonly importedBy: PersonId | null;
  readonly stages: readonly Stage[];
  readonly sections: readonly Section[];
  readonly spans: readonly SourceSpan[];
  readonly warnings: readonly ReadingWarning[];
}

/** Makes the rows of a plan. Fails where there is one of the same source hash. */
export async function insertPlan(db: Knex, plan: NewPlan): Promise<void> {
  await db('plans').insert({
    id: plan.id,
    title: plan.title,
    doc_number: plan.docNumber,
    source: plan.source,
    source_hash: plan.sourceHash,
    imported_at: plan.importedAt,
    imported_by: plan.importedBy,
    first_stage_id: plan.stages[0]?.id ?? null,
  });
  const of = { plan_id: plan.id };
  await insertRows(
    db,
    'stages',
    plan.stages.map(({ id, category, names }, position) => ({
      ...of,
      id,
      position,
      category,
      name_zh: names.zh,
      name_en: names.en,
    })),
  );
  await insertRows(
    db,
    'sections',
    plan.sections.map(({ id, ordinal, number, title }) => ({ ...of, id, ordinal, number, title })),
  );
  await insertSpans(db, plan.id, plan);
}

/** Writes what the pieces of a plan's text were taken for, and what reading it left to a person. */
export async function insertSpans(
  db: Knex,
  planId: PlanId,
  { spans, warnings }: Pick<NewPlan, 'spans' | 'warnings'>,
): Promise<void> {
  const of = { plan_id: planId };
  await insertRows(
    db,
    'source_spans',
    spans.map(({ kind, span }) => ({ ...of, kind, span_start: span.start, span_end: span.end })),
  );
  await insertRows(
    db,
    'reading_warnings',
    warnings.map(({ code, message, span }, position) => ({
      ...of,
      position,
      code,
      message,
      span_start: span.start,
      span_end: span.end,
    })),
  );
}

function toPlan(row: { readonly id: PlanId; readonly title: string; readonly doc_number: string | null }): Plan {
  return { id: row.id, title: row.title, docNumber: row.doc_number };
}
