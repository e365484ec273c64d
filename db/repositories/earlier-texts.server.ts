import type { Knex } from 'knex';
import type { PlanId } from '#app/domain/ids.ts';
import type { EarlierText } from '#app/drafts/corrections.ts';

const COLUMNS = ['t.revision', 't.title', 't.doc_number', 't.replaced_at', 'p.name'] as const;

/** The texts that a plan had before the one it has, the last first. */
export async function listEarlierTexts(db: Knex, planId: PlanId): Promise<EarlierText[]> {
  return (await texts(db, planId).orderBy('t.revision', 'desc').select(COLUMNS)).map(toText);
}

/** One of them; null where there is none of that revision. */
export async function readEarlierText(
  db: Knex,
  planId: PlanId,
  revision: number,
): Promise<(EarlierText & { readonly text: string }) | null> {
  const row = await texts(db, planId)
    .where('t.revision', revision)
    .first(...COLUMNS, 't.source');
  return row ? { ...toText(row), text: row.source } : null;
}

/** The plan that had a text, by the text's hash; null for none. */
export async function findPlanByEarlierHash(db: Knex, sourceHash: string): Promise<PlanId | null> {
  return (await db('earlier_texts').where({ source_hash: sourceHash }).first('plan_id'))?.plan_id ?? null;
}

function texts(db: Knex, planId: PlanId): Knex.QueryBuilder {
  return db('earlier_texts as t').leftJoin('people as p', 'p.id', 't.replaced_by').where('t.plan_id', planId);
}

interface TextRow {
  readonly revision: number;
  readonly title: string;
  readonly doc_number: string | null;
  readonly replaced_at: number | string;
  readonly name: string | null;
}

function toText({ revision, title, doc_number: docNumber, replaced_at, name }: TextRow): EarlierText {
  return { revision, title, docNumber, replacedAt: Number(replaced_at), replacedBy: name };
}
