import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { type Correction, parseCorrections } from '#app/domain/document/index.ts';
import type { PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { ROOT } from '../root.ts';
import { importPlan } from './import-plan.ts';
import { permit } from './permit.ts';

const BUNDLED = join(ROOT, 'db/seeds/guofa-2016-62');

/** The document that comes with the program, and what was put right in it. */
export async function readBundled(): Promise<{ readonly source: string; readonly corrections: readonly Correction[] }> {
  const source = await readFile(`${BUNDLED}.txt`, 'utf8');
  return { source, corrections: parseCorrections(JSON.parse(await readFile(`${BUNDLED}.corrections.json`, 'utf8'))) };
}

/** Imports the document that comes with the program. @throws DubanError `not-signed-in`, `not-found`, `plan-exists` */
export async function importBundled(db: Knex, actor: Actor | null, at: EpochMs): Promise<PlanId> {
  permit(actor, { action: 'plan.import' });
  const { plan } = await importPlan(db, actor, { ...(await readBundled()), at });
  return plan.id;
}
