import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { boardFromCards } from '#app/collab/board-doc.ts';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { isSame } from '#app/collab/card-fields.ts';
import { listCopies, readNotes } from '#app/collab/local-store.client.ts';
import { CLOSE } from '#app/collab/protocol.ts';
import { type Unsent, UnsentChanges } from '#app/collab/unsent.client.ts';
import type { Card } from '#app/domain/board.ts';
import type { AgencyId, BoardId, CardId, MeasureId, PersonId, PlanId, StageId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { applyDiff } from '#app/domain/snapshot/apply-diff.ts';
import { diffSnapshots } from '#app/domain/snapshot/diff.ts';
import { openDatabase } from '#db/connection.server.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { insertDocument, replaceStatements } from '#db/repositories/documents.server.ts';
import { readMergedCards } from '#db/repositories/merged-boards.server.ts';
import { runEach } from '#db/statements.server.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { mergeAgencies, previewMerge } from '#server/services/admin/merge-agencies.ts';
import { findHeir } from '#server/services/find-heir.ts';
import { readFlow } from '#server/services/history/read-flow.ts';
import { readHistory } from '#server/services/history/read-history.ts';
import { readBoard } from '#server/services/read-board.ts';
import { readCard } from '#server/services/read-card.ts';
import { readLiveState } from '#server/services/snapshots/read-state.ts';
import { bundle } from '#test/support/bundle.ts';
import { startChild } from '#test/support/child.ts';
import { move, openPage, ready, webSocketOf } from '#test/support/collab-client.ts';
import {
  AGENCIES,
  BOARDS,
  cardOf,
  commitmentOf,
  createTestDatabase,
  MEASURES,
  STAGES,
  type TestDatabase,
} from '#test/support/collab-database.ts';
import { actorOf, startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { insertDecision } from '#test/support/decisions.ts';

const [agencyA, agencyB] = AGENCIES as [AgencyId, AgencyId];
const [boardA, boardB] = BOARDS as [BoardId, BoardId];
const [first, second] = MEASURES as [MeasureId, MeasureId];
const [todo, doing, review] = STAGES as [StageId, StageId, StageId];
const ROOT: Actor = {
  personId: 'root' as PersonId,
  name: 'Person root',
  roles: ['administrator'],
  agencyIds: [],
  inPlans: [],
};
const LAST = MEASURES.at(-1) as MeasureId;
const AT = 5_000;

let database: TestDatabase;
let server: TestServer;
let pages: BoardSession[];

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2', 'b1', 'root']);
  const { db } = database;
  await db('agency_members').insert([
    { person_id: 'a1', agency_id: agencyA },
    { person_id: 'a2', agency_id: agencyA },
    { person_id: 'b1', agency_id: agencyB },
  ]);
  // The last measure is of the first agency alone.
  await db('responsibilities')
    .where({ agency_id: agencyB })
    .whereIn(
      'commitment_id',
      [1, 2].map((n) => commitmentOf(LAST, n)),
    )
    .delete();
  await db('cards')
    .where({ id: cardOf(boardB, LAST) })
    .delete();
  const state = boardFromCards(await readCardRows(db, boardB));
  await runEach(db, replaceStatements(db, { name: `board/${boardB}`, state, epoch: 1, damaged: [], at: 0 }));
  server = await startServer(db, { idleMs: 20 });
  pages = [];
});

afterEach(async () => {
  for (const page of pages) page.destroy();
  await server.close();
  await database.destroy();
});

async function open(person: string, boardId: BoardId): Promise<BoardSession> {
  const { epoch } = await database
    .db('documents')
    .where({ name: `board/${boardId}` })
    .first('epoch');
  const page = openPage(server, person, boardId, epoch, { access: 'write' });
  pages.push(page);
  await ready(page);
  return page;
}

/** Has the server start anew with a disk that takes nothing until what it resolves to is called. */
async function holdCommits(): Promise<() => void> {
  const { db } = database;
  await server.close();
  const real = createDocumentStore(db);
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const commit: typeof real.commit = async (batch) => {
    await released;
    await real.commit(batch);
  };
  server = await startServer(db, { idleMs: 20, store: { load: (name) => real.load(name), commit } });
  return release;
}

