import { describe, expect, it } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import { REVIEW_LIMITS } from '#app/domain/plan-state.ts';
import { listActivity } from '#db/repositories/activity.server.ts';
import { readBoard } from '#server/services/read-board.ts';
import { marksScene } from '#test/support/marks.ts';

const DAY = '2026-12-31' as IsoDate;

async function setup() {
  const scene = await marksScene();
  const { db, services, people, board, cardId } = scene;
  const { supervision } = services;
  const flag = (reason: string, until: IsoDate | null = null, who = people.lead) =>
    supervision.set(who, board.id, cardId, { reason, until });
  const shown = async () => (await readBoard(db, people.observer, board.id)).supervisions;
  const activity = async () => {
    const entries = await listActivity(db, [board.id], cardId, 50);
    return entries.map(({ person, change }) => [person.id, change]).reverse();
  };
  return { ...scene, supervision, flag, shown, activity };
}

describe('a flag', () => {
  it('is seen by everyone until it is lifted; both stand in the activity, and are told once each', async () => {
    const { supervision, flag, shown, activity, people, board, cardId, planId, told, clock } = await setup();
    await flag('  进度滞后 ', DAY);
    expect(await shown()).toEqual([{ cardId, reason: '进度滞后', until: DAY, since: clock.now, by: people.lead.name }]);
    await supervision.lift(people.second, board.id, cardId);
    expect(await shown()).toEqual([]);
    expect(await activity()).toEqual([
      ['lead', { kind: 'supervised', reason: '进度滞后', until: DAY }],
      ['second', { kind: 'lifted', reason: '进度滞后' }],
    ]);
    expect(told).toEqual(Array(2).fill({ planId, boardIds: [board.id] }));
  });

  it('takes another reason or day, and stands since when it stood', async () => {
    const { flag, shown, activity, people, clock } = await setup();
    await flag('进度滞后');
    clock.now += 1_000;
    await flag('仍未整改', DAY, people.second);
    expect(await shown()).toMatchObject([
      { reason: '仍未整改', until: DAY, since: clock.now - 1_000, by: people.second.name },
    ]);
    expect(await activity()).toHaveLength(2);
  });

  it('said or lifted again changes nothing and tells nobody', async () => {
    const { supervision, flag, activity, people, board, cardId, told } = await setup();
    await flag('进度滞后');
    await flag('进度滞后');
    await supervision.lift(people.lead, board.id, cardId);
    await supervision.lift(people.lead, board.id, cardId);
    expect([(await activity()).length, told.length]).toEqual([2, 2]);
  });

  it('set by two leads at once is one flag, with both in the activity', async () => {
    const { flag, shown, activity, people } = await setup();
    await Promise.all([flag('甲', null, people.lead), flag('乙', null, people.second)]);
    expect(await shown()).toHaveLength(1);
    const reasons = (await activity()).map(([, change]) => (change as { reason: string }).reason);
    expect(reasons.sort()).toEqual(['乙', '甲']);
  });

  it('is one to a card, whoever writes the rows', async () => {
    const { db, flag, board, cardId } = await setup();
    await flag('进度滞后');
    const row = { board_id: board.id, card_id: cardId, reason: 'x', since: 1, set_by: 'lead' };
    await expect(db('supervisions').insert(row)).rejects.toThrow(/UNIQUE/);
  });

  it('is kept with its activity or not at all', async () => {
    const { db, flag, shown } = await setup();
    await db.raw(`CREATE TRIGGER refuse BEFORE INSERT ON activity BEGIN SELECT RAISE(ABORT, 'full'); END`);
    await expect(flag('进度滞后')).rejects.toThrow(/full/);
    expect(await shown()).toEqual([]);
  });

  it('is for leads alone to set and lift', async () => {
    const { supervision, flag, people, board, cardId, shown } = await setup();
    await flag('进度滞后');
    for (const who of [people.wang, people.outsider, people.observer, people.administrator]) {
      await expect(flag('x', null, who)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(supervision.lift(who, board.id, cardId)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(supervision.lift(null, board.id, cardId)).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(await shown()).toMatchObject([{ reason: '进度滞后' }]);
  });

  it('is refused for a card that the board does not have, and for a reason or a day that is none', async () => {
    const { supervision, flag, people, board, otherCardId, told } = await setup();
    const wish = { reason: '进度滞后', until: null };
    const onOther = supervision.set(people.lead, board.id, otherCardId, wish);
    await expect(onOther).rejects.toMatchObject({ code: 'not-found' });
    await expect(supervision.set(people.lead, 'none', 'none', wish)).rejects.toMatchObject({ code: 'not-found' });
    for (const reason of ['', '  \n', 'x'.repeat(REVIEW_LIMITS.reason + 1)]) {
      await expect(flag(reason)).rejects.toMatchObject({ code: 'bad-input' });
    }
    await expect(flag('x', '2026-02-30' as IsoDate)).rejects.toMatchObject({ code: 'bad-input' });
    expect(told).toEqual([]);
  });
});
