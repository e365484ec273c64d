import { request as send } from 'node:http';
import { nanoid } from 'nanoid';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/policy.ts';
import { IMAGE_LIMITS } from '#app/notes/services.ts';
import * as image from '#app/routes/images.$imageId/route.ts';
import * as authors from '#app/routes/notes.$notesId_.authors/route.ts';
import * as comments from '#app/routes/notes.$notesId_.comments/route.ts';
import * as images from '#app/routes/notes.$notesId_.images/route.ts';
import * as seen from '#app/routes/notes.$notesId_.seen/route.ts';
import * as waitingCount from '#app/routes/waiting_.count/route.ts';
import { withToken } from '#test/support/form-token.ts';
import { JPEG, makePng } from '#test/support/images.ts';
import { newComment, newThread, notesScene } from '#test/support/notes.ts';
import { servePages } from '#test/support/pages.ts';

const ROUTES = {
  'notes/:notesId/comments': comments,
  'notes/:notesId/authors': authors,
  'notes/:notesId/seen': seen,
  'notes/:notesId/images': images,
  'images/:imageId': image,
  'waiting/count': waitingCount,
};

async function setup() {
  const scene = await notesScene();
  const server = await servePages(scene.db, scene.dir, ROUTES);
  /** As a page of this site asks, signed in as somebody. */
  const ask = async (who: Actor | null, path: string, init: RequestInit = {}) => {
    const headers = new Headers({ Origin: server.address, ...(init.headers as Record<string, string>) });
    if (who) headers.set('Cookie', await server.signIn(who.personId));
    return fetch(server.address + path, { redirect: 'manual', ...init, headers: withToken(headers) });
  };
  const post = (who: Actor | null, path: string, body: unknown, headers = {}) =>
    ask(who, path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });
  return { ...scene, server, ask, post, path: `/notes/${scene.notesId}` };
}

const refusal = async (response: Response) => [response.status, (await response.json()).error.code];