const merge = (from = agencyA, into = agencyB, at = AT) => {
  const { setAgencies, boards } = server.collab;
  const live = {
    setAgencies,
    whileClosed: boards.whileClosed,
    onChanged: (id: never) => server.collab.plans.changed(id),
  };
  return mergeAgencies({ db: database.db, ...live }, ROOT, from, into, at);
};
const cardIn = (page: BoardSession, id: CardId) => page.getSnapshot().board.cards.get(id);
const rowsOf = async (boardId: BoardId) =>
  (await database.db('cards').where({ board_id: boardId }).orderBy('id').pluck('id')) as CardId[];

test('of two boards in one plan the one that stays has all of it, before the eyes of those who are on either', async () => {
  const { db } = database;
  const [a, b] = [await open('a1', boardA), await open('b1', boardB)];
  // Of the first measure both say something; of the second one alone; the last is the first board's.
  a.actions.edit(cardOf(boardA, first), 'contact', '张三');
  a.actions.edit(cardOf(boardA, first), 'dueOn', '2026-12-01');
  a.actions.tick(cardOf(boardA, first), commitmentOf(first, 1), true);
  b.actions.edit(cardOf(boardB, first), 'contact', '李四');
  b.actions.tick(cardOf(boardB, first), commitmentOf(first, 2), true);
  move(b, cardOf(boardB, first), review);
  move(a, cardOf(boardA, second), doing);
  move(a, cardOf(boardA, LAST), doing);
  a.actions.edit(cardOf(boardA, LAST), 'contact', '王五');
  const task = a.actions.addTask({
    measureId: first,
    commitmentId: null,
    title: '起草方案',
    placement: { stage: doing, rank: 'V' as never },
  });
  a.actions.edit(task, 'description', '三页');
  await Promise.all([ready(a), ready(b)]);

  expect(await previewMerge(db, ROOT, agencyA, agencyB)).toMatchObject({
    boards: [],
    merged: [{ planName: 'Plan', measures: 1, tasks: 1, joined: 5 }],
  });
  await merge();

  await until('led to the other board', () => a.getSnapshot().mergedInto === boardB);
  expect(a.getSnapshot().status).toEqual({ kind: 'refused', why: 'broken', unsaved: false, kept: 'page' });
  await until('seen by those who were there', () => cardIn(b, task) !== undefined);
  expect(cardIn(b, task)).toMatchObject({ title: '起草方案', description: '三页', placement: { stage: doing } });
  expect(cardIn(b, cardOf(boardA, LAST))).toMatchObject({ contact: '王五', placement: { stage: doing } });
  expect(cardIn(b, cardOf(boardB, first))).toMatchObject({
    contact: '李四',
    dueOn: '2026-12-01',
    placement: { stage: review },
    ticked: [commitmentOf(first, 1), commitmentOf(first, 2)],
  });
  expect(cardIn(b, cardOf(boardB, second))?.placement.stage).toBe(todo);

  // They go on working there, and so do those who were on the other.
  move(b, cardOf(boardA, LAST), review);
  server.sessions.set('a1', {
    personId: 'a1' as PersonId,
    name: 'Person a1',
    roles: [],
    agencyIds: [agencyB],
    inPlans: [],
  });
  const led = await open('a1', boardB);
  move(led, task, review);
  await Promise.all([ready(b), ready(led)]);
  expect(
    await db('cards')
      .whereIn('id', [task, cardOf(boardA, LAST)])
      .pluck('stage_id'),
  ).toEqual([review, review]);
  expect(await rowsOf(boardA)).toEqual([]);
  expect((await rowsOf(boardB)).length).toBe(MEASURES.length + 1);
  expect(server.logged.filter(({ level }) => level >= 40)).toEqual([]);
  expect(await db.raw('PRAGMA foreign_key_check')).toEqual([]);

  // Loaded anew, document and rows still agree.
  for (const page of pages.splice(0)) page.destroy();
  await until('let go', () => server.collab.stats().documents === 0);
  const again = await open('b1', boardB);
  expect([...again.getSnapshot().board.cards.keys()].sort()).toEqual(await rowsOf(boardB));
  expect(server.logged.filter(({ level }) => level >= 40)).toEqual([]);
});

