import { beforeEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import type { AgencyId, CardId, DecisionId, MeasureId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { readMeeting } from '#app/reviews/read-meeting.server.ts';
import type { NewDecision } from '#app/reviews/services.ts';
import type { Services } from '#app/services.ts';
import type { MarksChange } from '#server/services/marks-changed.ts';
import { createReviews, type Reviews } from '#server/services/reviews/index.ts';
import { addPerson } from '#test/support/database.ts';
import { type SnapshotScene, snapshotScene } from '#test/support/snapshots.ts';

let scene: SnapshotScene;
let reviews: Reviews['reviews'];
let decisions: Reviews['decisions'];
let marks: MarksChange[];
let told: string[];
let lead: Actor;
let second: Actor;

beforeEach(async () => {
  scene = await snapshotScene();
  const { db, snapshots, clock } = scene;
  marks = [];
  told = [];
  const notes = { read: () => Promise.reject(new Error('no live documents here')) };
  const made = createReviews({
    ...{ db, snapshots, notes, now: () => clock.now },
    onMarksChanged: (changed) => marks.push(changed),
    onReviewChanged: (id) => told.push(id),
  });
  reviews = made.reviews;
  decisions = made.decisions;
  lead = scene.people.lead;
  second = await addPerson(db, 'second-lead', { roles: ['lead'] });
});

async function takeSnapshot() {
  scene.clock.now += 60_000;
  return scene.snapshots.take(lead, scene.planId, { title: '', api: false });
}

async function openMeeting(title = '督查') {
  const { id } = await takeSnapshot();
  scene.clock.now += 60_000;
  return reviews.open(lead, id, title);
}

async function agency(name: string): Promise<{ id: AgencyId; boardId: string; measures: MeasureId[] }> {
  const { db, planId } = scene;
  const row = await db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where({ 'a.name': name, 'b.plan_id': planId })
    .first('a.id', 'b.id as board_id');
  const cards = await db('cards').where({ board_id: row.board_id, kind: 'measure' }).select('measure_id');
  return { id: row.id, boardId: row.board_id, measures: cards.map(({ measure_id }) => measure_id) };
}

let drawn = 0;
function decision(wish: Partial<NewDecision> & Pick<NewDecision, 'agencyIds'>): NewDecision {
  drawn++;
  const id = `decision-${drawn}` as DecisionId;
  return { id, text: '年底前拿出方案', person: '张三', dueOn: null, measureId: null, cardId: null, ...wish };
}

describe('opening a meeting', () => {
  it('is on one snapshot, and two leads who open it at once are in the same', async () => {
    const { id } = await takeSnapshot();
    const [one, other] = await Promise.all([reviews.open(lead, id, '甲'), reviews.open(second, id, '乙')]);
    expect(other).toEqual(one);
    expect(await reviews.list(lead, scene.planId)).toEqual([one]);
    expect(one).toMatchObject({ snapshotId: id, snapshotNumber: 1, closedAt: null, decisions: 0 });
  });

  it('is for leads; others read', async () => {
    const { id } = await takeSnapshot();
    await expect(reviews.open(scene.people.member, id, '督查')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(reviews.open(null, id, '督查')).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(reviews.open(lead, 'nothing', '督查')).rejects.toMatchObject({ code: 'not-found' });
    await expect(reviews.open(lead, id, ' ')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(reviews.open(lead, id, '长'.repeat(121))).rejects.toMatchObject({ code: 'bad-input' });
    const meeting = await reviews.open(lead, id, '督查');
    expect((await reviews.read(scene.people.member, meeting.id)).access).toBe('read');
    expect((await reviews.read(lead, meeting.id)).access).toBe('write');
    await expect(reviews.read(lead, 'nothing')).rejects.toMatchObject({ code: 'not-found' });
    await expect(reviews.close(scene.people.member, meeting.id, true)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(reviews.setAgenda(scene.people.member, meeting.id, null)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('compares with the snapshot of the meeting before, and where there was none, with the one right before', async () => {
    const first = await takeSnapshot();
    const one = await openMeeting('一');
    await takeSnapshot();
    const two = await openMeeting('二');
    expect((await reviews.read(lead, one.id)).comparedWith).toBe(first.id);
    expect((await reviews.read(lead, two.id)).comparedWith).toBe(one.snapshotId);
  });

  it('opens without a comparison where the snapshot before can be read no more', async () => {
    await scene.db('snapshots').insert({
      ...{ id: 'broken', plan_id: scene.planId, number: 1, title: '', taken_at: 1, reason: 'person' },
      ...{ content: Buffer.from([0]), hash: '0'.repeat(64), counts: '{}' },
    });
    const { id } = await openMeeting();
    const services = { reviews, snapshots: scene.snapshots as unknown as Services['snapshots'] };
    expect((await reviews.read(lead, id)).comparedWith).toBe('broken');
    expect((await readMeeting(services, lead, id)).meeting.compared).toBeNull();
  });

  it('is closed once and opened again, and everybody on it is told', async () => {
    const { id } = await openMeeting();
    await reviews.close(lead, id, true);
    const { closedAt } = await reviews.read(lead, id);
    scene.clock.now += 1_000;
    await reviews.close(second, id, true);
    expect((await reviews.read(lead, id)).closedAt).toBe(closedAt);
    await reviews.close(lead, id, false);
    expect((await reviews.read(lead, id)).closedAt).toBeNull();
    expect(told).toEqual([id, id, id]);
  });

  it('keeps what was changed of its agenda, and takes nothing for an agenda that is none', async () => {
    const { id } = await openMeeting();
    const { boardId } = await agency('财政部');
    const edits = { by: 'agency', order: [`board/${boardId}`], cut: [] } as const;
    await reviews.setAgenda(lead, id, edits);
    expect((await reviews.read(second, id)).agenda).toEqual(edits);
    const bad = { ...edits, order: ['plan/x'] } as never;
    await expect(reviews.setAgenda(lead, id, bad)).rejects.toMatchObject({ code: 'bad-input' });
    await reviews.setAgenda(lead, id, null);
    expect((await reviews.read(lead, id)).agenda).toBeNull();
  });
});

describe('deciding', () => {
  it('is told at the meetings after it as well, where it is still open', async () => {
    const [first, second] = [await openMeeting('一'), await openMeeting('二')];
    const { id } = await agency('财政部');
    const made = await decisions.decide(lead, first.id, decision({ agencyIds: [id] }));
    const later = await decisions.decide(lead, second.id, decision({ id: 'later' as DecisionId, agencyIds: [id] }));
    expect((await decisions.upTo(lead, first.id)).map((each) => each.id)).toEqual([made.id]);
    expect((await decisions.upTo(lead, second.id)).map((each) => each.id)).toEqual([made.id, later.id]);
    await expect(decisions.upTo(null, first.id)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(decisions.upTo(lead, 'none')).rejects.toMatchObject({ code: 'not-found' });
    expect(marks.map(({ reviewIds }) => new Set(reviewIds))).toEqual(Array(2).fill(new Set([first.id, second.id])));
  });

  it('tells the boards of all who are to carry it out, and each has it before it', async () => {
    const { id } = await openMeeting();
    const [finance, planning] = [await agency('财政部'), await agency('国家发展改革委')];
    const measureId = finance.measures.find((each) => planning.measures.includes(each)) as MeasureId;
    const wish = decision({ agencyIds: [finance.id, planning.id], measureId, dueOn: '2026-12-31' as IsoDate });
    const made = await decisions.decide(lead, id, wish);
    expect(made).toMatchObject({ number: 1, text: wish.text, reviewId: id, measureId, dueOn: '2026-12-31' });
    expect(new Set(made.agencyIds)).toEqual(new Set(wish.agencyIds));
    expect(made.instructions.map(({ state }) => state)).toEqual(['open', 'open']);
    for (const { boardId, ownCardId } of made.instructions) {
      const card = await scene.db('cards').where({ id: ownCardId }).first();
      expect(card).toMatchObject({ board_id: boardId, measure_id: measureId });
    }
    const boardIds = made.instructions.map(({ boardId }) => boardId);
    expect(marks).toEqual([{ planId: scene.planId, boardIds, reviewIds: [id] }]);
    const live = await scene.snapshots.live(lead, scene.planId);
    const onCards = live.boards.flatMap(({ cards }) => cards.flatMap(({ instructions }) => instructions));
    expect(onCards.map(({ decisionId, agencyId }) => [decisionId, agencyId]).sort()).toEqual(
      [
        [wish.id, finance.id],
        [wish.id, planning.id],
      ].sort(),
    );
  });

  it('numbers what many leads decide at once from 1 on, without a gap and none twice', async () => {
    const { id } = await openMeeting();
    const { id: agencyId } = await agency('财政部');
    const wishes = Array.from({ length: 20 }, () => decision({ agencyIds: [agencyId] }));
    const made = await Promise.all(wishes.map((wish, i) => decisions.decide(i % 2 ? lead : second, id, wish)));
    expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual(wishes.map((_, i) => i + 1));
  });

  it('keeps once what is said twice, also at the same moment', async () => {
    const { id } = await openMeeting();
    const { id: agencyId } = await agency('财政部');
    const wish = decision({ agencyIds: [agencyId] });
    const [one, other] = await Promise.all([decisions.decide(lead, id, wish), decisions.decide(lead, id, wish)]);
    expect(other).toEqual(one);
    expect(await decisions.decide(lead, id, wish)).toEqual(one);
    expect(await decisions.list(lead, scene.planId)).toEqual([one]);
    // Another person's, or another meeting's, is not this one.
    await expect(decisions.decide(second, id, wish)).rejects.toMatchObject({ code: 'bad-input' });
    const next = await openMeeting();
    await expect(decisions.decide(lead, next.id, wish)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('is for leads, and reads what comes from outside with care', async () => {
    const { id } = await openMeeting();
    const finance = await agency('财政部');
    const agencyIds = [finance.id];
    const refuse = (wish: Partial<NewDecision>, code = 'bad-input', actor: Actor | null = lead) =>
      expect(decisions.decide(actor, id, decision({ agencyIds, ...wish }))).rejects.toMatchObject({ code });
    await refuse({}, 'not-allowed', scene.people.member);
    await refuse({}, 'not-signed-in', null);
    await refuse({ text: ' ' });
    await refuse({ text: '长'.repeat(2_001) });
    await refuse({ person: '长'.repeat(61) });
    await refuse({ dueOn: '2026-02-30' as IsoDate });
    await refuse({ agencyIds: [] });
    await refuse({ agencyIds: ['nobody' as AgencyId] });
    await refuse({ id: 'a b' as DecisionId });
    const { measure_id: foreign } = await scene
      .db('cards')
      .whereNotIn('measure_id', finance.measures)
      .where({ kind: 'measure' })
      .first('measure_id');
    await refuse({ measureId: foreign });
    await refuse({ cardId: 'nothing' as CardId });
    expect(await decisions.list(lead, scene.planId)).toEqual([]);
  });

  it('is on a task card of its one agency, and not of another', async () => {
    const { id } = await openMeeting();
    const [finance, planning] = [await agency('财政部'), await agency('国家发展改革委')];
    const { stage_id: stageId, rank } = await scene.db('cards').where({ board_id: finance.boardId }).first();
    const task = { id: 'task', board_id: finance.boardId, kind: 'task', title: '任务', stage_id: stageId, rank };
    await scene.db('cards').insert({ ...task, description: '', archived: false, changed_at: 1 });
    const cardId = 'task' as CardId;
    const made = await decisions.decide(lead, id, decision({ agencyIds: [finance.id], cardId }));
    expect(made).toMatchObject({ cardId, measureId: null });
    expect(made.instructions).toMatchObject([{ boardId: finance.boardId, ownCardId: cardId }]);
    for (const agencyIds of [[planning.id], [finance.id, planning.id]]) {
      await expect(decisions.decide(lead, id, decision({ agencyIds, cardId }))).rejects.toMatchObject({
        code: 'bad-input',
      });
    }
  });

  it('is withdrawn by a lead once, and stays in the record', async () => {
    const { id } = await openMeeting();
    const { id: agencyId, boardId } = await agency('财政部');
    const made = await decisions.decide(lead, id, decision({ agencyIds: [agencyId] }));
    await expect(decisions.withdraw(scene.people.member, made.id)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(decisions.withdraw(lead, 'nothing')).rejects.toMatchObject({ code: 'not-found' });
    const withdrawn = await decisions.withdraw(second, made.id);
    expect(withdrawn.instructions.map(({ state }) => state)).toEqual(['withdrawn']);
    scene.clock.now += 1_000;
    expect(await decisions.withdraw(lead, made.id)).toEqual(withdrawn);
    expect(await decisions.list(scene.people.member, scene.planId)).toEqual([withdrawn]);
    expect(marks.at(-1)).toMatchObject({ planId: scene.planId, boardIds: [boardId] });
    expect((await scene.snapshots.live(lead, scene.planId)).instructions).toEqual([]);
  });
});

describe('the next meeting', () => {
  it('starts with what earlier ones decided and no lead has closed', async () => {
    const { id: agencyId } = await agency('财政部');
    const before = await openMeeting('前一次');
    const [open, accepted, withdrawn] = await Promise.all(
      [1, 2, 3].map(() => decisions.decide(lead, before.id, decision({ agencyIds: [agencyId] }))),
    );
    if (!open || !accepted || !withdrawn) throw new Error('three were decided');
    await decisions.withdraw(lead, withdrawn.id);
    const said = { decision_id: accepted.id, agency_id: agencyId, at: 1, person_id: lead.personId };
    await scene.db('decision_answers').insert([
      { ...said, kind: 'answered', text: '办好了' },
      { ...said, kind: 'accepted', text: '' },
    ]);
    const next = await openMeeting('这一次');
    const later = await decisions.decide(lead, before.id, decision({ agencyIds: [agencyId] }));
    const own = await decisions.decide(lead, next.id, decision({ agencyIds: [agencyId] }));
    const view = await reviews.read(lead, next.id);
    expect(view.stillOpen.map(({ id }) => id)).toEqual([open.id, later.id]);
    expect(view.made.map(({ id }) => id)).toEqual([own.id]);
    expect((await reviews.read(lead, before.id)).stillOpen).toEqual([]);
    const { instructions } = (await decisions.list(lead, scene.planId)).find(({ id }) => id === accepted.id) ?? {};
    expect(instructions).toMatchObject([{ state: 'accepted', log: [{ kind: 'answered' }, { kind: 'accepted' }] }]);
  });
});
