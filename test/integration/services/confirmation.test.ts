import { describe, expect, it } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import { readMarks } from '#server/services/read-marks.ts';
import { marksScene } from '#test/support/marks.ts';

const WISH = { note: '请于会前核对', dueOn: '2026-12-01' as IsoDate };

async function setup() {
  const scene = await marksScene();
  const { db, services, people, planId, board } = scene;
  const { confirmation } = services;
  return {
    ...scene,
    confirmation,
    call: (wish: { note: string; dueOn: IsoDate | null } = WISH, who = people.lead) =>
      confirmation.call(who, planId, wish),
    marks: () => readMarks(db, people.observer, board.id),
  };
}

describe('a call for confirmation', () => {
  it('reaches every board, and is answered by a member for theirs', async () => {
    const { confirmation, call, marks, people, planId, board, told, clock } = await setup();
    await call();
    expect(told.at(-1)?.boardIds).toHaveLength(39);
    expect(await marks()).toMatchObject({ call: { ...WISH, by: people.lead.name }, confirmation: null });
    clock.now += 5;
    await confirmation.confirm(people.wang, board.id, true);
    expect(told.at(-1)).toEqual({ planId, boardIds: [board.id] });
    expect((await marks()).confirmation).toEqual({ at: clock.now, by: people.wang.name });
    const all = await confirmation.read(people.observer, planId);
    expect(all.boards.filter((each) => each.confirmation).map(({ boardId }) => boardId)).toEqual([board.id]);
    expect([all.boards.length, all.mayCall]).toEqual([39, false]);
    expect((await confirmation.read(people.lead, planId)).mayCall).toBe(true);
  });

  it('is taken back, and confirmed again counts from then', async () => {
    const { confirmation, call, marks, people, board, clock } = await setup();
    await call();
    await confirmation.confirm(people.wang, board.id, true);
    await confirmation.confirm(people.wang, board.id, false);
    expect((await marks()).confirmation).toBeNull();
    await confirmation.confirm(people.wang, board.id, true);
    clock.now += 5;
    await confirmation.confirm(people.zhao, board.id, true);
    expect((await marks()).confirmation).toEqual({ at: clock.now, by: people.zhao.name });
  });

  it('keeps a confirmation when the board changes after, and tells when that was', async () => {
    const { db, confirmation, call, marks, people, board, cardId, clock } = await setup();
    await call();
    await confirmation.confirm(people.wang, board.id, true);
    const before = await marks();
    expect(before.changedAt).toBeLessThanOrEqual(before.confirmation?.at ?? 0);
    await db('cards')
      .where({ id: cardId })
      .update({ changed_at: clock.now + 1 });
    expect(await marks()).toMatchObject({ changedAt: clock.now + 1, confirmation: { at: clock.now } });
  });

  it('takes the place of the one before, whose confirmations no longer count', async () => {
    const { db, confirmation, call, marks, people, board } = await setup();
    await call();
    await confirmation.confirm(people.wang, board.id, true);
    await Promise.all([call({ note: '甲', dueOn: null }), call({ note: '乙', dueOn: null }, people.second)]);
    expect((await marks()).confirmation).toBeNull();
    expect(await db('confirmation_calls').whereNull('closed_at')).toHaveLength(1);
    expect(await db('confirmations')).toHaveLength(1);
  });

  it('is over when a lead ends it: nothing is left to confirm, and ending again tells nobody', async () => {
    const { confirmation, call, marks, people, planId, board, told } = await setup();
    await call();
    await confirmation.end(people.second, planId);
    expect(await marks()).toMatchObject({ call: null, confirmation: null });
    const late = confirmation.confirm(people.wang, board.id, true);
    await expect(late).rejects.toMatchObject({ code: 'outdated' });
    const before = told.length;
    await confirmation.end(people.second, planId);
    expect(told).toHaveLength(before);
  });

  it('is for leads to call and end, and for members alone to answer', async () => {
    const { confirmation, call, people, planId, board } = await setup();
    await call();
    for (const who of [people.wang, people.outsider, people.observer, people.administrator]) {
      await expect(call(WISH, who)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(confirmation.end(who, planId)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    for (const who of [people.lead, people.outsider, people.observer, people.administrator]) {
      await expect(confirmation.confirm(who, board.id, true)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(confirmation.confirm(null, board.id, true)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(confirmation.read(null, planId)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(confirmation.call(people.lead, 'none', WISH)).rejects.toMatchObject({ code: 'not-found' });
    await expect(confirmation.confirm(people.wang, 'none', true)).rejects.toMatchObject({ code: 'not-found' });
    await expect(call({ note: 'x'.repeat(501), dueOn: null })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(call({ note: '', dueOn: '2026-13-01' as IsoDate })).rejects.toMatchObject({ code: 'bad-input' });
  });
});
