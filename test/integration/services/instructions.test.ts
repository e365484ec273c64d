import { describe, expect, it } from 'vitest';
import type { AgencyId, MeasureId } from '#app/domain/ids.ts';
import { REVIEW_LIMITS } from '#app/domain/plan-state.ts';
import type { Actor } from '#app/domain/policy.ts';
import { readOpenInstructions } from '#db/repositories/instructions.server.ts';
import { countWaiting } from '#server/services/notes/count-waiting.ts';
import { readMarks } from '#server/services/read-marks.ts';
import { insertDecision } from '#test/support/decisions.ts';
import { marksScene } from '#test/support/marks.ts';

async function setup() {
  const scene = await marksScene();
  const { db, services, people, planId, board, cardId } = scene;
  const { decisions } = services;
  const { agencyId } = board;
  const { measure_id: measureId }: { measure_id: MeasureId } = await db('cards').where({ id: cardId }).first();
  const other = people.outsider.agencyIds[0] as AgencyId;
  const id = await insertDecision(db, {
    id: 'd',
    planId,
    by: people.lead.personId,
    agencyIds: [agencyId, other],
    measureId,
  });
  return {
    ...{ ...scene, decisions, id, measureId },
    answer: (who: Actor | null, kind: 'answered' | 'not-yet', text: string, of = agencyId) =>
      decisions.answer(who, id, { agencyId: of, kind, text }),
    judge: (who: Actor | null, kind: 'accepted' | 'returned', text = '', of = agencyId) =>
      decisions.judge(who, id, { agencyId: of, kind, text }),
    instruction: async () => (await readMarks(db, people.observer, board.id)).instructions[0],
    waiting: async (who: Actor) => (await decisions.waiting(who)).map(({ agency, state }) => [agency.id, state]),
  };
}

