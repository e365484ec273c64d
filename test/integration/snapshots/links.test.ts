import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import { handOutScene, NAMES } from '#test/support/hand-out.ts';

const DAY_MS = 86_400_000;
const GONE = { code: 'not-found', message: 'There is no such thing' };

async function setup() {
  const scene = await handOutScene();
  const { links } = scene.handOut;
  const create = (wish: Partial<{ until: string; withNames: boolean }> = {}, who = scene.people.lead) =>
    links.create(who, scene.snapshotId, { until: '2026-12-03' as IsoDate, withNames: false, ...wish } as never);
  const list = () => links.list(scene.people.lead, scene.snapshotId);
  return { ...scene, links, create, list };
}

describe('a link to a snapshot', () => {
  it('opens it, is counted, and is known to the database by its hash alone', async () => {
    const { links, create, list, db, clock, snapshotId } = await setup();
    const { token, ...link } = await create();
    expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(link).toMatchObject({ createdBy: 'Person lead', opened: 0, lastOpenedAt: null, withNames: false });
    const [row] = await db('share_links');
    expect(row.token_hash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(await db('share_links'))).not.toContain(token);
    await Promise.all(Array.from({ length: 20 }, () => links.open(token)));
    const view = await links.open(token);
    expect(view).toMatchObject({ id: snapshotId, sound: true, before: null, after: null });
    expect(await list()).toEqual([{ ...link, opened: 21, lastOpenedAt: clock.now }]);
  });

  it('opens until the end of its last day in Beijing, and then no more', async () => {
    const { links, create, list, clock } = await setup();
    const { token } = await create();
    clock.now = Date.parse('2026-12-03T15:59:59.999Z');
    await expect(links.open(token)).resolves.toBeDefined();
    clock.now += 1;
    await expect(links.open(token)).rejects.toMatchObject(GONE);
    expect(await list()).toMatchObject([{ opened: 1 }]);
  });

  it('is made of no plan that is archived, while those there are open on and can be revoked', async () => {
    const { links, create, people, db } = await setup();
    const { token, id } = await create();
    await db('plans').update({ archived_at: 1 });
    await expect(create()).rejects.toMatchObject({ code: 'plan-archived' });
    await expect(links.open(token)).resolves.toBeDefined();
    await links.revoke(people.lead, id);
    await expect(links.open(token)).rejects.toMatchObject(GONE);
  });

  it('is closed at once when it is revoked, and stays revoked since then', async () => {
    const { links, create, list, people, clock } = await setup();
    const [first, second] = [await create(), await create()];
    await links.open(first.token);
    await links.revoke(people.lead, first.id);
    await expect(links.open(first.token)).rejects.toMatchObject(GONE);
    await expect(links.open(second.token)).resolves.toBeDefined();
    const revokedAt = clock.now;
    clock.now += DAY_MS;
    await links.revoke(people.lead, first.id);
    expect((await list()).find(({ id }) => id === first.id)).toMatchObject({ revokedAt, opened: 1 });
  });

  it.each(['', 'x', 'A'.repeat(32), '../../../x', '%00'])(
    'answers a token that there is not as one that is over: %j',
    async (token) => {
      const { links } = await setup();
      await expect(links.open(token)).rejects.toMatchObject(GONE);
    },
  );

  it('shows no names of people unless that was chosen', async () => {
    const { links, create } = await setup();
    const without = JSON.stringify(await links.open((await create()).token));
    for (const name of NAMES) expect(without, name).not.toContain(name);
    expect(without).not.toContain('66001234');
    const whole = JSON.stringify(await links.open((await create({ withNames: true })).token));
    for (const name of NAMES) expect(whole, name).toContain(name);
  });

  it('is made, listed and revoked by leads only', async () => {
    const { links, create, people, snapshotId } = await setup();
    const { id } = await create();
    for (const who of [people.member, people.observer]) {
      await expect(create({}, who)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(links.list(who, snapshotId)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(links.revoke(who, id)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(links.list(null, snapshotId)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(links.revoke(null, id)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(links.revoke(people.lead, 'nothing')).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['2026-11-25', '2027-11-28', '2026-02-30', '', 'tomorrow'])(
    'is not made for a day such as %j',
    async (until) => {
      const { create } = await setup();
      await expect(create({ until })).rejects.toMatchObject({ code: 'bad-input' });
    },
  );

  it('is one of fifty that are open at a time', async () => {
    const { links, create, people } = await setup();
    const made = [];
    for (let i = 0; i < 50; i++) made.push(await create());
    await expect(create()).rejects.toMatchObject({ code: 'too-many' });
    await links.revoke(people.lead, made[7]?.id as string);
    await expect(create()).resolves.toBeDefined();
  });
});
