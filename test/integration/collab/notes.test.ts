import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { NotesSession } from '#app/collab/notes-session.client.ts';
import type { IsoDate } from '#app/domain/dates.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import { NOTES_ROOT } from '#app/notes/root.ts';
import { hasLine } from '#db/repositories/notes.server.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { createTestDatabase, MEASURES, type TestDatabase } from '#test/support/collab-database.ts';
import { actorOf, startServer, type TestServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import {
  blocksIn,
  blocksOf,
  fragmentOf,
  isNotesSaved,
  notesReady,
  openNotes,
  typeInto,
  writeParagraph,
} from '#test/support/notes-page.ts';

const NOTES = MEASURES[0] as (typeof MEASURES)[0];
const NAME = `notes/${NOTES}`;
/** Milliseconds of quiet after which a version is kept in these tests. */
const QUIET_MS = 40;

let database: TestDatabase;
let server: TestServer;
const pages: NotesSession[] = [];

function open(person: string, options: Parameters<typeof openNotes>[3] = {}): NotesSession {
  const page = openNotes(server, person, NOTES, options);
  pages.push(page);
  return page;
}

async function restart(): Promise<void> {
  await server.close();
  server = await startServer(database.db, { quietMs: QUIET_MS });
}

/** What the database has, read by itself. */
async function stored(): Promise<string[]> {
  const loaded = await createDocumentStore(database.db).load({ kind: 'notes', id: NOTES });
  if (!loaded?.state) throw new Error('nothing is stored');
  const doc = new Y.Doc();
  for (const update of [loaded.state, ...loaded.updates]) Y.applyUpdate(doc, update);
  return blocksIn(doc.getXmlFragment(NOTES_ROOT));
}

const versions = () => database.db('notes_versions').where({ document_name: NAME }).orderBy('id');

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2', 'b1', 'c1']);
  server = await startServer(database.db, { quietMs: QUIET_MS });
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.leave();
  await server.close();
  await database.destroy();
});

describe('notes that nobody has written in', () => {
  test('open empty for everybody, and leave nothing in the database', async () => {
    const [one, two] = [open('a1'), open('b1')];
    await notesReady(one, two);
    expect(blocksOf(one)).toEqual([]);
    expect(await database.db('documents').where({ name: NAME })).toEqual([]);
  });

  test('are not there where there is no such measure or task', async () => {
    const page = openNotes(server, 'a1', 'measure-z');
    pages.push(page);
    await until('refused', () => page.getSnapshot().status.kind === 'refused');
    expect(page.getSnapshot().document).toBeNull();
  });

  test('are begun once: no text doubles with restarts and reconnects', async () => {
    const [one, two] = [open('a1'), open('b1')];
    await notesReady(one, two);
    writeParagraph(one, '一');
    writeParagraph(two, '二');
    for (let i = 0; i < 3; i++) {
      await until('all saved', () => isNotesSaved(one) && isNotesSaved(two));
      const { port } = new URL(server.origin);
      await server.close();
      server = await startServer(database.db, { port: Number(port), quietMs: QUIET_MS });
      await until('both back', () => isNotesSaved(one) && isNotesSaved(two));
      expect([...blocksOf(one)].sort()).toEqual(['一', '二'].sort());
      expect(await stored()).toEqual(blocksOf(one));
    }
  });
});

