import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/policy.ts';
import { DRAFT_LIMITS } from '#app/drafts/limits.ts';
import * as draftPage from '#app/routes/drafts.$draftId/route.tsx';
import * as boardsPage from '#app/routes/drafts.$draftId_.boards/route.tsx';
import * as newPage from '#app/routes/plans.new/route.tsx';
import { docxFiles, paragraph } from '#test/support/docx.ts';
import { draftScene, placeOf, SMALL_DOCUMENT } from '#test/support/drafts.ts';
import { withToken } from '#test/support/form-token.ts';
import { pack } from '#test/support/packed-zip.ts';
import { servePages } from '#test/support/pages.ts';

async function setup() {
  const scene = await draftScene();
  // What they send and answer, without what they show.
  const server = await servePages(scene.db, scene.dir, {
    'plans/new': { loader: newPage.loader, action: newPage.action },
    'drafts/:draftId': { loader: draftPage.loader, action: draftPage.action },
    'drafts/:draftId/boards': { loader: boardsPage.loader, action: boardsPage.action },
  });
  const ask = async (who: Actor | null, path: string, init: RequestInit = {}) => {
    const headers = new Headers({ Origin: server.address, ...(init.headers as Record<string, string>) });
    if (who) headers.set('Cookie', await server.signIn(who.personId));
    return fetch(server.address + path, { redirect: 'manual', ...init, headers: withToken(headers) });
  };
  const post = (who: Actor | null, path: string, fields: Record<string, string | Blob>, headers = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') body.set(name, value);
      else body.set(name, value, value instanceof File ? value.name : 'file');
    }
    return ask(who, path, { method: 'POST', body, headers });
  };
  /** @param how of a script, which is answered with data in the place of a page */
  const upload = (name: string, bytes: string | Buffer, how: '' | '.data' = '') =>
    post(scene.people.admin, `/plans/new${how}`, {
      text: '',
      file: new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name),
    });
  return { ...scene, ask, post, upload };
}

describe('the form that brings a document in', () => {
  it('makes a draft of a text, of a file, of a Word document and of a page, and leads there', async () => {
    const { post, upload, people, drafts } = await setup();
    const pasted = await post(people.admin, '/plans/new', { text: SMALL_DOCUMENT });
    expect([pasted.status, pasted.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/drafts\/[\w-]+$/)]);
    const again = await upload('意见.txt', SMALL_DOCUMENT);
    expect(again.headers.get('location')).toBe(`${pasted.headers.get('location')}?already`);
    const word = await upload(
      '../../意见.docx',
      pack(docxFiles(paragraph('关于甲的意见') + paragraph('（一）乙。丙。（财政部负责）'))),
    );
    const page = await upload('a.html', '<p>关于丁的意见</p><script>alert(1)</script>');
    for (const answer of [word, page]) expect(answer.status).toBe(303);
    expect((await drafts.list(people.admin)).map(({ title, format, fileName }) => [title, format, fileName])).toEqual(
      expect.arrayContaining([
        ['关于试点的意见', 'paste', ''],
        ['关于甲的意见', 'docx', '意见.docx'],
        ['关于丁的意见', 'html', 'a.html'],
      ]),
    );
  });

  it('is refused with a code and a status, and leaves nothing behind', async () => {
    const { upload, post, people, drafts } = await setup();
    const bomb = pack(new Map([['word/document.xml', Buffer.alloc(40_000_000, ' ')]]));
    expect(bomb.length).toBeLessThan(100_000);
    const cases: [string, string | Buffer, number][] = [
      ['a.pdf', '%PDF-1.7', 415],
      ['a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 415],
      ['a.docx', bomb, 413],
      ['a.txt', ' ', 422],
      ['a.txt', '', 422],
      ['a.txt', Buffer.alloc(DRAFT_LIMITS.fileBytes + 1, 'a'), 413],
      ['a.txt', Buffer.alloc(DRAFT_LIMITS.formBytes, 'a'), 413],
      ['a.txt', '字'.repeat(DRAFT_LIMITS.characters + 1), 413],
    ];
    for (const [name, bytes, status] of cases) {
      const answer = await upload(name, bytes, '.data');
      expect(answer.status, name).toBe(status);
    }
    expect((await post(people.admin, '/plans/new.data', { text: '  ' })).status).toBe(400);
    expect(await drafts.list(people.admin)).toEqual([]);
  });

  it('is for those who may import, from pages of this site', async () => {
    const { post, ask, people, drafts } = await setup();
    const text = SMALL_DOCUMENT;
    expect((await post(people.lead, '/plans/new.data', { text })).status).toBe(404);
    expect((await post(null, '/plans/new', { text })).headers.get('location')).toBe('/sign-in');
    expect((await post(people.admin, '/plans/new', { text }, { Origin: 'https://elsewhere.example' })).status).toBe(
      403,
    );
    expect((await ask(people.lead, '/plans/new.data')).status).toBe(404);
    expect(await drafts.list(people.admin)).toEqual([]);
  });
});

describe('the page of a draft', () => {
  it('corrects what its forms say, and nothing else', async () => {
    const { post, people, begin, drafts } = await setup();
    const { id } = await begin();
    const path = `/drafts/${id}`;
    const commitment = String(placeOf('各地要'));
    const add = { kind: 'agency-add', commitment, agency: '水利部', role: 'support' };
    expect((await post(people.admin, `${path}.data`, add)).status).toBe(200);
    expect((await post(people.admin, `${path}.data`, add)).status).toBe(409);
    const bad: Record<string, string>[] = [
      { kind: 'none' },
      { ...add, role: 'king' },
      { ...add, commitment: '-1' },
      { ...add, commitment: '1e9' },
      { ...add, agency: '字'.repeat(5_000) },
      { kind: 'deadline-add', commitment, on: '2031-02-30', phrase: '试点' },
      { intent: 'undo', revision: 'x' },
      { intent: 'everything' },
    ];
    for (const fields of bad)
      expect((await post(people.admin, `${path}.data`, fields)).status, JSON.stringify(fields)).toBe(400);
    expect((await post(people.lead, `${path}.data`, add)).status).toBe(404);
    expect((await drafts.read(people.admin, id)).corrections).toHaveLength(1);
    expect((await post(people.admin, `${path}.data`, { intent: 'undo', revision: '2' })).status).toBe(200);
    expect((await post(people.admin, `${path}.data`, { intent: 'undo', revision: '2' })).status).toBe(409);
  });

  it('makes the boards that were confirmed, and leads there', async () => {
    const { post, people, begin, db } = await setup();
    const { id } = await begin();
    expect((await post(people.lead, `/drafts/${id}/boards.data`, { revision: '1' })).status).toBe(404);
    expect((await post(people.admin, `/drafts/${id}/boards.data`, { revision: '9' })).status).toBe(409);
    const made = await post(people.admin, `/drafts/${id}/boards`, { revision: '1' });
    const plan = await db('plans').where({ doc_number: '国发〔2030〕1号' }).first('id');
    expect([made.status, made.headers.get('location')]).toEqual([303, `/plans/${plan.id}/boards`]);
  });
});
