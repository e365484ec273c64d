import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { Comment, CommentThread } from '#app/notes/services.ts';
import { insertRows } from '../insert-rows.server.ts';

/** Threads of some notes, the one that was begun first in front; with `threadId`, that one alone. Three queries. */
export async function readThreads(db: Knex, documentName: string, threadId?: string): Promise<CommentThread[]> {
  const only = (query: Knex.QueryBuilder) => {
    query.where('t.document_name', documentName);
    return threadId === undefined ? query : query.where('t.id', threadId);
  };
  const threads: ThreadRow[] = await only(db('comment_threads as t'))
    .leftJoin('people as p', 'p.id', 't.resolved_by')
    .select('t.id', 't.anchor_from', 't.anchor_to', 't.quote', 't.resolved_at', 'p.name as resolver');
  const comments: CommentRow[] = await only(db('comments as c').join('comment_threads as t', 't.id', 'c.thread_id'))
    .join('people as p', 'p.id', 'c.person_id')
    .leftJoin('agencies as a', 'a.id', 'c.agency_id')
    // The first has the thread's own id, whatever the clock said.
    .orderByRaw('c.at, case when c.id = t.id then 0 else 1 end, c.id')
    .select('c.id', 'c.thread_id', 'c.at', 'c.text', 'c.person_id', 'p.name', 'a.name as agency');
  const mentions: MentionRow[] = await only(
    db('comment_mentions as m')
      .join('comments as c', 'c.id', 'm.comment_id')
      .join('comment_threads as t', 't.id', 'c.thread_id'),
  )
    .join('people as p', 'p.id', 'm.person_id')
    .orderBy('p.name')
    .select('m.comment_id', 'p.id', 'p.name');
  return assemble(threads, comments, mentions);
}

function assemble(
  threads: readonly ThreadRow[],
  comments: readonly CommentRow[],
  mentions: readonly MentionRow[],
): CommentThread[] {
  const mentioned = new Map<string, MentionRow[]>(comments.map(({ id }) => [id, []]));
  for (const row of mentions) mentioned.get(row.comment_id)?.push(row);
  const said = new Map<string, Comment[]>(threads.map(({ id }) => [id, []]));
  for (const row of comments) {
    said.get(row.thread_id)?.push({
      id: row.id,
      at: Number(row.at),
      person: { id: row.person_id, name: row.name },
      agency: row.agency,
      text: row.text,
      mentions: (mentioned.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
    });
  }
  const beganAt = ({ comments: [first] }: CommentThread) => first?.at ?? 0;
  return threads
    .map(
      (row): CommentThread => ({
        id: row.id,
        anchor: { from: base64(row.anchor_from), to: base64(row.anchor_to) },
        quote: row.quote,
        resolved: row.resolved_at === null ? null : { at: Number(row.resolved_at), by: row.resolver ?? '' },
        comments: said.get(row.id) ?? [],
      }),
    )
    .sort((a, b) => beganAt(a) - beganAt(b) || (a.id < b.id ? -1 : 1));
}

/** Which thread some comment belongs to, and who wrote it; null where there is none of that id. */
export async function findComment(
  db: Knex,
  id: string,
): Promise<{ readonly threadId: string; readonly documentName: string; readonly personId: PersonId } | null> {
  const row = await db('comments as c')
    .join('comment_threads as t', 't.id', 'c.thread_id')
    .where('c.id', id)
    .first('t.id', 't.document_name', 'c.person_id');
  return row ? { threadId: row.id, documentName: row.document_name, personId: row.person_id } : null;
}

/** Whether some notes have a thread of an id. */
export async function hasThread(db: Knex, documentName: string, threadId: string): Promise<boolean> {
  return (await db('comment_threads').where({ id: threadId, document_name: documentName }).first('id')) !== undefined;
}

/** Whether there is a live document of a name: a thread hangs on one. */
export async function hasDocument(db: Knex, name: string): Promise<boolean> {
  return (await db('documents').where({ name }).first('name')) !== undefined;
}

/** How many comments some notes have. */
export async function countComments(db: Knex, documentName: string): Promise<number> {
  const row = await db('comments as c')
    .join('comment_threads as t', 't.id', 'c.thread_id')
    .where('t.document_name', documentName)
    .count({ all: 'c.id' })
    .first();
  return Number(row?.all ?? 0);
}

/** A thread's row, without its comments. */
export interface NewThreadRow {
  readonly id: string;
  readonly documentName: string;
  readonly anchor: { readonly from: Uint8Array; readonly to: Uint8Array };
  readonly quote: string;
}

export async function insertThread(db: Knex, { id, documentName, anchor, quote }: NewThreadRow): Promise<void> {
  await db('comment_threads').insert({
    id,
    document_name: documentName,
    anchor_from: Buffer.from(anchor.from),
    anchor_to: Buffer.from(anchor.to),
    quote,
  });
}

/** A comment's row, with whom it calls. */
export interface NewCommentRow {
  readonly id: string;
  readonly threadId: string;
  readonly personId: PersonId;
  readonly agencyId: AgencyId | null;
  readonly text: string;
  readonly at: EpochMs;
  readonly mentions: readonly PersonId[];
}

/** Makes a comment. It waits for everybody it mentions, but not for whoever wrote it. */
export async function insertComment(db: Knex, comment: NewCommentRow): Promise<void> {
  const { id, threadId, personId, agencyId, text, at, mentions } = comment;
  await db('comments').insert({ id, thread_id: threadId, person_id: personId, agency_id: agencyId, text, at });
  const rows = mentions.map((mentioned) => {
    return { comment_id: id, person_id: mentioned, done_at: mentioned === personId ? at : null };
  });
  await insertRows(db, 'comment_mentions', rows);
}

/** Notes who resolved a thread and when, unless somebody had; null opens it again. Says whether that changed anything. */
export async function setResolved(
  db: Knex,
  threadId: string,
  resolved: { readonly by: PersonId; readonly at: EpochMs } | null,
): Promise<boolean> {
  const thread = db('comment_threads').where({ id: threadId });
  const changed = resolved
    ? await thread.whereNull('resolved_at').update({ resolved_at: resolved.at, resolved_by: resolved.by })
    : await thread.whereNotNull('resolved_at').update({ resolved_at: null, resolved_by: null });
  return changed > 0;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

interface ThreadRow {
  readonly id: string;
  readonly anchor_from: Uint8Array;
  readonly anchor_to: Uint8Array;
  readonly quote: string;
  readonly resolved_at: unknown;
  readonly resolver: string | null;
}

interface CommentRow {
  readonly id: string;
  readonly thread_id: string;
  readonly at: unknown;
  readonly text: string;
  readonly person_id: PersonId;
  readonly name: string;
  readonly agency: string | null;
}

interface MentionRow {
  readonly comment_id: string;
  readonly id: PersonId;
  readonly name: string;
}
