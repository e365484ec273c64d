import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { cardKey, PLAN_ROOT } from '#app/collab/plan-doc.ts';
import type { PlanSession } from '#app/collab/plan-session.client.ts';
import { CLOSE, LIMITS } from '#app/collab/protocol.ts';
import { Registers } from '#app/collab/registers.ts';
import type { CardId, DecisionId, PlanId } from '#app/domain/ids.ts';
import { createDocumentStore, type DocumentStore } from '#server/collab/store.ts';
import { cardsOf, isSaved, move, openPage, openRaw, ready, syncFrame } from '#test/support/collab-client.ts';
import {
  BOARDS,
  cardOf,
  createTestDatabase,
  MEASURES,
  STAGES,
  type TestDatabase,
} from '#test/support/collab-database.ts';
import { startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { live, openPlan, planRows, shown } from '#test/support/plan-page.ts';

const [boardA, boardB] = BOARDS as [(typeof BOARDS)[0], (typeof BOARDS)[0]];
const [, doing, review, done] = STAGES as [(typeof STAGES)[0], ...(typeof STAGES)[0][]] & { 1: (typeof STAGES)[0] };
const card = (n: number, board = boardA) => cardOf(board, MEASURES[n] as (typeof MEASURES)[0]);
const PLAN = 'plan' as PlanId;

let database: TestDatabase;
let server: TestServer;
const plans: PlanSession[] = [];

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'b1', 'lead']);
  server = await startServer(database.db);
});

afterEach(async () => {
  for (const page of plans.splice(0)) page.destroy();
  await server.close();
  await database.destroy();
});

async function open(person = 'lead'): Promise<PlanSession> {
  const page = openPlan(server, person, await planRows(database.db));
  plans.push(page);
  return page;
}

/** Until a page shows what the rows say. */
async function agrees(page: PlanSession): Promise<void> {
  const expected = JSON.stringify(sorted(await planRows(database.db)));
  await until('the page shows the rows', () => JSON.stringify(sorted(page.getSnapshot().state)) === expected);
}

/** The same JSON whatever the order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

async function supervise(cardId: CardId, reason: string): Promise<void> {
  await database
    .db('supervisions')
    .insert({ board_id: boardA, card_id: cardId, since: 1, set_by: 'lead', reason, until: null });
}

/** The epoch of the plan's document, as the server tells whoever comes with another. */
async function epochOf(): Promise<string> {
  const raw = await openRaw(server, 'lead', '/collab/plan/plan?epoch=0');
  const { code, reason } = await raw.closed;
  expect(code).toBe(CLOSE.epoch);
  return reason;
}