describe('an instruction', () => {
  it('is answered, returned, answered again and accepted, and all of it can be read until it is closed', async () => {
    const { db, answer, judge, instruction, people, planId, board, told, clock } = await setup();
    expect(await instruction()).toMatchObject({ number: 1, state: 'open', last: null, log: [] });
    await answer(people.wang, 'not-yet', '正在会签');
    await answer(people.zhao, 'answered', '已印发');
    await judge(people.lead, 'returned', '请附文号');
    clock.now += 5;
    await answer(people.wang, 'answered', '财建〔2026〕1号');
    const shown = await instruction();
    expect(shown).toMatchObject({
      state: 'answered',
      last: { at: clock.now, by: people.wang.name, text: '财建〔2026〕1号' },
    });
    expect(shown?.log.map(({ by, kind, text }) => [by, kind, text])).toEqual([
      [people.wang.name, 'not-yet', '正在会签'],
      [people.zhao.name, 'answered', '已印发'],
      [people.lead.name, 'returned', '请附文号'],
      [people.wang.name, 'answered', '财建〔2026〕1号'],
    ]);
    await judge(people.second, 'accepted');
    expect(await instruction()).toBeUndefined();
    expect(told).toEqual(Array(5).fill({ planId, boardIds: [board.id], reviewIds: ['review-d'] }));
    // The other agency's own is as it was; and a picture of the plan has no more of it than how it stands.
    const left = await readOpenInstructions(db, planId);
    expect(left).toMatchObject([{ state: 'open', agencyId: people.outsider.agencyIds[0] }]);
    expect(left[0]).not.toHaveProperty('log');
  });

  it('takes the same words of the same person once, however often they press', async () => {
    const { answer, judge, instruction, people, told } = await setup();
    await Promise.all([answer(people.wang, 'answered', '已印发'), answer(people.wang, 'answered', '已印发')]);
    expect((await instruction())?.log).toHaveLength(1);
    await Promise.all([judge(people.lead, 'returned', '再补'), judge(people.lead, 'returned', '再补')]);
    expect((await instruction())?.log).toHaveLength(2);
    expect(told).toHaveLength(2);
  });

  it('is judged by one of two leads at once; the other is told that it is no longer as it was', async () => {
    const { db, answer, judge, people } = await setup();
    await answer(people.wang, 'answered', '已印发');
    const both = await Promise.allSettled([judge(people.lead, 'accepted'), judge(people.second, 'returned', '再补')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'outdated' } });
    expect(await db('decision_answers')).toHaveLength(2);
  });

  it('is closed for everybody once it is accepted or withdrawn', async () => {
    const { db, answer, judge, people, id, instruction } = await setup();
    await answer(people.wang, 'answered', '已印发');
    await judge(people.lead, 'accepted');
    await expect(answer(people.zhao, 'not-yet', '其实没有')).rejects.toMatchObject({ code: 'outdated' });
    await db('decision_answers').delete();
    await db('decisions').where({ id }).update({ withdrawn_at: 9 });
    expect(await instruction()).toBeUndefined();
    await expect(answer(people.wang, 'answered', '已印发')).rejects.toMatchObject({ code: 'outdated' });
  });

  it('is judged only where an answer waits', async () => {
    const { answer, judge, people } = await setup();
    await expect(judge(people.lead, 'accepted')).rejects.toMatchObject({ code: 'outdated' });
    await answer(people.wang, 'not-yet', '正在会签');
    await expect(judge(people.lead, 'returned', '快办')).rejects.toMatchObject({ code: 'outdated' });
  });

  it('is for its agency to answer, and for leads to judge', async () => {
    const { decisions, answer, judge, people, board } = await setup();
    for (const who of [people.lead, people.outsider, people.observer, people.administrator]) {
      await expect(answer(who, 'answered', 'x')).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await answer(people.wang, 'answered', '已印发');
    for (const who of [people.wang, people.outsider, people.observer, people.administrator]) {
      await expect(judge(who, 'accepted')).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(answer(null, 'answered', 'x')).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(judge(null, 'accepted')).rejects.toMatchObject({ code: 'not-signed-in' });
    const { agencyId } = board;
    const unknown = decisions.answer(people.wang, 'none', { agencyId, kind: 'answered', text: 'x' });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
    await expect(answer(people.wang, 'answered', 'x', 'none' as AgencyId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('asks for words, and not for too many', async () => {
    const { answer, judge, people } = await setup();
    const long = 'x'.repeat(REVIEW_LIMITS.answer + 1);
    for (const text of ['', '  ', long]) {
      await expect(answer(people.wang, 'answered', text)).rejects.toMatchObject({ code: 'bad-input' });
    }
    await answer(people.wang, 'answered', '已印发');
    await expect(judge(people.lead, 'returned', ' ')).rejects.toMatchObject({ code: 'bad-input' });
    await judge(people.lead, 'accepted', '');
  });
});

describe('what waits', () => {
  it('is an open instruction for its agency, and an answer for leads, counted with the comments', async () => {
    const { db, answer, judge, waiting, people, board, cardId } = await setup();
    const [own, other] = [board.agencyId, people.outsider.agencyIds[0]];
    const count = async () =>
      Promise.all([people.wang, people.outsider, people.lead, people.observer].map((who) => countWaiting(db, who)));
    expect(await waiting(people.wang)).toEqual([[own, 'open']]);
    expect(await waiting(people.outsider)).toEqual([[other, 'open']]);
    expect(await count()).toEqual([1, 1, 0, 0]);
    await answer(people.wang, 'answered', '已印发');
    expect(await waiting(people.lead)).toEqual([[own, 'answered']]);
    expect(await count()).toEqual([0, 1, 1, 0]);
    await judge(people.lead, 'returned', '请附文号');
    expect(await waiting(people.zhao)).toEqual([[own, 'returned']]);
    await answer(people.wang, 'answered', '文号在此');
    await judge(people.lead, 'accepted');
    expect(await count()).toEqual([0, 1, 0, 0]);
    expect(cardId).toBeTruthy();
  });

  it('leads to the card that it is on, and to the board where it is on the plan as a whole', async () => {
    const { db, decisions, people, planId, board, cardId } = await setup();
    await insertDecision(db, { id: 'e', planId, by: people.lead.personId, agencyIds: [board.agencyId], at: 2 });
    const all = await decisions.waiting(people.wang);
    expect(all.map((each) => [each.decisionId, each.boardId, each.cardId, each.title !== ''])).toEqual([
      ['e', board.id, null, false],
      ['d', board.id, cardId, true],
    ]);
  });
});
