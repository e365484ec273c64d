import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { CLOSE, LIMITS } from '#app/collab/protocol.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import type { RawClient } from '#test/support/collab-client.ts';
import {
  awarenessFrame,
  cardsOf,
  isSaved,
  move,
  openPage,
  openRaw,
  ready,
  syncFrame,
} from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, commitmentOf, createTestDatabase, MEASURES, STAGES } from '#test/support/collab-database.ts';
import type { TestServer } from '#test/support/collab-server.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA] = BOARDS as [(typeof BOARDS)[0]];
const [m1, m2] = MEASURES as [(typeof MEASURES)[0], (typeof MEASURES)[0]];
const [todo, doing] = STAGES as [(typeof STAGES)[0], (typeof STAGES)[0]];
const path = `/collab/board/${boardA}?epoch=1`;
const first = cardOf(boardA, m1);

let database: TestDatabase;
let server: TestServer;
/** An honest page that is there all the time and must notice nothing. */
let bystander: BoardSession;

beforeAll(async () => {
  database = await createTestDatabase(['a1', 'a2', 'b1']);
  server = await startServer(database.db);
  bystander = openPage(server, 'a2', boardA);
  await ready(bystander);
});

afterAll(async () => {
  bystander.destroy();
  await server.close();
  await database.destroy();
});