describe('a reader of a plan', () => {
  test('sees a move on a board, and what else is changed there, once it is in the database', async () => {
    const page = await open();
    await live(page);
    const before = page.getSnapshot().state;
    const board = openPage(server, 'a1', boardA);
    await ready(board);
    const to = move(board, card(0), doing);
    board.actions.edit(card(1), 'contact', '李工');
    board.actions.tick(card(1), `${MEASURES[1]}-1` as never, true);
    const task = board.actions.addTask({ measureId: null, commitmentId: null, title: '新任务', placement: to });
    await until('the move arrives', () => shown(page, card(0))?.placement.stage === doing);
    await until('the rest arrives', () => shown(page, task) !== undefined && shown(page, card(1))?.contact === '李工');
    await until('saved', () => isSaved(board));
    await agrees(page);
    expect(shown(page, card(0))).toMatchObject({ placement: to, supervision: null, instructions: [] });
    expect(shown(page, card(0))?.changedAt).toBeGreaterThan(0);
    const after = page.getSnapshot().state;
    expect(after.boards[1], 'another board is the same object').toBe(before.boards[1]);
    expect(shown(page, card(3))).toBe(before.boards[0]?.cards.find(({ id }) => id === card(3)));
    board.destroy();
  });

  test('is told what others put on cards, and a card that moves meanwhile is not put back', async () => {
    const page = await open();
    const board = openPage(server, 'a1', boardA);
    await live(page);
    await ready(board);
    await supervise(card(2), '进展迟缓');
    move(board, card(2), doing);
    server.collab.plans.changed(PLAN);
    await until('the flag arrives', () => shown(page, card(2))?.supervision !== null);
    await until('saved', () => isSaved(board));
    await agrees(page);
    expect(shown(page, card(2))).toMatchObject({ placement: { stage: doing }, supervision: { reason: '进展迟缓' } });
    move(board, card(2), review as never);
    await until('moved', () => shown(page, card(2))?.placement.stage === review);
    expect(shown(page, card(2))?.supervision?.reason, 'a move leaves the flag').toBe('进展迟缓');
    await database.db('supervisions').update({ lifted_at: 2, lifted_by: 'lead' });
    server.collab.plans.changed(PLAN);
    await until('lifted', () => shown(page, card(2))?.supervision === null);
    board.destroy();
  });

  test('sees a call for confirmation, its answers, and decisions on the plan', async () => {
    const page = await open();
    await live(page);
    const [id] = await database
      .db('confirmation_calls')
      .insert({ plan_id: 'plan', at: 1, called_by: 'lead', note: '' });
    await database.db('confirmations').insert({ call_id: id, board_id: boardB, person_id: 'b1', at: 2 });
    server.collab.plans.changed(PLAN);
    await until('the call arrives', () => page.getSnapshot().state.call !== null);
    await agrees(page);
    expect(page.getSnapshot().state.boards[1]?.confirmation).toMatchObject({ at: 2, by: 'Person b1' });
  });

  test('goes on showing what it had while the server is away, and has the rest when it is back', async () => {
    const page = await open();
    await live(page);
    const { port } = new URL(server.origin);
    await server.close();
    await until('offline', () => page.getSnapshot().status === 'offline');
    expect(shown(page, card(0))?.placement.stage).toBe(STAGES[0]);
    await database
      .db('cards')
      .where({ id: card(0) })
      .update({ contact: '在重启之间' });
    server = await startServer(database.db, { port: Number(port) });
    await live(page);
    await agrees(page);
    expect(shown(page, card(0))?.contact).toBe('在重启之间');
    const board = openPage(server, 'b1', boardB);
    await ready(board);
    move(board, card(0, boardB), done as never);
    await until('live again', () => shown(page, card(0, boardB))?.placement.stage === done);
    board.destroy();
  });

  test('cannot write, whoever it is, and is closed for trying again and again', async () => {
    const page = await open();
    await live(page);
    const raw = await openRaw(server, 'a1', `/collab/plan/plan?epoch=${await epochOf()}`);
    const doc = new Y.Doc();
    new Registers(doc, PLAN_ROOT).set(cardKey(card(0)), { boardId: boardA, card: { id: card(0) } });
    const update = Y.encodeStateAsUpdate(doc);
    raw.sendBytes(syncFrame(1, update));
    for (let n = 0; n <= LIMITS.readOnlyWrites; n++) raw.sendBytes(syncFrame(2, update));
    expect((await raw.closed).code).toBe(CLOSE.readOnly);
    await agrees(page);
  });
});