describe('what is written', () => {
  test('is seen by the others, and in the database once it is saved', async () => {
    const [one, two] = [open('a1'), open('b1')];
    await notesReady(one, two);
    writeParagraph(one, '沈阳试点');
    expect(one.getSnapshot().status.kind).toBe('saving');
    await until('saved', () => isNotesSaved(one));
    expect(await stored()).toEqual(['沈阳试点']);
    await until('two sees it', () => blocksOf(two).length === 1);
    typeInto(two, 0, '已启动');
    typeInto(one, 0, '鞍山、', 0);
    await until('both saved', () => isNotesSaved(one) && isNotesSaved(two));
    await until(
      'they agree',
      () => blocksOf(one)[0] === '鞍山、沈阳试点已启动' && blocksOf(two)[0] === '鞍山、沈阳试点已启动',
    );
    expect(await stored()).toEqual(['鞍山、沈阳试点已启动']);
  });

  test('is on record for whose connection brought it', async () => {
    const [one, two] = [open('a1'), open('b1')];
    await notesReady(one, two);
    writeParagraph(one, '甲');
    await until('two sees it', () => blocksOf(two).length === 1);
    typeInto(two, 0, '乙乙');
    await until('saved', () => isNotesSaved(two));
    typeInto(two, 0, '丙');
    await until('saved', () => isNotesSaved(one) && isNotesSaved(two));
    const runs = await database.db('document_runs').orderBy('person_id').select('*');
    expect(runs).toMatchObject([
      { document_name: NAME, person_id: 'a1', agency_id: 'agency-a', clock: 0 },
      // In one go: the second time it grew.
      { document_name: NAME, person_id: 'b1', agency_id: 'agency-b', clock: 0, length: 3 },
    ]);
    const { doc } = one.getSnapshot().document as { doc: Y.Doc };
    expect(runs[0].client_id).toBe(doc.clientID);
    expect(runs[0].length).toBe(Y.getState(doc.store, doc.clientID));
  });

  test('is not taken from who answers for something else', async () => {
    await database.db('responsibilities').where({ agency_id: 'agency-b' }).delete();
    const [member, other] = [open('a1'), open('b1', { access: 'read' })];
    await notesReady(member);
    writeParagraph(member, '甲');
    await until('read', () => blocksOf(other).length === 1);
    expect(other.getSnapshot()).toMatchObject({ ready: false, status: { kind: 'read-only' } });
    // As a page that does not mind would.
    const forged = open('b1');
    await until('the text is there', () => forged.getSnapshot().document !== null);
    for (let i = 0; i < 8; i++) typeInto(forged, 0, '乙');
    await until('closed', () => forged.getSnapshot().status.kind === 'refused');
    expect(await stored()).toEqual(['甲']);
    expect(blocksOf(member)).toEqual(['甲']);
  });

  test('is taken from a lead, until they are none', async () => {
    server.sessions.set('c1', { ...actorOf('c1'), roles: ['lead'] });
    const lead = open('c1');
    await notesReady(lead);
    writeParagraph(lead, '请加快');
    await until('saved', () => isNotesSaved(lead));
    expect(await database.db('document_runs').select('person_id', 'agency_id')).toEqual([
      { person_id: 'c1', agency_id: null },
    ]);
    server.sessions.set('c1', actorOf('c1'));
    await server.collab.recheck();
    await until('told', () => lead.getSnapshot().status.kind === 'refused');
  });

  test('that the schema does not know is taken out, for everybody', async () => {
    const [one, two] = [open('a1'), open('b1')];
    await notesReady(one, two);
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText('看这里');
    text.format(0, 3, { link: { href: 'javascript:alert(1)' } });
    paragraph.insert(0, [text]);
    const row = new Y.XmlElement('tableRow');
    fragmentOf(one).push([paragraph, row]);
    await until('saved', () => isNotesSaved(one));
    await until('put right', () => fragmentOf(one).length === 1 && fragmentOf(two).length === 1);
    for (const page of [one, two]) expect(fragmentOf(page).toString()).toBe('<paragraph>看这里</paragraph>');
    expect(server.logged.some(({ msg }) => msg === 'a write did not conform to the document')).toBe(true);
  });
});