describe('comments', () => {
  it('are begun, answered, resolved and listed', async () => {
    const { ask, post, path, people } = await setup();
    const thread = newThread('何时验收？', [people.li]);
    const begun = await post(people.wang, `${path}/comments`, { intent: 'start', thread });
    expect([begun.status, begun.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(begun.headers.get('cache-control')).toBe('private, no-store');
    expect(await begun.json()).toMatchObject({ id: thread.id, comments: [{ text: '何时验收？' }] });
    expect(await (await ask(people.li, '/waiting/count')).json()).toBe(1);
    const reply = { intent: 'reply', threadId: thread.id, comment: newComment('三月') };
    expect(await (await post(people.li, `${path}/comments`, reply)).json()).toMatchObject({ id: thread.id });
    const resolve = { intent: 'resolve', threadId: thread.id, resolved: true };
    await post(people.li, `${path}/comments`, resolve);
    const listed = await (await ask(people.observer, `${path}/comments`)).json();
    expect(listed).toMatchObject([{ resolved: { by: 'Person li' }, comments: [{}, { text: '三月' }] }]);
    expect(await (await ask(people.li, '/waiting/count')).json()).toBe(0);
  });

  it('are refused by code: to strangers, to readers, and what is no comment', async () => {
    const { ask, post, path, people } = await setup();
    const start = { intent: 'start', thread: newThread('一') };
    expect(await refusal(await ask(null, `${path}/comments`))).toEqual([401, 'not-signed-in']);
    expect(await refusal(await post(null, `${path}/comments`, start))).toEqual([401, 'not-signed-in']);
    expect(await refusal(await post(people.observer, `${path}/comments`, start))).toEqual([403, 'not-allowed']);
    expect(await refusal(await ask(people.wang, '/notes/nothing/comments'))).toEqual([404, 'not-found']);
    const bad = [
      '{',
      '[]',
      'null',
      '\ud800',
      { intent: 'drop' },
      { intent: 'start' },
      { intent: 'reply', threadId: '../x', comment: newComment('一') },
      { intent: 'resolve', threadId: nanoid(), resolved: 'yes' },
      { ...start, thread: { ...start.thread, mentions: [{ $ne: 1 }] } },
    ];
    for (const body of bad) {
      expect(await refusal(await post(people.wang, `${path}/comments`, body)), JSON.stringify(body)).toEqual([
        400,
        'bad-input',
      ]);
    }
    const long = await post(people.wang, `${path}/comments`, 'x'.repeat(100_000));
    expect(await refusal(long)).toEqual([413, 'too-large']);
  });

  it('are not written by a page of another site', async () => {
    const { post, path, people, notes, notesId } = await setup();
    const body = { intent: 'start', thread: newThread('一') };
    const response = await post(people.wang, `${path}/comments`, body, { Origin: 'https://elsewhere.example' });
    expect(response.status).toBe(403);
    expect(await notes.comments.list(people.wang, notesId)).toEqual([]);
  });
});

it('what was seen is told by a beacon, and asked for', async () => {
  const { ask, path, people } = await setup();
  expect(await (await ask(people.li, `${path}/authors`)).json()).toEqual({
    people: [],
    agencies: [],
    runs: [],
    seenAt: 0,
  });
  const told = await ask(people.li, `${path}/seen`, { method: 'POST' });
  expect([told.status, await told.json()]).toEqual([200, null]);
  expect((await (await ask(people.li, `${path}/authors`)).json()).seenAt).toBeGreaterThan(0);
  expect(await refusal(await ask(null, `${path}/authors`))).toEqual([401, 'not-signed-in']);
});

describe('images', () => {
  it('are taken as bytes, whatever their headers say, and served so that they can only be looked at', async () => {
    const { ask, path, people } = await setup();
    const png = makePng();
    const added = await ask(people.wang, `${path}/images`, {
      method: 'POST',
      body: new Uint8Array(Buffer.concat([png, Buffer.from('<script>')])),
      headers: { 'Content-Type': 'text/html' },
    });
    const { id, ...rest } = await added.json();
    expect([added.status, rest]).toEqual([200, { type: 'image/png', width: 9, height: 7 }]);

    const served = await ask(people.observer, `/images/${id}`);
    expect(served.status).toBe(200);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png.length),
      'content-disposition': `inline; filename="${id.slice(0, 12)}.png"`,
      'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${id}"`,
    });
    expect(png.equals(Buffer.from(await served.arrayBuffer()))).toBe(true);

    const again = await ask(people.observer, `/images/${id}`, { headers: { 'If-None-Match': `W/"x", "${id}"` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', `"${id}"`]);
  });

  it('are neither taken from nor served to strangers, nor under another name', async () => {
    const { ask, path, people } = await setup();
    const bring = (who: Actor | null, bytes: Uint8Array) =>
      ask(who, `${path}/images`, { method: 'POST', body: new Uint8Array(bytes) });
    expect(await refusal(await bring(null, JPEG))).toEqual([401, 'not-signed-in']);
    expect(await refusal(await bring(people.observer, JPEG))).toEqual([403, 'not-allowed']);
    expect(await refusal(await bring(people.wang, Buffer.from('<svg/>')))).toEqual([415, 'unsupported-file']);
    const { id } = await (await bring(people.wang, JPEG)).json();
    expect(await refusal(await ask(null, `/images/${id}`))).toEqual([401, 'not-signed-in']);
    for (const name of ['..%2f..%2fduban.sqlite', `${id}.jpg`, 'f'.repeat(64), id.toUpperCase()]) {
      expect(await refusal(await ask(people.wang, `/images/${name}`)), name).toEqual([404, 'not-found']);
    }
  });

  it.each([
    ['that says how long it is', true],
    ['that does not say', false],
  ])('too long, in a request %s, is refused before it is all sent', async (_what, isSaid) => {
    const { server, path, people } = await setup();
    const headers: Record<string, string> = {
      Origin: server.address,
      Cookie: await server.signIn(people.wang.personId),
      ...(isSaid ? { 'Content-Length': String(IMAGE_LIMITS.bytes + 1) } : { 'Transfer-Encoding': 'chunked' }),
    };
    const asked = Object.fromEntries(withToken(new Headers(headers)));
    const request = send(`${server.address}${path}/images`, { method: 'POST', headers: asked });
    const answered = new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      request.on('error', reject);
      request.on('response', (response) => {
        let body = '';
        response.on('data', (piece) => {
          body += piece;
        });
        response.on('end', () => resolve({ status: response.statusCode, body }));
      });
    });
    // Never ended: the answer comes while it would still be sent.
    request.write(isSaid ? Buffer.alloc(1_024) : Buffer.alloc(IMAGE_LIMITS.bytes + 1));
    const { status, body } = await answered;
    request.destroy();
    expect([status, JSON.parse(body).error.code]).toEqual([413, 'too-large']);
  });
});