test('flags, instructions, confirmations and what happened before go along', async () => {
  const { db } = database;
  const a = await open('a1', boardA);
  const placement = { stage: doing, rank: 'V' as never };
  const task = a.actions.addTask({ measureId: null, commitmentId: null, title: '起草方案', placement });
  move(a, cardOf(boardA, LAST), doing);
  await ready(a);
  const flag = (cardId: CardId, boardId: BoardId, reason: string, until: string | null, since: number) => {
    return { card_id: cardId, board_id: boardId, reason, until, since, set_by: 'root' };
  };
  await db('supervisions').insert([
    flag(task, boardA, '任务滞后', null, 1),
    flag(cardOf(boardA, LAST), boardA, '举措滞后', null, 1),
    flag(cardOf(boardA, first), boardA, '只有它', '2026-12-31', 1),
    flag(cardOf(boardA, second), boardA, '两边都有', '2026-12-01', 1),
    flag(cardOf(boardB, second), boardB, '这边也有', '2026-12-31', 2),
  ]);
  const planId = 'plan' as PlanId;
  const by = 'root' as PersonId;
  await insertDecision(db, { id: 'on-task', planId, agencyIds: [agencyA], by, cardId: task });
  await insertDecision(db, { id: 'on-measure', planId, agencyIds: [agencyA, agencyB], by, measureId: first });
  const answer = { decision_id: 'on-measure', person_id: 'a1', text: '' };
  await db('decision_answers').insert([
    { ...answer, agency_id: agencyB, at: 1, kind: 'answered' },
    { ...answer, agency_id: agencyA, at: 2, kind: 'accepted' },
  ]);
  const [callId] = await db('confirmation_calls').insert({ plan_id: 'plan', at: 1, called_by: 'root', note: '' });
  await db('confirmations').insert({ call_id: callId, board_id: boardB, at: 2, person_id: 'b1' });
  await db('notes_seen').insert({ person_id: 'a1', document_name: `notes/${task}`, at: 1 });

  const before = await readLiveState(db, planId, () => AT);
  await merge();
  const after = await readLiveState(db, planId, () => AT + 1);
  if (!before || !after) throw new Error('the plan is there');

  const open_ = await db('supervisions')
    .whereNull('lifted_at')
    .orderBy('reason')
    .select('board_id', 'card_id', 'reason', 'until');
  expect(open_).toEqual(
    [
      { board_id: boardB, card_id: task, reason: '任务滞后', until: null },
      { board_id: boardB, card_id: cardOf(boardA, LAST), reason: '举措滞后', until: null },
      { board_id: boardB, card_id: cardOf(boardB, first), reason: '只有它', until: '2026-12-31' },
      { board_id: boardB, card_id: cardOf(boardB, second), reason: '这边也有\n两边都有', until: '2026-12-01' },
    ].sort((x, y) => (x.reason < y.reason ? -1 : 1)),
  );
  const cards = after.boards[0]?.cards ?? [];
  const instructionsOn = (id: CardId) =>
    cards.find((card) => card.id === id)?.instructions.map(({ decisionId, state }) => [decisionId, state]);
  expect(instructionsOn(task)).toEqual([['on-task', 'open']]);
  // One of the two was done: what the other has yet to do is what the agency has yet to do.
  expect(instructionsOn(cardOf(boardB, first))).toEqual([['on-measure', 'answered']]);
  expect(after.boards).toMatchObject([{ id: boardB, confirmation: null }]);
  expect(await db('boards').where({ id: boardA }).first('merged_into', 'agency_id')).toEqual({
    merged_into: boardB,
    agency_id: agencyB,
  });

  // Compared with what was before.
  const diff = diffSnapshots(before, after);
  expect(applyDiff(before, diff)).toEqual({ ...after, takenAt: undefined });
  const taken = diff.cards.filter(({ kinds }) => kinds.includes('taken'));
  expect(taken.map(({ id, from }) => [id, from?.boardId]).sort()).toEqual(
    [task, cardOf(boardA, LAST)].map((id) => [id, boardA]).sort(),
  );
  expect(diff.boards.items).toMatchObject([{ before: { id: boardB } }, { before: { id: boardA }, after: null }]);

  // Its past is read under its own address, and that of its cards goes on where they went.
  const history = await readHistory(db, ROOT, boardA, { at: null, cardId: null }, AT + 10);
  expect(history).toMatchObject({
    now: AT,
    board: { agency: { name: `Agency ${agencyA}` }, merged: { into: boardB, at: AT } },
  });
  expect(history.window.cards.map(({ id }) => id).sort()).toEqual([...a.getSnapshot().board.cards.keys()].sort());
  expect(history.window.changes.map(({ change }) => change.kind)).toEqual(['added', 'moved']);
  const there = await readHistory(db, ROOT, boardB, { at: AT - 1, cardId: null }, AT + 10);
  expect(there.window.changes.filter(({ change }) => change.kind === 'taken')).toHaveLength(2);
  const kindsOf = async (id: CardId) =>
    (await readCard(db, ROOT, boardB, id)).activity.map(({ change }) => change.kind);
  expect(await kindsOf(task)).toEqual(['taken', 'added']);
  expect(await kindsOf(cardOf(boardA, LAST))).toEqual(['taken', 'moved']);
  expect(await findHeir(db, ROOT, boardA, null)).toEqual({ boardId: boardB, cardId: null });
  expect(await findHeir(db, ROOT, boardA, task)).toEqual({ boardId: boardB, cardId: task });
  expect(await findHeir(db, ROOT, boardA, cardOf(boardA, first))).toEqual({
    boardId: boardB,
    cardId: cardOf(boardB, first),
  });
  expect(await findHeir(db, ROOT, boardB, cardOf(boardA, first))).toEqual({
    boardId: boardB,
    cardId: cardOf(boardB, first),
  });
  expect(await findHeir(db, ROOT, boardB, task)).toBeNull();
  await expect(readBoard(db, ROOT, boardA)).rejects.toMatchObject({ code: 'not-found' });
  const flow = await readFlow(db, ROOT, 'plan', { range: 'weeks', boardId: null }, AT + 10);
  expect(flow.boards.map(({ id }) => id)).toEqual([boardB]);
  const [entry] = await db('audit').where({ action: 'agencies-merged' });
  expect(JSON.parse(entry.detail)).toMatchObject({ boardsMerged: 1, cardsTaken: 2, cardsJoined: 5 });
});

