import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId, PlanId } from '#app/domain/ids.ts';
import { textNamesOf } from './plan-documents.server.ts';

/** A comment that waits for somebody, as it lies in the tables. */
export interface WaitingRow {
  readonly commentId: string;
  readonly threadId: string;
  readonly documentName: string;
  readonly at: EpochMs;
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly agency: string | null;
  readonly text: string;
  readonly quote: string;
}

/** Mentions of a person in some plans. @property planIds null for every plan */
export interface Mentions {
  readonly personId: PersonId;
  readonly planIds: readonly PlanId[] | null;
}

function mentionsIn(db: Knex, { personId, planIds }: Mentions): Knex.QueryBuilder {
  const all = db('comment_mentions as m')
    .join('comments as c', 'c.id', 'm.comment_id')
    .join('comment_threads as t', 't.id', 'c.thread_id')
    .where('m.person_id', personId);
  return planIds === null ? all : all.whereIn('t.document_name', textNamesOf(db, planIds));
}

/** Those that are not done, and in no resolved thread. */
function waitingFor(db: Knex, mentions: Mentions): Knex.QueryBuilder {
  return mentionsIn(db, mentions).whereNull('m.done_at').whereNull('t.resolved_at');
}

export async function countWaiting(db: Knex, mentions: Mentions): Promise<number> {
  const row = await waitingFor(db, mentions).count({ all: 'm.comment_id' }).first();
  return Number(row?.all ?? 0);
}

/** The newest first. */
export async function listWaiting(db: Knex, mentions: Mentions, limit: number): Promise<WaitingRow[]> {
  const rows = await waitingFor(db, mentions)
    .join('people as p', 'p.id', 'c.person_id')
    .leftJoin('agencies as a', 'a.id', 'c.agency_id')
    .orderBy([
      { column: 'c.at', order: 'desc' },
      { column: 'c.id', order: 'desc' },
    ])
    .limit(limit)
    .select('c.id', 'c.at', 'c.text', 't.id as thread_id', 't.document_name', 't.quote')
    .select('p.id as person_id', 'p.name', 'a.name as agency');
  return rows.map((row: Row) => ({
    commentId: row.id,
    threadId: row.thread_id,
    documentName: row.document_name,
    at: Number(row.at),
    person: { id: row.person_id, name: row.name },
    agency: row.agency,
    text: row.text,
    quote: row.quote,
  }));
}

/** Notes that a person has dealt with a comment; false where it does not mention them there. One that was done stays as it was. */
export async function setDone(db: Knex, commentId: string, mentions: Mentions, at: EpochMs): Promise<boolean> {
  if (!(await mentionsIn(db, mentions).where('c.id', commentId).first('c.id'))) return false;
  const mention = { comment_id: commentId, person_id: mentions.personId };
  await db('comment_mentions').where(mention).whereNull('done_at').update({ done_at: at });
  return true;
}

/** Notes that a person has dealt with everything in a thread so far. */
export async function setThreadDone(db: Knex, threadId: string, personId: PersonId, at: EpochMs): Promise<void> {
  const comments = db('comments').where({ thread_id: threadId }).select('id');
  await db('comment_mentions')
    .where({ person_id: personId })
    .whereNull('done_at')
    .whereIn('comment_id', comments)
    .update({ done_at: at });
}

interface Row {
  readonly id: string;
  readonly at: unknown;
  readonly text: string;
  readonly thread_id: string;
  readonly document_name: string;
  readonly quote: string;
  readonly person_id: PersonId;
  readonly name: string;
  readonly agency: string | null;
}