async function rows(): Promise<Record<string, unknown>> {
  const cards = await readCardRows(database.db, boardA);
  return Object.fromEntries(cards.map((card) => [card.id, card]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

/** A document as the server has it, and the update that some writing to it makes. */
async function forge(client: RawClient, write: (doc: Y.Doc) => void): Promise<Uint8Array> {
  client.received.length = 0;
  client.sendBytes(syncFrame(0, Uint8Array.of(0)));
  await until('state', () => client.received.some(([type, sub]) => type === 0 && sub === 1));
  const frame = client.received.find(([type, sub]) => type === 0 && sub === 1) ?? new Uint8Array();
  const doc = new Y.Doc();
  // Behind the two types comes the length of the update.
  let at = 2;
  while (((frame[at] ?? 0) & 128) !== 0) at++;
  Y.applyUpdate(doc, frame.subarray(at + 1));
  const before = Y.encodeStateVector(doc);
  let update = new Uint8Array();
  doc.once('update', (bytes: Uint8Array) => {
    update = new Uint8Array(bytes);
  });
  doc.transact(() => write(doc));
  return update.length > 0 ? update : Y.encodeStateAsUpdate(doc, before);
}

const push =
  (...entries: unknown[]) =>
  (doc: Y.Doc) =>
    doc.getArray(BOARD_ROOT).push(entries);

describe('a frame that is not one', () => {
  test.each<[string, number[]]>([
    ['empty', []],
    ['unknown type', [9]],
    ['sync of unknown type', [0, 7, 0]],
    ['sync without a body', [0, 2]],
    ['length beyond the end', [0, 2, 200, 1, 1]],
    ['gigantic length', [0, 2, 255, 255, 255, 255, 255, 255, 255, 127, 1]],
    ['bytes after the end', [0, 2, 2, 0, 0, 1]],
    ['awareness of a gigantic count', [1, 5, 255, 255, 255, 255, 15]],
    ['awareness cut off', [1, 3, 1, 5, 1]],
    ['auth', [2, 0, 1, 65]],
    ['fence without a number', [101]],
    ['number without an end', [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
    ['state vector cut off', [0, 0, 1, 5]],
    ['update that does not decode', [0, 2, 3, 5, 5, 5]],
    ['fence with a number that no client can count to', [101, 128, 128, 128, 128, 128, 128, 128, 16]],
    ['awareness of a client id above 32 bits', [1, 12, 1, 128, 128, 128, 128, 16, 1, 4, 110, 117, 108, 108]],
  ])('closes its own connection: %s', async (_what, bytes) => {
    const client = await openRaw(server, 'a1', path);
    client.send(...bytes);
    expect(await client.closed).toEqual({ code: CLOSE.malformed, reason: 'malformed' });
    expect(bystander.getSnapshot().status.kind).toBe('saved');
  });

  test('text closes its own connection', async () => {
    const client = await openRaw(server, 'a1', path);
    client.ws.send('hello');
    expect((await client.closed).code).toBe(CLOSE.malformed);
  });

  test('one above the size bound, and one above ws’s own, close it', async () => {
    for (const size of [LIMITS.frameBytes + 1, LIMITS.frameBytes * 2 + 1]) {
      const client = await openRaw(server, 'a1', path);
      client.sendBytes(new Uint8Array(size));
      expect([CLOSE.tooMuch, 1009]).toContain((await client.closed).code);
    }
  });

  test('more in a second than a person can do closes it', async () => {
    const client = await openRaw(server, 'a1', path);
    for (let i = 0; i <= LIMITS.framesPerSecond * LIMITS.rateSeconds + 100; i++) client.send(3);
    expect((await client.closed).code).toBe(CLOSE.tooFast);
  });

  test('real frames, cut short or with bits flipped, harm nobody', async () => {
    const seed = await openRaw(server, 'a1', path);
    const update = await forge(seed, push([`${first}/contact`, 'fuzz']));
    seed.ws.terminate();
    const real = [syncFrame(0, Uint8Array.of(0)), syncFrame(1, update), syncFrame(2, update), awarenessFrame(5, 1, {})];
    const cards = cardsOf(bystander);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...real),
        fc.array(fc.tuple(fc.nat(), fc.nat(7)), { maxLength: 4 }),
        fc.option(fc.nat()),
        async (frame, flips, cut) => {
          const bytes = Uint8Array.from(frame);
          for (const [at, bit] of flips) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
          const client = await openRaw(server, 'a1', path);
          client.sendBytes(cut === null ? bytes : bytes.subarray(0, cut % bytes.length));
          // Answered, or closed: either way the frame has been dealt with.
          client.send(3);
          let over = false;
          void client.closed.then(() => {
            over = true;
          });
          await until('dealt with', () => over || client.received.some(([type]) => type === 1));
          client.ws.terminate();
        },
      ),
      { numRuns: 150 },
    );
    expect(bystander.getSnapshot().status.kind).toBe('saved');
    expect(Object.keys(cardsOf(bystander))).toEqual(Object.keys(cards));
    const probe = openPage(server, 'a1', boardA);
    await ready(probe);
    move(probe, first, doing);
    await until('saved', () => isSaved(probe));
    await until('agree', () => JSON.stringify(cardsOf(probe)) === JSON.stringify(cardsOf(bystander)));
    expect(await rows()).toEqual(cardsOf(probe));
    probe.destroy();
  });
});

describe('a valid update of what boards do not have', () => {
  test.each<[string, (doc: Y.Doc) => void]>([
    ['another root type', (doc) => doc.getMap('evil').set('a', 1)],
    ['text', (doc) => doc.getText('notes').insert(0, 'x')],
    ['a nested type', (doc) => doc.getArray(BOARD_ROOT).push([new Y.Map()])],
    ['bytes', (doc) => doc.getArray(BOARD_ROOT).push([new Uint8Array(5)])],
    ['a document in the document', (doc) => doc.getArray(BOARD_ROOT).push([new Y.Doc()])],
    ['a key in the array', (doc) => doc.getMap(BOARD_ROOT).set('a', 1)],
  ])('closes the connection: %s', async (_what, write) => {
    const client = await openRaw(server, 'a1', path);
    const foreign = new Y.Doc();
    write(foreign);
    client.sendBytes(syncFrame(2, Y.encodeStateAsUpdate(foreign)));
    expect((await client.closed).code).toBe(CLOSE.malformed);
    expect(bystander.getSnapshot().status.kind).toBe('saved');
  });

  test('that speaks for the server, as whom documents begin, closes the connection', async () => {
    const client = await openRaw(server, 'a1', path);
    const update = await forge(client, (doc) => {
      doc.clientID = 1;
      doc.getArray(BOARD_ROOT).push([[`${first}/contact`, 'the server']]);
    });
    client.sendBytes(syncFrame(2, update));
    expect((await client.closed).code).toBe(CLOSE.malformed);
  });

  test('that builds on what the server has not got is not taken, nor acknowledged, and asked for anew', async () => {
    const client = await openRaw(server, 'a1', path);
    const doc = new Y.Doc();
    doc.getArray(BOARD_ROOT).push([[`${first}/contact`, 'one']]);
    const before = Y.encodeStateVector(doc);
    doc.getArray(BOARD_ROOT).push([[`${first}/contact`, 'two']]);
    client.sendBytes(syncFrame(2, Y.encodeStateAsUpdate(doc, before)));
    client.send(101, 1);
    await until('asked anew', () => client.received.filter(([type, sub]) => type === 0 && sub === 0).length === 2);
    client.send(101, 2);
    client.sendBytes(syncFrame(1, Y.encodeStateAsUpdate(doc)));
    client.send(101, 3);
    await until('acked', () => client.received.some(([type]) => type === 101));
    expect(client.received.filter(([type]) => type === 101).map(([, seq]) => seq)).toEqual([3]);
    await until('seen', () => bystander.getSnapshot().board.cards.get(first)?.contact === 'two');
    client.ws.terminate();
  });
});

describe('a write that does not conform is put right for everybody', () => {
  const task = (id: string, identity: unknown, placement: unknown = { stage: todo, rank: 'V' }, title: unknown = 'T') =>
    push([`${id}/identity`, identity], [`${id}/placement`, placement], [`${id}/title`, title]);
  const free = { kind: 'task', measureId: null, commitmentId: null };

  test.each<[string, (doc: Y.Doc) => void]>([
    ['unknown stage', push([`${first}/placement`, { stage: 'nowhere', rank: 'V' }])],
    ['rank of another shape', push([`${first}/placement`, { stage: todo, rank: 'V0' }])],
    ['rank too long', push([`${first}/placement`, { stage: todo, rank: 'V'.repeat(201) }])],
    ['placement with more in it', push([`${first}/placement`, { stage: todo, rank: 'V', x: 1 }])],
    ['contact that is no text', push([`${first}/contact`, { html: '<b>' }])],
    ['contact too long', push([`${first}/contact`, 'x'.repeat(61)])],
    ['contact with a NUL', push([`${first}/contact`, 'a\u0000b'])],
    ['a day there is not', push([`${first}/dueOn`, '2017-02-29'])],
    ['another measure for a measure card', push([`${first}/identity`, { kind: 'measure', measureId: m2 }])],
    ['a measure card made a task', push([`${first}/identity`, free], [`${first}/title`, 'T'])],
    ['a measure card archived', push([`${first}/archived`, true])],
    ['a tick of another measure', push([`${first}/tick.${commitmentOf(m2, 1)}`, true])],
    ['a tick of nothing', push([`${first}/tick.nothing`, true])],
    ['a tick that is no flag', push([`${first}/tick.${commitmentOf(m1, 1)}`, 'yes'])],
    ['a key of another shape', push(['<script>', 1], [`${first}/other`, 1], [`${first}`, 1], ['/contact', 'x'])],
    ['__proto__', push(['__proto__/contact', 'x'], [`${first}/__proto__`, {}])],
    ['entries of another shape', push(7, 'text', null, [1, 2, 3], { a: 1 })],
    ['another measure card', task('forged', { kind: 'measure', measureId: m1 })],
    ['a task under an unknown measure', task('forged', { ...free, measureId: 'nowhere' })],
    [
      'a task of a commitment of another measure',
      task('forged', { ...free, measureId: m1, commitmentId: commitmentOf(m2, 1) }),
    ],
    ['a task nowhere', task('forged', free, { stage: 'nowhere', rank: 'V' })],
    ['a task without a title', task('forged', free, undefined, '  ')],
    ['half a task', push(['forged/identity', free])],
    ['everything deleted', (doc) => doc.getArray(BOARD_ROOT).delete(0, doc.getArray(BOARD_ROOT).length)],
    ['one register deleted', (doc) => doc.getArray(BOARD_ROOT).delete(0, 1)],
  ])('%s', async (_what, write) => {
    const before = cardsOf(bystander);
    const client = await openRaw(server, 'a1', path);
    client.sendBytes(syncFrame(2, await forge(client, write)));
    client.send(101, 1);
    await until('acked', () => client.received.some(([type]) => type === 101));
    client.ws.terminate();
    const fresh = openPage(server, 'a1', boardA);
    await ready(fresh);
    expect(cardsOf(fresh)).toEqual(before);
    expect(await rows()).toEqual(before);
    await until('bystander agrees', () => JSON.stringify(cardsOf(bystander)) === JSON.stringify(before));
    fresh.destroy();
  });

  test('a task card may not become another, nor lose its title', async () => {
    const client = await openRaw(server, 'a1', path);
    client.sendBytes(syncFrame(2, await forge(client, task('sound', free))));
    await until('there', () => bystander.getSnapshot().board.cards.has('sound' as never));
    const before = cardsOf(bystander);
    client.sendBytes(
      syncFrame(2, await forge(client, push(['sound/identity', { ...free, measureId: m1 }], ['sound/title', '']))),
    );
    client.send(101, 1);
    await until('acked', () => client.received.some(([type]) => type === 101));
    expect(await rows()).toEqual(before);
    expect(cardsOf(bystander)).toEqual(before);
    client.ws.terminate();
  });

  test('a card of another board stays that board’s, also in the rows', async () => {
    const theirs = cardOf(BOARDS[1] as never, m1);
    const client = await openRaw(server, 'a1', path);
    client.sendBytes(syncFrame(2, await forge(client, task(theirs, free, { stage: doing, rank: 'V' }, 'stolen'))));
    client.send(101, 1);
    await until('acked', () => client.received.some(([type]) => type === 101));
    const row = await database.db('cards').where({ id: theirs }).first();
    expect(row).toMatchObject({ board_id: BOARDS[1], kind: 'measure', stage_id: todo, title: '' });
    client.ws.terminate();
  });
});