test('a board that others had gone into goes on into the next one with them', async () => {
  const { db } = database;
  await db('agencies').insert({ id: 'agency-c', name: 'Agency C', kind: 'ministry' });
  await db('boards').insert({ id: 'board-c', plan_id: 'plan', agency_id: 'agency-c', position: 2 });
  await insertDocument(db, 'board/board-c', boardFromCards([]), 0);
  await merge();
  await merge(agencyB, 'agency-c' as AgencyId, AT + 1);
  expect(await db('boards').orderBy('id').select('id', 'merged_into')).toEqual([
    { id: boardA, merged_into: 'board-c' },
    { id: boardB, merged_into: 'board-c' },
    { id: 'board-c', merged_into: null },
  ]);
  expect((await rowsOf('board-c' as BoardId)).length).toBe(MEASURES.length);
  expect(await findHeir(db, ROOT, boardA, cardOf(boardA, LAST))).toEqual({
    boardId: 'board-c',
    cardId: cardOf(boardA, LAST),
  });
  expect(server.logged.filter(({ level }) => level >= 40)).toEqual([]);
});

test('somebody who moves cards on either board all the while loses nothing that was acknowledged, and is told of the rest', async () => {
  const { db } = database;
  const [a, b] = [await open('a1', boardA), await open('b1', boardB)];
  let isOver = false;
  const play = async (page: BoardSession, boardId: BoardId) => {
    const measures = MEASURES.slice(0, -1);
    for (let moves = 0; !isOver && page.getSnapshot().mergedInto === null; moves++) {
      const measure = measures[moves % measures.length] as MeasureId;
      move(page, cardOf(boardId, measure), STAGES[moves % STAGES.length] as StageId);
      await setTimeout(5);
    }
  };
  const playing = [play(a, boardA), play(b, boardB)];
  const acked = async () => Number((await db('activity').where({ board_id: boardA }).count({ n: '*' }).first())?.n);
  await until('they play', async () => (await acked()) > 10);
  await merge();
  await until('led', () => a.getSnapshot().mergedInto === boardB);
  const stood = new Map((await readMergedCards(db, boardA)).map((card) => [card.id, card]));
  const status = a.getSnapshot().status;
  isOver = true;
  await Promise.all(playing);
  // What the page shows is what was kept, but for what it says is not.
  const differing = [...a.getSnapshot().board.cards.values()].filter((card) => !isSame(card, stood.get(card.id)));
  expect(differing.length > 0).toBe(status.kind === 'refused' && status.unsaved);
  await ready(b);
  const rows = await readCardRows(db, boardB);
  const shown = [...b.getSnapshot().board.cards.values()];
  const inOrder = (cards: readonly Card[]) => cards.toSorted((x, y) => (x.id < y.id ? -1 : 1));
  expect(inOrder(rows)).toEqual(inOrder(shown));
  expect(server.logged.filter(({ level }) => level >= 40)).toEqual([]);
});

