import type { Knex } from 'knex';
import type { AgencyId, CommitmentId, MeasureId, PlanId } from '#app/domain/ids.ts';
import type { Agency, Commitment, Deadline, Measure, Responsibility, Role } from '#app/domain/plan.ts';
import { insertRows } from '../insert-rows.server.ts';
import { toAgency } from './agencies.server.ts';

export interface MeasuresWithAgencies {
  /** Whole, in the order of the document. */
  readonly measures: readonly Measure[];
  /** Every agency that they name, in the order they first name them. */
  readonly agencies: readonly Agency[];
}

/** Of a plan's measures, those that an agency answers for, or one alone. */
export type MeasureScope =
  | { readonly agencyId: AgencyId }
  | { readonly measureId: MeasureId }
  | { readonly ids: readonly MeasureId[] }
  | { readonly gone: true };

/**
 * The measures of a plan, or some of them. Three queries, however many there are.
 *
 * @param scope `gone` for those that are in its document no more, with all that they ever said; `ids` for some, whether or not
 *   they are in it; else such are left out
 */
export async function readMeasures(db: Knex, planId: PlanId, scope?: MeasureScope): Promise<MeasuresWithAgencies> {
  const scoped = (query: Knex.QueryBuilder) => {
    query.where('m.plan_id', planId);
    if (scope && 'gone' in scope) return query.whereNotNull('m.gone_at');
    if (scope && 'ids' in scope) return query.whereIn('m.id', [...scope.ids]);
    query.whereNull('m.gone_at');
    if (scope === undefined) return query;
    if ('measureId' in scope) return query.where('m.id', scope.measureId);
    const own = db('responsibilities as ro')
      .join('commitments as co', 'co.id', 'ro.commitment_id')
      .where('ro.agency_id', scope.agencyId)
      .select('co.measure_id');
    return query.whereIn('m.id', own);
  };
  const joined = db('measures as m').leftJoin('commitments as c', (on) => {
    on.on('c.measure_id', 'm.id').andOn((or) => or.onNull('c.gone_at').orOnNotNull('m.gone_at'));
  });
  const rows: MeasureRow[] = await scoped(joined)
    .orderBy(['m.ordinal', 'c.ordinal'])
    .select('m.id as measure_id', 'm.section_id', 'm.ordinal as measure_ordinal', 'm.number', 'm.title')
    .select('c.id as commitment_id', 'c.ordinal', 'c.text', 'c.clause', 'c.open_ended')
    .select('c.passage_start', 'c.passage_end', 'c.clause_start', 'c.clause_end');
  const responsibilities: ResponsibilityRow[] = await scoped(
    db('responsibilities as r')
      .join('commitments as c', 'c.id', 'r.commitment_id')
      .join('measures as m', 'm.id', 'c.measure_id')
      .join('agencies as a', 'a.id', 'r.agency_id'),
  )
    .orderBy(['m.ordinal', 'c.ordinal', 'r.position'])
    .select('r.commitment_id', 'r.agency_id', 'r.role', 'a.name', 'a.kind', 'a.short_name');
  const deadlines: DeadlineRow[] = await scoped(
    db('deadlines as d')
      .join('commitments as c', 'c.id', 'd.commitment_id')
      .join('measures as m', 'm.id', 'c.measure_id'),
  )
    .orderBy(['m.ordinal', 'c.ordinal', 'd.position'])
    .select('d.commitment_id', 'd.on', 'd.phrase', 'd.phrase_start', 'd.phrase_end');

  const agencies = new Map<AgencyId, Agency>();
  for (const row of responsibilities) {
    if (!agencies.has(row.agency_id)) agencies.set(row.agency_id, toAgency({ ...row, id: row.agency_id }));
  }
  return { measures: assemble(rows, responsibilities, deadlines), agencies: [...agencies.values()] };
}

function assemble(
  rows: readonly MeasureRow[],
  responsibilities: readonly ResponsibilityRow[],
  deadlines: readonly DeadlineRow[],
): Measure[] {
  const byCommitment = {
    responsibilities: group(responsibilities, ({ agency_id: agencyId, role }): Responsibility => ({ agencyId, role })),
    deadlines: group(deadlines, ({ on, phrase, phrase_start: start, phrase_end: end }): Deadline => {
      return { on, phrase, span: { start, end } };
    }),
  };
  const measures = new Map<MeasureId, Measure & { commitments: Commitment[] }>();
  for (const row of rows) {
    const measure = measures.get(row.measure_id) ?? {
      id: row.measure_id,
      sectionId: row.section_id,
      ordinal: row.measure_ordinal,
      number: row.number,
      title: row.title,
      commitments: [],
    };
    measures.set(row.measure_id, measure);
    // A measure without commitments is one row of the left join, with nothing on its right.
    if (row.commitment_id === null) continue;
    measure.commitments.push({
      id: row.commitment_id,
      // Of what is in the document no more, those that went with their measure come first, in their order: they are as they were.
      ordinal: row.ordinal > 0 ? row.ordinal : measure.commitments.length + 1,
      text: row.text,
      clause: row.clause,
      openEnded: Boolean(row.open_ended),
      responsibilities: byCommitment.responsibilities.get(row.commitment_id) ?? [],
      deadlines: byCommitment.deadlines.get(row.commitment_id) ?? [],
      passageSpan: { start: row.passage_start, end: row.passage_end },
      clauseSpan: { start: row.clause_start, end: row.clause_end },
    });
  }
  return [...measures.values()];
}

