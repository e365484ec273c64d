import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/policy.ts';
import * as plan from '#app/routes/api.plans.$planId.snapshots/route.ts';
import * as one from '#app/routes/api.snapshots.$snapshotId/route.ts';
import { withToken } from '#test/support/form-token.ts';
import { servePages } from '#test/support/pages.ts';
import { snapshotScene } from '#test/support/snapshots.ts';

async function setup() {
  const scene = await snapshotScene();
  const server = await servePages(scene.db, scene.dir, {
    'api/plans/:planId/snapshots': plan,
    'api/snapshots/:snapshotId': one,
  });
  const ask = async (who: Actor | null, path: string, init: RequestInit = {}) => {
    const headers = new Headers({ Origin: server.address, ...(init.headers as Record<string, string>) });
    if (who) headers.set('Cookie', await server.signIn(who.personId));
    return fetch(server.address + path, { redirect: 'manual', ...init, headers: withToken(headers) });
  };
  const path = `/api/plans/${scene.planId}/snapshots`;
  const take = (who: Actor | null, body: string, headers = {}) => ask(who, path, { method: 'POST', body, headers });
  return { ...scene, ask, take, path };
}

const refusal = async (response: Response) => [response.status, (await response.json()).error.code];

describe('the API of snapshots', () => {
  it('takes one, lists it, and hands out the very bytes that its hash is of', async () => {
    const { ask, take, path, people } = await setup();
    const taken = await take(people.lead, JSON.stringify({ title: '第一次' }));
    expect(taken.status).toBe(200);
    const summary = await taken.json();
    expect(summary).toMatchObject({ number: 1, title: '第一次', takenBy: 'Person lead', reason: 'api' });
    expect(await (await ask(people.observer, path)).json()).toEqual([summary]);
    const found = await ask(people.observer, `/api/snapshots/${summary.id}`);
    expect(Object.fromEntries(found.headers)).toMatchObject({
      etag: `"${summary.hash}"`,
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': 'application/json; charset=utf-8',
    });
    const bytes = Buffer.from(await found.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(summary.hash);
    const again = await ask(people.observer, `/api/snapshots/${summary.id}`, {
      headers: { 'If-None-Match': `W/"${summary.hash}"` },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('needs no title', async () => {
    const { take, people } = await setup();
    expect(await (await take(people.lead, '{}')).json()).toMatchObject({ title: '' });
  });

  it('refuses by code: strangers, who is no lead, what is none, and pages of other sites', async () => {
    const { ask, take, path, people, snapshots, planId } = await setup();
    expect(await refusal(await take(null, '{}'))).toEqual([401, 'not-signed-in']);
    expect(await refusal(await ask(null, path))).toEqual([401, 'not-signed-in']);
    expect(await refusal(await take(people.member, '{}'))).toEqual([403, 'not-allowed']);
    const bad = [
      '',
      '[]',
      'null',
      '{"title":1}',
      '{"title":"\\ud800"}',
      '{"title":"\\u0000"}',
      `{"title":"${'字'.repeat(121)}"}`,
    ];
    for (const body of bad) expect(await refusal(await take(people.lead, body)), body).toEqual([400, 'bad-input']);
    expect(await refusal(await take(people.lead, `{"title":"${'x'.repeat(5_000)}"}`))).toEqual([413, 'too-large']);
    expect((await take(people.lead, '{}', { Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect(await refusal(await ask(people.lead, '/api/plans/none/snapshots'))).toEqual([404, 'not-found']);
    expect(await refusal(await ask(people.lead, '/api/snapshots/none'))).toEqual([404, 'not-found']);
    expect(await snapshots.list(people.lead, planId)).toEqual([]);
  });

  it('hands out nothing that is not what was taken', async () => {
    const { ask, take, db, people } = await setup();
    const { id } = await (await take(people.lead, '{}')).json();
    await db.raw('DROP TRIGGER snapshots_no_update');
    await db('snapshots').update({ title: '改' });
    expect(await refusal(await ask(people.lead, `/api/snapshots/${id}`))).toEqual([500, 'snapshot-damaged']);
  });
});