describe('versions', () => {
  test('are kept after a quiet spell, with who took part, and not twice of the same text', async () => {
    const [one, two] = [open('a1'), open('b1')];
    await notesReady(one, two);
    writeParagraph(one, '甲');
    await until('two sees it', () => blocksOf(two).length === 1);
    writeParagraph(two, '乙');
    await until('a version', async () => (await versions()).length === 1);
    const people = await database.db('notes_version_people').orderBy('person_id').select('person_id', 'agency_id');
    expect(people).toEqual([
      { person_id: 'a1', agency_id: 'agency-a' },
      { person_id: 'b1', agency_id: 'agency-b' },
    ]);
    const loaded = await createDocumentStore(database.db).load({ kind: 'notes', id: NOTES });
    expect(loaded).toMatchObject({
      version: { content: { type: 'doc', content: [{ content: [{ text: '甲' }] }, { content: [{ text: '乙' }] }] } },
    });
    await restart();
    const again = open('a2');
    await notesReady(again);
    await restart();
    expect(await versions()).toHaveLength(1);
  });

  test('name who took away as well as who wrote, and nobody who only looked', async () => {
    await server.close();
    server = await startServer(database.db);
    const [one, two, three] = [open('a1'), open('a2'), open('b1')];
    await notesReady(one, two, three);
    writeParagraph(one, '甲');
    writeParagraph(one, '乙');
    await until('two sees it', () => blocksOf(two).length === 2);
    fragmentOf(two).delete(0, 1);
    await until('saved', () => isNotesSaved(two));
    await restart();
    const people = await database.db('notes_version_people').orderBy('person_id').pluck('person_id');
    expect(people).toEqual(['a1', 'a2']);
  });

  test('are kept when the server ends, and after a kill with the next quiet spell', async () => {
    await server.close();
    server = await startServer(database.db);
    const one = open('a1');
    await notesReady(one);
    writeParagraph(one, '甲');
    await until('saved', () => isNotesSaved(one));
    one.leave();
    expect(await versions()).toEqual([]);
    await restart();
    expect(await versions()).toHaveLength(1);
    // As a kill leaves it: saved, and not kept as a version.
    await database.db('notes_versions').delete();
    const two = open('a2');
    await notesReady(two);
    two.leave();
    await restart();
    expect(await versions()).toHaveLength(1);
    // Who was there before the kill took part, whoever looks after it.
    expect(await database.db('notes_version_people').select('person_id', 'agency_id')).toEqual([
      { person_id: 'a1', agency_id: 'agency-a' },
    ]);
  });
});

