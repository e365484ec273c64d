import type { Knex } from 'knex';
import type { MeasureChoices } from '#app/domain/correction/index.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId, PlanId } from '#app/domain/ids.ts';
import type { AgencyKind } from '#app/domain/plan.ts';
import type { Carried, DraftFormat, DraftSummary } from '#app/drafts/services.ts';

/** A draft as it lies in its row. */
export interface DraftRow {
  readonly id: string;
  readonly source: string;
  readonly sourceHash: string;
  readonly format: DraftFormat;
  readonly fileName: string;
  readonly createdAt: EpochMs;
  /** A person's name; null for somebody who is no longer there. */
  readonly createdBy: string | null;
  readonly revision: number;
  /** The plan that it is to be a corrected version of; null for a document of its own. */
  readonly correctsPlanId: PlanId | null;
  readonly choices: MeasureChoices;
  /** What became of its plan's corrections as it was begun; null where there were none. */
  readonly carried: Carried | null;
}

export interface NewDraft {
  readonly id: string;
  readonly source: string;
  readonly sourceHash: string;
  readonly format: DraftFormat;
  readonly fileName: string;
  readonly title: string | null;
  readonly docNumber: string | null;
  readonly at: EpochMs;
  readonly personId: PersonId;
  readonly correctsPlanId: PlanId | null;
}

/** Every draft, the last changed first. */
export async function listDrafts(db: Knex): Promise<DraftSummary[]> {
  const rows = await db('drafts as d')
    .leftJoin('people as p', 'p.id', 'd.created_by')
    .leftJoin('plans as c', 'c.id', 'd.corrects_plan_id')
    .orderBy([{ column: 'd.changed_at', order: 'desc' }, { column: 'd.id' }])
    .select('d.id', 'd.title', 'd.doc_number', 'd.format', 'd.file_name', 'd.created_at', 'd.changed_at', 'p.name')
    .select('c.title as corrects');
  const counts: { draft_id: string; count: number | string }[] = await db('draft_corrections')
    .where({ undone: false })
    .groupBy('draft_id')
    .select('draft_id')
    .count({ count: '*' });
  const byDraft = new Map(counts.map(({ draft_id, count }) => [draft_id, Number(count)]));
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    docNumber: row.doc_number,
    format: row.format,
    fileName: row.file_name,
    createdAt: Number(row.created_at),
    changedAt: Number(row.changed_at),
    createdBy: row.name,
    corrects: row.corrects,
    corrections: byDraft.get(row.id) ?? 0,
  }));
}

export async function countDrafts(db: Knex): Promise<number> {
  return Number((await db('drafts').count({ n: '*' }).first())?.n);
}

/** Reads a draft; null where there is none. */
export async function readDraft(db: Knex, draftId: string): Promise<DraftRow | null> {
  const row = await db('drafts as d')
    .leftJoin('people as p', 'p.id', 'd.created_by')
    .where('d.id', draftId)
    .first('d.id', 'd.source', 'd.source_hash', 'd.format', 'd.file_name', 'd.created_at', 'd.revision', 'p.name')
    .select('d.corrects_plan_id', 'd.choices', 'd.carried');
  if (!row) return null;
  return {
    id: row.id,
    source: row.source,
    sourceHash: row.source_hash,
    format: row.format,
    fileName: row.file_name,
    createdAt: Number(row.created_at),
    createdBy: row.name,
    revision: row.revision,
    correctsPlanId: row.corrects_plan_id,
    choices: JSON.parse(row.choices),
    carried: row.carried === null ? null : JSON.parse(row.carried),
  };
}

/** The draft of a text, by the text's hash; null where there is none. */
export async function findDraftByHash(db: Knex, sourceHash: string): Promise<string | null> {
  return (await db('drafts').where({ source_hash: sourceHash }).first('id'))?.id ?? null;
}

/** Fails where there is one of the same source hash. */
export async function insertDraft(db: Knex, draft: NewDraft): Promise<void> {
  await db('drafts').insert({
    id: draft.id,
    source: draft.source,
    source_hash: draft.sourceHash,
    format: draft.format,
    file_name: draft.fileName,
    title: draft.title,
    doc_number: draft.docNumber,
    created_at: draft.at,
    created_by: draft.personId,
    corrects_plan_id: draft.correctsPlanId,
    changed_at: draft.at,
    revision: 1,
  });
}

/**
 * Counts a draft's revision up, and so keeps everybody else from it until the transaction ends.
 *
 * @param revision that it must have; any, where that is left out
 * @returns whether it has been counted up
 */
export async function claimDraft(tx: Knex, draftId: string, at: EpochMs, revision?: number): Promise<boolean> {
  const query = tx('drafts').where({ id: draftId });
  if (revision !== undefined) query.where({ revision });
  return (await query.update({ revision: tx.raw('revision + 1'), changed_at: at })) > 0;
}

/** Says of a draft what it is to be; what was chosen for another plan is forgotten. */
export async function setCorrects(tx: Knex, draftId: string, planId: PlanId | null): Promise<void> {
  const draft = await tx('drafts').where({ id: draftId }).first('corrects_plan_id');
  if (!draft || draft.corrects_plan_id === planId) return;
  await tx('drafts')
    .where({ id: draftId })
    .update({ corrects_plan_id: planId, choices: '{}', revision: tx.raw('revision + 1') });
}

/** Keeps what became of the corrections of the plan that a draft corrects. */
export async function setCarried(tx: Knex, draftId: string, carried: Carried): Promise<void> {
  await tx('drafts')
    .where({ id: draftId })
    .update({ carried: JSON.stringify(carried) });
}

/** Keeps what was chosen for measures of a draft. */
export async function setChoices(tx: Knex, draftId: string, choices: MeasureChoices): Promise<void> {
  await tx('drafts')
    .where({ id: draftId })
    .update({ choices: JSON.stringify(choices) });
}

/** Keeps what a list of drafts shows. */
export async function nameDraft(
  tx: Knex,
  draftId: string,
  { title, docNumber }: { readonly title: string | null; readonly docNumber: string | null },
): Promise<void> {
  await tx('drafts').where({ id: draftId }).update({ title, doc_number: docNumber });
}

/** Returns whether there was one. */
export async function deleteDraft(db: Knex, draftId: string): Promise<boolean> {
  return (await db('drafts').where({ id: draftId }).delete()) > 0;
}

/** The names and kinds of all agencies there are. */
export async function listAgencyNames(db: Knex): Promise<{ name: string; kind: AgencyKind }[]> {
  return db('agencies').orderBy('name').select('name', 'kind');
}