test('what was changed offline on a board that has gone is refused, and stays in the browser until it is thrown away', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const a = await open('a1', boardA);
  const { port } = new URL(server.origin);
  await server.close();
  await until('offline', () => a.getSnapshot().status.kind === 'offline');
  move(a, cardOf(boardA, first), doing);
  const notesOf = async () => (await Promise.all((await listCopies('a1' as PersonId)).map(readNotes))).flat();
  await until('noted', async () => (await notesOf()).length === 1);
  server = await startServer(database.db, { port: Number(port), idleMs: 20 });
  // Before the page is back.
  a.destroy();
  await merge();

  const reports: (readonly Unsent[])[] = [];
  const changes = new UnsentChanges('a1' as PersonId, (unsent) => reports.push(unsent), {
    url: server.url,
    WebSocket: webSocketOf('a1', server.origin),
    sendMs: 2_000,
  });
  changes.look();
  await until('told', () => reports.length === 1);
  expect(reports[0]).toEqual([{ document: { kind: 'board', id: boardA }, title: 'Agency', state: 'refused' }]);
  expect(await notesOf()).toHaveLength(1);
  expect(await database.db('activity').where({ kind: 'moved' })).toEqual([]);
  const back = openPage(server, 'a1', boardA, 1, { access: 'write' });
  await until('led', () => back.getSnapshot().mergedInto === boardB);
  expect(back.getSnapshot().status).toEqual({ kind: 'refused', why: 'broken', unsaved: true, kept: 'browser' });
  back.destroy();
  await changes.discard({ kind: 'board', id: boardA });
  changes.stop();
  expect(await notesOf()).toEqual([]);
  vi.unstubAllGlobals();
});

test('what was said on a board and waits for the disk goes along, and the merge waits for it', async () => {
  const { db } = database;
  const release = await holdCommits();
  const [a, colleague] = [await open('a1', boardA), await open('a2', boardA)];
  move(a, cardOf(boardA, LAST), doing);
  await until('said', () => cardIn(colleague, cardOf(boardA, LAST))?.placement.stage === doing);
  // Behind the commit that is under way.
  a.actions.edit(cardOf(boardA, LAST), 'contact', '王五');
  await until('said too', () => cardIn(colleague, cardOf(boardA, LAST))?.contact === '王五');
  const merging = merge();
  release();
  await merging;
  expect(
    await db('cards')
      .where({ id: cardOf(boardA, LAST) })
      .first('board_id', 'stage_id'),
  ).toEqual({
    board_id: boardB,
    stage_id: doing,
  });
  await until('led', () => a.getSnapshot().mergedInto === boardB);
  expect(a.getSnapshot().status).toMatchObject({ kind: 'refused', unsaved: false });
});

test('what is said on a board while it is being closed does not make what waits for the disk count as kept', async () => {
  const { db } = database;
  const release = await holdCommits();
  const [a, colleague] = [await open('a1', boardA), await open('a2', boardA)];
  const card = cardOf(boardA, first);
  move(a, card, doing);
  await until('said', () => cardIn(colleague, card)?.placement.stage === doing);
  // Behind the commit that is under way.
  a.actions.edit(card, 'contact', '王五');
  await until('said too', () => cardIn(colleague, card)?.contact === '王五');
  const kept: unknown[] = [];
  const closed = server.collab.boards.whileClosed([boardA], async () => {
    kept.push(await db('cards').where({ id: card }).first('contact'));
    return new Map();
  });
  a.actions.show({ open: card });
  await until('heard of', () => colleague.getSnapshot().peers.some((peer) => !peer.self && peer.open === card));
  expect(kept).toEqual([]);
  release();
  await closed;
  expect(kept).toEqual([{ contact: '王五' }]);
});

