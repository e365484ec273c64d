import type { Knex } from 'knex';
import type { AgencyId, BoardId, NotesId, PlanId } from '#app/domain/ids.ts';
import { planName } from '#app/domain/plan.ts';
import { mergeProvided } from './provided.server.ts';

/** Two agencies, the first of which is to be a part of the second. */
export interface Pair {
  readonly from: AgencyId;
  readonly into: AgencyId;
}

/** What of an agency goes over. */
export interface MergeCounts {
  readonly boards: readonly {
    readonly id: BoardId;
    readonly planId: PlanId;
    readonly planName: string;
    readonly cards: number;
  }[];
  readonly responsibilities: number;
  readonly decisions: number;
  /** Who is not a member of the other one yet. */
  readonly newMembers: number;
  /** Who is a member in single plans alone, and not in all of those a member of the other one yet. */
  readonly newLimitedMembers: number;
}

interface BoardRow {
  readonly id: BoardId;
  readonly planId: PlanId;
  readonly title: string;
  readonly docNumber: string | null;
  readonly cards: number | string;
}

/** Counts what a merge would do. Five queries. */
export async function countMerge(db: Knex, { from, into }: Pair): Promise<MergeCounts> {
  const boards = await db('boards as b')
    .join('plans as p', 'p.id', 'b.plan_id')
    .leftJoin('cards as c', 'c.board_id', 'b.id')
    .where('b.agency_id', from)
    .whereNull('b.merged_into')
    .groupBy('b.id', 'p.id', 'p.title', 'p.doc_number')
    .orderBy(['p.title', 'p.id'])
    .select('b.id', 'p.id as planId', 'p.title', 'p.doc_number as docNumber')
    .count({ cards: 'c.id' });
  const members = (of: AgencyId) => db('agency_members').where({ agency_id: of }).select('person_id');
  const limited = await db('plan_grants as g')
    .where('g.agency_id', from)
    // Who is a member everywhere, or will be by this, gains nothing by a plan.
    .whereNotIn('g.person_id', members(from))
    .whereNotIn('g.person_id', members(into))
    .whereNotExists(
      db('plan_grants as o')
        .where('o.agency_id', into)
        .where('o.person_id', db.ref('g.person_id'))
        .where('o.plan_id', db.ref('g.plan_id'))
        .select('o.person_id'),
    )
    .distinct('g.person_id');
  const count = async (query: Knex.QueryBuilder) => Number((await query.count({ count: '*' }).first())?.count ?? 0);
  return {
    boards: boards.map((board) => {
      const { id, planId, title, docNumber, cards } = board as unknown as BoardRow;
      return { id, planId, planName: planName({ title, docNumber }), cards: Number(cards) };
    }),
    responsibilities: await count(db('responsibilities').where({ agency_id: from })),
    decisions: await count(db('decision_agencies').where({ agency_id: from })),
    newMembers: await count(db('agency_members').where({ agency_id: from }).whereNotIn('person_id', members(into))),
    newLimitedMembers: limited.length,
  };
}

/** The live documents that an agency answers for: its boards, the notes of its measures and of its task cards. */
export async function readAnsweredIds(db: Knex, agencyId: AgencyId): Promise<Set<BoardId | NotesId>> {
  const boards = await db('boards').where({ agency_id: agencyId }).select('id');
  const measures = await db('responsibilities as r')
    .join('commitments as c', 'c.id', 'r.commitment_id')
    .where('r.agency_id', agencyId)
    .distinct('c.measure_id as id');
  const tasks = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where({ 'b.agency_id': agencyId, 'c.kind': 'task' })
    .select('c.id as id');
  return new Set([...boards, ...measures, ...tasks].map(({ id }) => id));
}

/** Makes one agency of two, of whose boards none is in the same plan any more, but for those that have gone into another. In a transaction. */
export async function mergeAgencies(db: Knex, { from, into }: Pair): Promise<void> {
  const of = { agency_id: from };
  const to = { agency_id: into };
  await db('boards').where(of).update(to);
  // What both have is one; the rest goes over.
  await insertMissing(db, 'responsibilities', ['commitment_id', 'role'], ['position'], { from, into });
  await mergeProvided(db, { from, into });
  await insertMissing(db, 'past_responsibilities', ['commitment_id', 'role'], ['ended_at'], { from, into });
  // Whoever answers for something now is not said to have done so once.
  const answered = db('responsibilities').where({ agency_id: into }).select('commitment_id');
  await db('past_responsibilities').where({ agency_id: into }).whereIn('commitment_id', answered).delete();
  await insertMissing(db, 'agency_members', ['person_id'], [], { from, into });
  await insertMissing(db, 'plan_grants', ['person_id', 'plan_id'], [], { from, into });
  await insertMissing(db, 'account_link_agencies', ['link_id'], [], { from, into });
  await insertMissing(db, 'account_link_grants', ['link_id', 'plan_id'], [], { from, into });
  await insertMissing(db, 'decision_agencies', ['decision_id'], [], { from, into });
  await db('decision_answers').where(of).update(to);
  for (const table of ['responsibilities', 'past_responsibilities', 'agency_members', 'decision_agencies']) {
    await db(table).where(of).delete();
  }
  // Who wrote what, for whom.
  for (const table of ['document_runs', 'notes_version_people', 'comments']) await db(table).where(of).update(to);
  await db('agencies').where({ id: from }).delete();
}

async function insertMissing(
  db: Knex,
  table: string,
  keys: readonly string[],
  rest: readonly string[],
  { from, into }: Pair,
): Promise<void> {
  const columns = [...keys, ...rest];
  const rows: Record<string, string | number>[] = await db(table).where({ agency_id: from }).select(columns);
  const taken: Record<string, string | number>[] = await db(table)
    .where({ agency_id: into })
    .select([...keys]);
  const keyOf = (row: Record<string, string | number>) => JSON.stringify(keys.map((key) => row[key]));
  const known = new Set(taken.map(keyOf));
  for (const row of rows) if (!known.has(keyOf(row))) await db(table).insert({ ...row, agency_id: into });
}
