import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#app/domain/snapshot/canonical.ts';
import { snapshotScene } from '#test/support/snapshots.ts';

const wish = { title: '', api: false };

describe('a snapshot', () => {
  it('is of all boards, says who took it when, and is read back as what its hash is of', async () => {
    const { snapshots, planId, people, clock } = await snapshotScene();
    const summary = await snapshots.take(people.lead, planId, { title: '  第一次\n督查 ', api: false });
    expect(summary).toMatchObject({
      planId,
      number: 1,
      title: '第一次 督查',
      takenAt: clock.now,
      takenBy: 'Person lead',
      reason: 'person',
      counts: { boards: 39, cards: 116, done: 0, supervised: 0, confirmed: null },
    });
    expect(await snapshots.list(people.observer, planId)).toEqual([summary]);
    const view = await snapshots.read(people.observer, summary.id);
    expect(view).toMatchObject({ id: summary.id, hash: summary.hash, sound: true, before: null, after: null });
    expect(view.snapshot).toMatchObject({ format: 1, number: 1, today: '2026-11-26', previous: null, notes: {} });
    expect(createHash('sha256').update(canonicalJson(view.snapshot)).digest('hex')).toBe(summary.hash);
  });

  it('is the boards as they are', async () => {
    const { snapshots, planId, people } = await snapshotScene();
    const { id } = await snapshots.take(people.lead, planId, wish);
    const { format, number, title, takenBy, reason, previous, ...state } = (await snapshots.read(people.lead, id))
      .snapshot;
    expect([format, number, title, takenBy, reason, previous]).toEqual([1, 1, '', 'Person lead', 'person', null]);
    expect(await snapshots.live(people.member, planId)).toEqual(state);
  });

  it('of two asked for at once, the one follows on the other', async () => {
    const { snapshots, planId, people } = await snapshotScene();
    const [a, b] = await Promise.all([
      snapshots.take(people.lead, planId, wish),
      snapshots.take(people.lead, planId, { title: '', api: true }),
    ]);
    expect([a.number, b.number]).toEqual([1, 2]);
    const first = await snapshots.read(people.lead, a.id);
    const second = await snapshots.read(people.lead, b.id);
    expect([first.sound, first.before, first.after]).toEqual([true, null, b.id]);
    expect([second.sound, second.before, second.after]).toEqual([true, a.id, null]);
    expect(second.snapshot).toMatchObject({ previous: a.hash, reason: 'api' });
    expect((await snapshots.list(people.lead, planId)).map(({ id }) => id)).toEqual([b.id, a.id]);
  });
});