test('whose rights end with their board is led, and not refused, though rights are looked up before they are told', async () => {
  const a = await open('a1', boardA);
  await server.collab.boards.whileClosed([boardA], async () => {
    server.sessions.set('a1', { ...actorOf('a1'), agencyIds: [agencyB] });
    await server.collab.recheck();
    return new Map([[boardA, { code: CLOSE.merged, reason: boardB }]]);
  });
  await until('told', () => a.getSnapshot().status.kind === 'refused');
  expect(a.getSnapshot().mergedInto).toBe(boardB);
});

test('a merge that fails leaves everybody where they were', async () => {
  const { db } = database;
  const [a, b] = [await open('a1', boardA), await open('b1', boardB)];
  await db.raw("CREATE TRIGGER no_merge BEFORE INSERT ON merged_boards BEGIN SELECT RAISE(ABORT, 'no'); END");
  await expect(merge()).rejects.toThrow('no');
  await db.raw('DROP TRIGGER no_merge');
  move(a, cardOf(boardA, first), doing);
  move(b, cardOf(boardB, first), doing);
  await ready(a, b);
  expect(await db('cards').where({ stage_id: doing }).orderBy('id').pluck('id')).toEqual([
    cardOf(boardA, first),
    cardOf(boardB, first),
  ]);
  expect(await db('boards').whereNotNull('merged_into')).toEqual([]);
});

test('killed anywhere in it, it is done whole or not at all', { timeout: 120_000 }, async () => {
  const script = await bundle('test/support/merge-child.ts');
  const a = await open('a1', boardA);
  a.actions.edit(cardOf(boardA, first), 'contact', '张三');
  a.actions.addTask({
    measureId: null,
    commitmentId: null,
    title: '任务',
    placement: { stage: doing, rank: 'V' as never },
  });
  await ready(a);
  const folder = mkdtempSync(join(tmpdir(), 'duban-merge-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  /** @param at the statement at which it is killed; 0 for none */
  const run = async (at: number) => {
    const file = join(folder, `${at}.sqlite`);
    await database.db.raw('VACUUM INTO ?', [file]);
    const child = startChild(script, [file, String(at)]);
    const { signal } = await child.ended;
    const db = openDatabase(file);
    const isMerged = (await db('boards').whereNotNull('merged_into').pluck('id')).length === 1;
    const left = await db('agencies').orderBy('id').pluck('id');
    const counted = Number((await db('cards').count({ n: '*' }).first())?.n);
    const broken = await db.raw('PRAGMA foreign_key_check');
    const own = await startServer(db);
    for (const id of [boardA, boardB]) await own.collab.flush(({ id: each }) => each === id);
    const { epoch } = await db('documents')
      .where({ name: `board/${boardB}` })
      .first('epoch');
    const page = openPage(own, 'b1', boardB, epoch, { access: 'write' });
    await ready(page);
    const shown = page.getSnapshot().board.cards.size;
    page.destroy();
    await own.close();
    await db.destroy();
    const errors = own.logged.filter(({ level }) => level >= 40);
    return { said: child.said, signal, isMerged, left, counted, shown, epoch, broken, errors };
  };
  const whole = await run(0);
  const done = {
    isMerged: true,
    left: [agencyB],
    counted: MEASURES.length + 1,
    shown: MEASURES.length + 1,
    epoch: 2,
    broken: [],
    errors: [],
  };
  expect(whole).toMatchObject({ ...done, signal: null });
  const statements = Number(whole.said[0]);
  const undone = {
    isMerged: false,
    left: [agencyA, agencyB],
    counted: 2 * MEASURES.length,
    shown: MEASURES.length - 1,
    epoch: 1,
    broken: [],
    errors: [],
  };
  const places = [0.3, 0.5, 0.7, 0.9].map((part) => Math.ceil(part * statements));
  for (const at of [...places, statements - 1, statements]) {
    const killed = await run(at);
    expect(killed).toMatchObject({ ...(killed.isMerged ? done : undone), signal: 'SIGKILL' });
  }
});
