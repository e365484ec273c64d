import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { ReadingCorrection } from '#app/domain/document/index.ts';
import type { PersonId } from '#app/domain/ids.ts';
import type { PlanCorrection } from './plan-corrections.server.ts';

/** A correction as it lies in its row. */
export interface CorrectionRow {
  readonly id: number;
  readonly correction: ReadingCorrection;
  /** A person's name; null for somebody who is no longer there. */
  readonly by: string | null;
  readonly at: EpochMs;
  readonly undone: boolean;
}

/** The corrections of a draft in the order in which they apply, those that were undone last. */
export async function readCorrections(db: Knex, draftId: string): Promise<CorrectionRow[]> {
  const rows = await db('draft_corrections as c')
    .leftJoin('people as p', 'p.id', 'c.person_id')
    .where('c.draft_id', draftId)
    .orderBy('c.id')
    .select('c.id', 'c.correction', 'c.at', 'c.undone', 'p.name');
  return rows.map(({ id, correction, at, undone, name }) => ({
    id,
    correction: JSON.parse(correction),
    by: name,
    at: Number(at),
    undone: Boolean(undone),
  }));
}

/** Puts a correction behind the others; those that were undone are gone then. */
export async function appendCorrection(
  tx: Knex,
  draftId: string,
  correction: ReadingCorrection,
  personId: PersonId,
  at: EpochMs,
): Promise<void> {
  await tx('draft_corrections').where({ draft_id: draftId, undone: true }).delete();
  await insertCorrections(tx, draftId, [{ correction, personId, at }]);
}

/** Puts corrections behind those of a draft. */
export async function insertCorrections(
  tx: Knex,
  draftId: string,
  corrections: readonly PlanCorrection[],
): Promise<void> {
  for (const { correction, personId, at } of corrections) {
    const said = { correction: JSON.stringify(correction), person_id: personId, at };
    await tx('draft_corrections').insert({ ...said, draft_id: draftId, undone: false });
  }
}

export async function markUndone(tx: Knex, id: number, undone: boolean): Promise<void> {
  await tx('draft_corrections').where({ id }).update({ undone });
}
