import type { Knex } from 'knex';
import { nearNames, type Reading, warningKeys } from '#app/domain/document/index.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { DraftView, NearNames } from '#app/drafts/services.ts';
import { type CorrectionRow, readCorrections } from '#db/repositories/draft-corrections.server.ts';
import { listAgencyNames, readDraft as readRow } from '#db/repositories/drafts.server.ts';
import { readFormerNames } from '#db/repositories/former-names.server.ts';
import { readPlan } from '#db/repositories/plans.server.ts';
import { notFound, permit } from '../permit.ts';
import type { Readings } from './readings.ts';
import { toSource } from './to-source.ts';

/**
 * A draft with what is understood of it. At most five queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readDraft(
  db: Knex,
  readings: Readings,
  actor: Actor | null,
  draftId: string,
): Promise<DraftView> {
  permit(actor, { action: 'plan.import' });
  const draft = await readRow(db, draftId);
  if (!draft) throw notFound();
  const rows = await readCorrections(db, draftId);
  const known = await listAgencyNames(db);
  const former = await readFormerNames(db);
  const original = readings.original(draft);
  const { reading, reviewed, faults } = readings.corrected(draft, rows);
  const inForce = rows.filter(({ undone }) => !undone);
  const keys = warningKeys(original.warnings);
  const kinds = new Map(known.map(({ name, kind }) => [name, kind]));
  const { id, revision, format, fileName, createdAt, createdBy, carried } = draft;
  return {
    ...{ id, revision, format, fileName, createdAt, createdBy, carried },
    source: toSource(id, draft.source, reading, kinds),
    warnings: original.warnings.map(({ code, message, span }, i) => {
      const key = keys[i] ?? '';
      return { key, code, message, start: span.start, isReviewed: reviewed.has(key) };
    }),
    corrections: inForce.map((row, i) => shown(row, faults[i] ?? null)),
    undone: rows.filter(({ undone }) => undone).map((row) => shown(row, null)),
    known,
    near: nearOf(reading, new Set(kinds.keys()), former),
    cards: countCards(reading),
    corrects: draft.correctsPlanId === null ? null : await readPlan(db, draft.correctsPlanId),
  };
}

function shown({ id, correction, by, at }: CorrectionRow, fault: DraftView['corrections'][number]['fault']) {
  return { id, correction, by, at, fault };
}

/** @param former what agencies were called before, with what they are called now */
function nearOf(reading: Reading, known: ReadonlySet<string>, former: ReadonlyMap<string, string>): NearNames[] {
  const uses = new Map<string, number>();
  for (const { commitments } of reading.measures) {
    for (const { responsibilities } of commitments) {
      for (const { agency } of responsibilities) uses.set(agency, (uses.get(agency) ?? 0) + 1);
    }
  }
  const named = reading.agencies.map((agency) => ({ ...agency, uses: uses.get(agency.name) ?? 0 }));
  const renamed = reading.agencies.flatMap(({ name }): NearNames[] => {
    const into = former.get(name);
    return into === undefined ? [] : [{ name, into, isKnown: true, isFormer: true }];
  });
  const near = nearNames(
    named.filter(({ name }) => !former.has(name)),
    known,
  );
  return [...renamed, ...near.map(({ name, into }) => ({ name, into, isKnown: known.has(into), isFormer: false }))];
}

/** One to each measure on the board of each agency that answers for it. */
function countCards({ measures }: Reading): number {
  return measures.reduce((sum, { commitments }) => {
    const agencies = commitments.flatMap(({ responsibilities }) => responsibilities.map(({ agency }) => agency));
    return sum + new Set(agencies).size;
  }, 0);
}
