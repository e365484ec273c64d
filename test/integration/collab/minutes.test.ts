import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NotesSession } from '#app/collab/notes-session.client.ts';
import { LIMITS } from '#app/collab/protocol.ts';
import type { ReviewId } from '#app/domain/ids.ts';
import { listVersions } from '#db/repositories/notes-versions.server.ts';
import { createNotesBeside } from '#server/services/notes/index.ts';
import { createNotesText } from '#server/services/notes/text.ts';
import { inHaste } from '#test/support/collab-client.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/collab-database.ts';
import { actorOf, startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { tempDir } from '#test/support/database.ts';
import { blocksOf, isNotesSaved, notesReady, openNotes, writeParagraph } from '#test/support/notes-page.ts';
import { insertReview } from '#test/support/reviews.ts';

const REVIEW = 'review' as ReviewId;

let database: TestDatabase;
let server: TestServer;
const closing: (() => void)[] = [];

const lead = (person: string) => ({ ...actorOf(person), roles: ['lead' as const] });

async function start(port = 0): Promise<void> {
  server = await startServer(database.db, { port, idleMs: 20 });
  for (const person of ['lead-1', 'lead-2']) server.sessions.set(person, lead(person));
}

function open(person: string, options: Parameters<typeof openNotes>[3] = {}): NotesSession {
  const page = openNotes(server, person, REVIEW, { kind: 'minutes', drawWait: inHaste, ...options });
  closing.push(() => page.leave());
  return page;
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  database = await createTestDatabase(['lead-1', 'lead-2', 'a1']);
  await insertReview(database.db, 'lead-1', REVIEW);
  await start();
});

afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await server.close();
  await database.destroy();
});

test('two leads write the minutes together, a member reads them live, and they are there after a restart', async () => {
  const [one, other, member] = [open('lead-1'), open('lead-2'), open('a1', { access: 'read' })];
  await notesReady(one, other);
  writeParagraph(one, '会议开始');
  writeParagraph(other, '财政部汇报');
  await until('acknowledged', () => isNotesSaved(one) && isNotesSaved(other));
  const said = () => blocksOf(member).toSorted();
  await until('everybody has both', () => member.getSnapshot().document !== null && said().length === 2);
  expect(said()).toEqual(['会议开始', '财政部汇报'].toSorted());

  const { port } = new URL(server.origin);
  await server.close();
  await start(Number(port));
  const later = open('lead-2');
  await notesReady(later);
  expect(blocksOf(later).toSorted()).toEqual(['会议开始', '财政部汇报'].toSorted());
});

test('what a member writes into minutes is refused, though their agency answers for the plan', async () => {
  const page = open('lead-1');
  await notesReady(page);
  const member = open('a1');
  await until('the member has the minutes', () => member.getSnapshot().document !== null);
  // As many as are dropped before a connection is closed, and one more.
  for (let i = 0; i <= LIMITS.readOnlyWrites; i++) writeParagraph(member, '我来改一改');
  await until('refused', () => member.getSnapshot().status.kind === 'refused');
  writeParagraph(page, '会议开始');
  await until('acknowledged', () => isNotesSaved(page));
  expect(blocksOf(page)).toEqual(['会议开始']);
});

test('by the name of notes there are no minutes', async () => {
  const page = open('lead-1', { kind: 'notes' });
  await until('refused', () => page.getSnapshot().status.kind === 'refused');
});

test('a decision, or a change of the agenda, is told to everybody on the minutes', async () => {
  const [one, member] = [open('lead-1'), open('a1', { access: 'read' })];
  await notesReady(one);
  await until('the member has the minutes', () => member.getSnapshot().status.kind === 'read-only');
  const revisions = () => [one, member].map((page) => page.getSnapshot().recordRevision);
  const before = revisions();
  server.collab.notes.reviewChanged(REVIEW);
  await until('both are told', () => revisions().every((revision, at) => revision === (before[at] as number) + 1));
});

test('comments, versions, authors and files of minutes are those of notes', async () => {
  const { db } = database;
  const page = open('lead-1');
  await notesReady(page);
  writeParagraph(page, '会议开始');
  await until('acknowledged', () => isNotesSaved(page));
  const desk = server.collab.notes;
  const now = () => 1_000;
  const beside = createNotesBeside({
    db,
    imagesDir: tempDir(),
    now,
    onCommentsChanged: (id) => desk.commentsChanged(id),
  });
  const text = createNotesText({ db, desk, images: beside.images, now });

  expect(await text.read(actorOf('a1'), REVIEW)).toMatchObject({
    id: REVIEW,
    access: 'read',
    subject: { kind: 'review', title: '第一次督查' },
    document: { name: `minutes/${REVIEW}`, epoch: 1 },
  });
  expect(await text.read(lead('lead-2'), REVIEW)).toMatchObject({ access: 'write' });
  const authors = await beside.authors(actorOf('a1'), REVIEW);
  expect(authors.people).toEqual([{ id: 'lead-1', name: 'Person lead-1' }]);

  const anchor = { from: Buffer.from([1, 4, 116, 101, 120, 116]).toString('base64'), to: '' };
  const thread = { id: 'thread', text: '请补充', mentions: [], quote: '会议', anchor: { ...anchor, to: anchor.from } };
  const before = page.getSnapshot().commentsRevision;
  await beside.comments.start(lead('lead-2'), REVIEW, thread);
  await until('the page is told', () => page.getSnapshot().commentsRevision === before + 1);
  await expect(beside.comments.start(actorOf('a1'), REVIEW, { ...thread, id: 'other' })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect(await beside.comments.list(actorOf('a1'), REVIEW)).toHaveLength(1);

  await text.versions.keep(lead('lead-1'), REVIEW);
  const [version] = await text.versions.list(actorOf('a1'), REVIEW);
  expect(await text.versions.read(actorOf('a1'), REVIEW, version?.id ?? '')).toMatchObject({ reason: 'restore' });
  expect(await listVersions(db, `minutes/${REVIEW}`)).toHaveLength(1);

  const reader = { language: 'zh-CN', baseUrl: 'http://127.0.0.1' } as const;
  const file = await text.exportAs(actorOf('a1'), REVIEW, 'md', reader);
  expect(new TextDecoder().decode(file.bytes)).toMatch(/第一次督查[\s\S]*会议开始/);
});