function group<Row extends { readonly commitment_id: CommitmentId }, Item>(
  rows: readonly Row[],
  toItem: (row: Row) => Item,
): Map<CommitmentId, Item[]> {
  const groups = new Map<CommitmentId, Item[]>();
  for (const row of rows) {
    const items = groups.get(row.commitment_id);
    if (items) items.push(toItem(row));
    else groups.set(row.commitment_id, [toItem(row)]);
  }
  return groups;
}

/** The roles that each agency holds in a measure. */
export async function readMeasureRoles(db: Knex, measureId: MeasureId): Promise<Map<AgencyId, Set<Role>>> {
  const rows: { agency_id: AgencyId; role: Role }[] = await db('responsibilities as r')
    .join('commitments as c', 'c.id', 'r.commitment_id')
    .where('c.measure_id', measureId)
    .distinct('r.agency_id', 'r.role');
  const roles = new Map<AgencyId, Set<Role>>();
  for (const { agency_id, role } of rows) roles.set(agency_id, (roles.get(agency_id) ?? new Set()).add(role));
  return roles;
}

/**
 * Makes the rows of measures, with their commitments, responsibilities and deadlines; sections and agencies are there.
 *
 * @param there measures and commitments that have their rows already: of those, the rest
 */
export async function insertMeasures(
  db: Knex,
  planId: PlanId,
  measures: readonly Measure[],
  there: Readonly<Record<'measures' | 'commitments', ReadonlySet<string>>> = NONE,
): Promise<void> {
  await insertRows(
    db,
    'measures',
    measures.flatMap(({ id, sectionId, ordinal, number, title }) =>
      there.measures.has(id)
        ? []
        : {
            id,
            plan_id: planId,
            section_id: sectionId,
            ordinal,
            number,
            title,
          },
    ),
  );
  await insertRows(
    db,
    'commitments',
    measures.flatMap(({ id, commitments }) =>
      commitments
        .filter((one) => !there.commitments.has(one.id))
        .map((commitment) => ({
          id: commitment.id,
          measure_id: id,
          ordinal: commitment.ordinal,
          text: commitment.text,
          clause: commitment.clause,
          open_ended: commitment.openEnded,
          passage_start: commitment.passageSpan.start,
          passage_end: commitment.passageSpan.end,
          clause_start: commitment.clauseSpan.start,
          clause_end: commitment.clauseSpan.end,
        })),
    ),
  );
  const commitments = measures.flatMap((measure) => measure.commitments);
  await insertRows(
    db,
    'responsibilities',
    commitments.flatMap((commitment) =>
      commitment.responsibilities.map(({ agencyId, role }, position) => ({
        commitment_id: commitment.id,
        agency_id: agencyId,
        role,
        position,
      })),
    ),
  );
  await insertRows(
    db,
    'deadlines',
    commitments.flatMap((commitment) =>
      commitment.deadlines.map(({ on, phrase, span }, position) => ({
        commitment_id: commitment.id,
        position,
        on,
        phrase,
        phrase_start: span.start,
        phrase_end: span.end,
      })),
    ),
  );
}

const NONE = { measures: new Set<string>(), commitments: new Set<string>() };

interface MeasureRow {
  readonly measure_id: MeasureId;
  readonly section_id: Measure['sectionId'];
  readonly measure_ordinal: number;
  readonly number: string;
  readonly title: string | null;
  readonly commitment_id: CommitmentId | null;
  readonly ordinal: number;
  readonly text: string;
  readonly clause: string;
  /** SQLite has no booleans. */
  readonly open_ended: boolean | 0 | 1;
  readonly passage_start: number;
  readonly passage_end: number;
  readonly clause_start: number;
  readonly clause_end: number;
}

interface ResponsibilityRow {
  readonly commitment_id: CommitmentId;
  readonly agency_id: AgencyId;
  readonly role: Role;
  readonly name: string;
  readonly kind: Agency['kind'];
  readonly short_name: string;
}

interface DeadlineRow {
  readonly commitment_id: CommitmentId;
  readonly on: Deadline['on'];
  readonly phrase: string;
  readonly phrase_start: number;
  readonly phrase_end: number;
}