describe('a line from elsewhere', () => {
  const person = { id: 'a1' as PersonId, name: '沈志远', agency: '发改委', agencyId: 'agency-a' as AgencyId };
  const line = (text: string, key: string) => ({ on: '2026-11-25' as IsoDate, by: '发改委 沈志远', text, key });
  const append = (text: string, key = text) =>
    server.collab.notes.append(NOTES, person, line(text, key), Date.now(), () => hasLine(database.db, person.id, key));

  test('stands under its day and its person, and a second one under the same heading', async () => {
    await append('完成了审批事项清单。');
    const page = open('b1');
    await notesReady(page);
    await append('印发了通知。');
    await until('both', () => fragmentOf(page).length === 3);
    expect(fragmentOf(page).toString()).toBe(
      '<heading level="3"><day on="2026-11-25"></day> 发改委 沈志远</heading>' +
        '<paragraph>完成了审批事项清单。</paragraph><paragraph>印发了通知。</paragraph>',
    );
    expect(await stored()).toEqual(blocksOf(page));
    expect(await database.db('document_runs').distinct('person_id', 'agency_id')).toEqual([
      { person_id: 'a1', agency_id: 'agency-a' },
    ]);
  });

  test('is there once, however often it is asked for at a time, and on record with it', async () => {
    await Promise.all([append('一次', 'key'), append('一次', 'key'), append('一次', 'key')]);
    await append('一次', 'key');
    expect((await stored()).slice(1)).toEqual(['一次']);
    expect(await hasLine(database.db, 'a1', 'key')).toBe(true);
    expect(await hasLine(database.db, 'b1', 'key')).toBe(false);
  });

  test('is not said to be there while the database takes nothing', async () => {
    const writer = open('a1');
    await notesReady(writer);
    await database.db.raw(
      `CREATE TRIGGER full BEFORE INSERT ON document_updates BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );
    writeParagraph(writer, '写不进');
    await until('told', () => writer.getSnapshot().status.kind === 'not-kept');
    await expect(append('进展')).rejects.toMatchObject({ code: 'not-saved' });
    await database.db.raw('DROP TRIGGER full');
    await until('saved', () => isNotesSaved(writer));
    await append('进展');
    expect((await stored()).at(-1)).toBe('进展');
  });
});

test('what they say now is kept as a version before another one is restored, once', async () => {
  await server.close();
  server = await startServer(database.db);
  const page = open('a1');
  await notesReady(page);
  writeParagraph(page, '甲');
  await until('saved', () => isNotesSaved(page));
  const person = { id: 'a1' as PersonId, name: 'A', agency: null, agencyId: null };
  await server.collab.notes.keep(NOTES, person);
  await server.collab.notes.keep(NOTES, person);
  expect(await versions()).toMatchObject([{ reason: 'restore', characters: 1 }]);
});

test('who is on them is told when their comments change', async () => {
  const [one, reader] = [open('a1'), open('b1', { access: 'read' })];
  await notesReady(one);
  await until('read', () => reader.getSnapshot().status.kind === 'read-only');
  const revisions = () => [one, reader].map((page) => page.getSnapshot().commentsRevision);
  const before = revisions();
  server.collab.notes.commentsChanged(NOTES);
  await until('told', () => revisions().every((revision, at) => revision === (before[at] as number) + 1));
});

describe('damage', () => {
  async function writeAndLeave(...texts: string[]): Promise<void> {
    const page = open('a1');
    await notesReady(page);
    for (const text of texts) {
      writeParagraph(page, text);
      await until('saved', () => isNotesSaved(page));
    }
    page.leave();
  }

  test('of an update: what is missing comes back with a page that has it', async () => {
    const page = open('a1');
    await notesReady(page);
    for (const text of ['一', '二', '三']) {
      writeParagraph(page, text);
      await until('saved', () => isNotesSaved(page));
    }
    const updates = await database.db('document_updates').orderBy('id').select('id');
    expect(updates).toHaveLength(3);
    const broken = Buffer.from('broken');
    // Behind the server's back, as it lies there when it is killed.
    const { port } = new URL(server.origin);
    const keep = await database.db('document_updates').orderBy('id');
    await server.close();
    await database
      .db('documents')
      .where({ name: NAME })
      .update({ state: Buffer.of(0, 0), state_hash: HASH_OF_NOTHING });
    await database
      .db('document_updates')
      .insert(keep.map((row) => (row.id === updates[1].id ? { ...row, update: broken } : row)));
    server = await startServer(database.db, { port: Number(port), quietMs: QUIET_MS });
    const reader = open('b1');
    await until('all three again', () => reader.getSnapshot().document !== null && blocksOf(reader).length === 3);
    expect(blocksOf(reader)).toEqual(['一', '二', '三']);
    await until('the page is back', () => isNotesSaved(page));
    expect(blocksOf(page)).toEqual(['一', '二', '三']);
    expect(server.logged.some(({ msg }) => msg === 'damaged row')).toBe(true);
    const aside = await database.db('damaged_rows').where({ document_name: NAME, origin: 'update' }).pluck('origin_id');
    expect(aside.filter((id) => id !== null)).toEqual([updates[1].id]);
  });

  test('of an update: those that cannot be read without it are set aside with it', async () => {
    const page = open('a1');
    await notesReady(page);
    for (const text of ['一', '二', '三']) {
      writeParagraph(page, text);
      await until('saved', () => isNotesSaved(page));
    }
    const rows = await database.db('document_updates').orderBy('id');
    page.leave();
    await server.close();
    const kept = database.db('documents').where({ name: NAME });
    await kept.update({ state: Buffer.of(0, 0), state_hash: HASH_OF_NOTHING });
    const broken = rows.map((row, i) => (i === 1 ? { ...row, update: Buffer.from('broken') } : row));
    await database.db('document_updates').insert(broken);
    server = await startServer(database.db);
    const reader = open('b1');
    await until('what can be read', () => reader.getSnapshot().document !== null && blocksOf(reader).length === 1);
    await until('written down', async () => (await database.db('document_updates')).length === 0);
    const aside = await database.db('damaged_rows').orderBy('id');
    expect(aside.map(({ bytes }) => Buffer.from(bytes).equals(Buffer.from('broken')))).toEqual([true, false]);
    // With the damaged one from a backup, all of it is there again.
    const doc = new Y.Doc();
    for (const update of [aside[1].bytes, rows[1].update]) Y.applyUpdate(doc, update);
    expect(blocksIn(doc.getXmlFragment(NOTES_ROOT))).toEqual(['一', '二', '三']);
  });

  test('of the state: the newest version takes its place in a new epoch, and nothing doubles', async () => {
    await writeAndLeave('甲', '乙');
    await restart();
    await database
      .db('documents')
      .where({ name: NAME })
      .update({ state: Buffer.from('broken') });
    const old = open('a1');
    await until('there', () => old.getSnapshot().ready && isNotesSaved(old));
    expect(blocksOf(old)).toEqual(['甲', '乙']);
    await until('written down', async () => {
      const row = await database.db('documents').where({ name: NAME }).first('epoch');
      return row.epoch === 2;
    });
    expect(await stored()).toEqual(['甲', '乙']);
  });
});

/** SHA-256 of Yjs' update for nothing. */
const HASH_OF_NOTHING = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
