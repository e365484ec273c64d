import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import * as sharedPrint from '#app/routes/s.$token_.print/route.ts';
import * as exported from '#app/routes/snapshots.$snapshotId_.export.$format/route.ts';
import * as print from '#app/routes/snapshots.$snapshotId_.print/route.ts';
import { sharedLinks, withoutToken } from '#server/shared-links.ts';
import { handOutScene, NAMES } from '#test/support/hand-out.ts';
import { servePages } from '#test/support/pages.ts';

const ROUTES = {
  's/:token/print': sharedPrint,
  'snapshots/:snapshotId/print': print,
  'snapshots/:snapshotId/export/:format': exported,
};

async function setup() {
  const scene = await handOutScene();
  const server = await servePages(scene.db, scene.dir, ROUTES);
  const ask = async (path: string, who: Actor | null = null, headers: Record<string, string> = {}) => {
    const all = new Headers(headers);
    if (who) all.set('Cookie', await server.signIn(who.personId));
    return fetch(server.address + path, { redirect: 'manual', headers: all });
  };
  const wish = { until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) as IsoDate, withNames: false };
  // By the real clock, as the server's.
  scene.clock.now = Date.now();
  const { token, id } = await scene.handOut.links.create(scene.people.lead, scene.snapshotId, wish);
  return { ...scene, ask, token, linkId: id };
}

describe('what is printed', () => {
  it('is one document that runs no script but the one of its button, for whoever may read it', async () => {
    const { ask, people, snapshotId } = await setup();
    const answer = await ask(`/snapshots/${snapshotId}/print?paper=a3`, people.member, { 'Accept-Language': 'en' });
    expect(answer.status).toBe(200);
    const { 'content-security-policy': policy, 'cache-control': cache } = Object.fromEntries(answer.headers);
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'self'; .*frame-ancestors 'none'$/,
    );
    expect(cache).toBe('private, no-store');
    const html = await answer.text();
    expect(html).toContain('<html lang="en" class="a3">');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/ style="| on\w+="/);
    const nothing = await ask('/snapshots/nothing/print', people.member);
    expect([nothing.status, nothing.headers.get('location')]).toEqual([302, '/snapshots/nothing']);
    const stranger = await ask(`/snapshots/${snapshotId}/print`);
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      302,
      `/sign-in?to=%2Fsnapshots%2F${snapshotId}%2Fprint`,
    ]);
  });

  it('is a file in the language that was asked for, or a refusal by its code', async () => {
    const { ask, people, snapshotId } = await setup();
    const file = await ask(`/snapshots/${snapshotId}/export/csv`, people.observer, { 'Accept-Language': 'en' });
    expect(file.headers.get('content-disposition')).toContain('snapshot%202%202026-11-26.csv');
    expect((await file.text()).startsWith('Agency,Section')).toBe(true);
    for (const [path, who, status] of [
      [`/snapshots/${snapshotId}/export/csv`, null, 401],
      [`/snapshots/${snapshotId}/export/exe`, people.lead, 404],
      ['/snapshots/nothing/export/csv', people.lead, 404],
    ] as const) {
      expect((await ask(path, who)).status, path).toBe(status);
    }
  });
});

describe('a link for people without an account', () => {
  it('opens one snapshot to a stranger, kept from search engines and caches, without names, and at once no more', async () => {
    const { ask, token, linkId, handOut, people } = await setup();
    const answer = await ask(`/s/${token}/print`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'referrer-policy': 'no-referrer',
      'cache-control': expect.stringContaining('no-store'),
    });
    const html = await answer.text();
    for (const name of NAMES) expect(html, name).not.toContain(name);
    expect(html).not.toMatch(/href="\/(?!s\/)/);
    expect(html).not.toContain('与前一快照相比的变化');
    await handOut.links.revoke(people.lead, linkId);
    const gone = await ask(`/s/${token}/print`);
    const never = await ask(`/s/${'A'.repeat(32)}/print`);
    const said = (response: Response) => [response.status, response.headers.get('location')];
    // The page that says that a link opens nothing is the browser's next.
    expect([said(gone), said(never)]).toEqual([
      [302, `/s/${token}`],
      [302, `/s/${'A'.repeat(32)}`],
    ]);
  });
});

describe('guesses', () => {
  it('are so many from one address, and do not shut out another, nor end what opens', async () => {
    const app = express();
    app.set('trust proxy', ['127.0.0.1']);
    app.use('/s', sharedLinks(['127.0.0.1'], { perSecond: 0.001, seconds: 3_000 }));
    app.get('/s/:token', (request, response) => void response.sendStatus(request.params.token === 'good' ? 200 : 404));
    const server = app.listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const ask = async (token: string, from: string) =>
      (await fetch(`http://127.0.0.1:${port}/s/${token}`, { headers: { 'X-Forwarded-For': from } })).status;
    for (let i = 0; i < 10; i++) expect(await ask('good', '203.0.113.1')).toBe(200);
    for (let i = 0; i < 3; i++) expect(await ask(`bad${i}`, '203.0.113.1')).toBe(404);
    expect(await ask('bad', '203.0.113.1')).toBe(429);
    expect(await ask('good', '203.0.113.1')).toBe(429);
    expect(await ask('bad', '203.0.113.2')).toBe(404);
  });

  it('leave no token in a log', () => {
    expect(withoutToken('/s/secret/print?paper=a4')).toBe('/s/…/print?paper=a4');
    expect(withoutToken('/s/secret.data')).toBe('/s/….data');
    expect(withoutToken('/a/secret?x=1')).toBe('/a/…?x=1');
    expect(withoutToken('//A//secret/x')).toBe('//A//…/x');
    expect(withoutToken(`/sign-in?to=%2F%61%2F${'t'.repeat(32)}&x`)).toBe('/sign-in?to=%2F%61%…&x');
    expect(withoutToken('/snapshots/x')).toBe('/snapshots/x');
  });
});