describe('a plan’s document', () => {
  test('is of another epoch at every load, and nothing of it is in the database', async () => {
    await server.close();
    // Long enough that who is told of an epoch still finds it: they come twice, and it must not have begun anew meanwhile.
    server = await startServer(database.db, { idleMs: 300 });
    const first = await epochOf();
    await until('gone', () => server.collab.stats().documents === 0);
    expect(await epochOf()).not.toBe(first);
    const page = await open();
    const board = openPage(server, 'a1', boardA);
    await live(page);
    await ready(board);
    move(board, card(0), doing);
    await until('moved', () => shown(page, card(0))?.placement.stage === doing && isSaved(board));
    board.destroy();
    page.destroy();
    await until('gone', () => server.collab.stats().documents === 0);
    expect(await database.db('documents').whereLike('name', 'plan/%')).toEqual([]);
    expect(await database.db('document_updates').whereLike('document_name', 'plan/%')).toEqual([]);
    expect(server.collab.stats()).toMatchObject({ unsaved: 0, failing: false });
  });

  test('misses no commit that comes while it is being read', async () => {
    await server.close();
    const store = createDocumentStore(database.db);
    let isReading = false;
    let goOn: () => void = () => undefined;
    // Holds what was read back until a commit has come after it.
    const slow: DocumentStore = {
      ...store,
      async load(name) {
        const loaded = await store.load(name);
        if (name.kind !== 'plan') return loaded;
        isReading = true;
        await new Promise<void>((resolve) => (goOn = resolve));
        return loaded;
      },
    };
    server = await startServer(database.db, { store: slow });
    const board = openPage(server, 'a1', boardA);
    await ready(board);
    const page = await open();
    await until('it is being read', () => isReading);
    move(board, card(0), doing);
    await until('committed', () => isSaved(board));
    await supervise(card(1), '漏报');
    server.collab.plans.changed(PLAN);
    goOn();
    await live(page);
    expect(shown(page, card(0))?.placement.stage, 'it was never shown without').toBe(doing);
    await until('the flag arrives', () => shown(page, card(1))?.supervision != null);
    board.destroy();
  });

  test('does not put a card back that moves while flags are read anew', async () => {
    await server.close();
    const store = createDocumentStore(database.db);
    let isRead = false;
    let goOn: () => void = () => undefined;
    // Holds what was read back until a commit has come after it.
    const slow: DocumentStore = {
      ...store,
      async load(name) {
        const loaded = await store.load(name);
        if (loaded?.kind !== 'plan') return loaded;
        const read = async () => {
          const planState = await loaded.read();
          isRead = true;
          await new Promise<void>((resolve) => (goOn = resolve));
          return planState;
        };
        return { ...loaded, read };
      },
    };
    server = await startServer(database.db, { store: slow });
    const board = openPage(server, 'a1', boardA);
    const page = await open();
    await ready(board);
    await live(page);
    const stages: (string | undefined)[] = [];
    page.subscribe(() => stages.push(shown(page, card(0))?.placement.stage));
    await supervise(card(0), '进展迟缓');
    server.collab.plans.changed(PLAN);
    await until('the rows are read', () => isRead);
    move(board, card(0), doing);
    await until('moved', () => shown(page, card(0))?.placement.stage === doing);
    goOn();
    await until('the flag arrives', () => shown(page, card(0))?.supervision != null);
    expect(new Set(stages)).toEqual(new Set([doing]));
    board.destroy();
  });

  test('agrees with the rows after many moves by several people, whenever it was opened', async () => {
    const boards = [openPage(server, 'a1', boardA), openPage(server, 'b1', boardB)];
    await ready(...boards);
    const pages: PlanSession[] = [];
    for (let n = 0; n < 60; n++) {
      const board = boards[n % 2] as (typeof boards)[0];
      move(board, card(n % 6, BOARDS[n % 2]), STAGES[n % 4] as (typeof STAGES)[0]);
      if (n % 20 === 5) pages.push(await open());
      if (n % 7 === 0) server.collab.plans.changed(PLAN);
    }
    await until('saved', () => boards.every(isSaved));
    for (const page of pages) {
      await live(page);
      await agrees(page);
    }
    for (const board of boards) expect(Object.keys(cardsOf(board)).length).toBe(6);
    for (const board of boards) board.destroy();
  });

  test('holds a thousand cards, and stays small however often they move', async () => {
    const rows = await database
      .db('cards')
      .where({ id: card(0) })
      .first();
    const tasks = Array.from({ length: 1_000 }, (_, n) => ({
      ...rows,
      id: `task-${n}`,
      kind: 'task',
      title: `任务 ${n}`,
      description: '说'.repeat(2_000),
    }));
    await database.db.batchInsert('cards', tasks, 50);
    const page = await open();
    const board = openPage(server, 'b1', boardB);
    await live(page);
    await ready(board);
    await agrees(page);
    const size = async () => {
      const raw = await openRaw(server, 'lead', `/collab/plan/plan?epoch=${await epochOf()}`);
      raw.sendBytes(syncFrame(0, Uint8Array.of(0)));
      const answer = () => raw.received.find(([type, sub]) => type === 0 && sub === 1);
      await until('an answer', () => answer() !== undefined);
      raw.ws.close();
      return answer()?.length ?? 0;
    };
    const before = await size();
    expect(before, 'descriptions are left out').toBeLessThan(400_000);
    for (let n = 0; n < 100; n++) {
      move(board, card(n % 6, boardB), STAGES[n % 4] as (typeof STAGES)[0]);
      await until('saved', () => isSaved(board));
    }
    await agrees(page);
    expect((await size()) - before).toBeLessThan(2_000);
    board.destroy();
  });
});

test('a decision on a measure is on the cards of its agency', async () => {
  const page = await open();
  await live(page);
  const id = 'decision-1' as DecisionId;
  await database.db('snapshots').insert({
    ...{ id: 'snapshot', plan_id: 'plan', number: 1, title: '', taken_at: 1, reason: 'person' },
    ...{ hash: 'h', counts: '{}', content: Buffer.from([]) },
  });
  await database.db('reviews').insert({
    ...{ id: 'review', plan_id: 'plan', snapshot_id: 'snapshot', title: '会', opened_at: 1, opened_by: 'lead' },
  });
  await database.db('decisions').insert({
    ...{ id, review_id: 'review', plan_id: 'plan', number: 1, text: '月底前报送方案', person: '', due_on: null },
    ...{ measure_id: MEASURES[0], card_id: null, decided_at: 1, decided_by: 'lead' },
  });
  await database.db('decision_agencies').insert({ decision_id: id, agency_id: 'agency-a' });
  server.collab.plans.changed(PLAN);
  await until('it arrives', () => shown(page, card(0))?.instructions.length === 1);
  await agrees(page);
});
