import { describe, expect, it } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import type { ReadingCorrection } from '#app/domain/document/index.ts';
import { DRAFT_LIMITS } from '#app/drafts/limits.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { readSeed } from '#test/support/database.ts';
import { draftScene, placeOf, SMALL_DOCUMENT } from '#test/support/drafts.ts';

const first = placeOf('各地要');
const merge: ReadingCorrection = { kind: 'agency-rename', from: '国家发改委', to: '国家发展改革委' };
const retitle = (from: string, to: string): ReadingCorrection => ({ kind: 'plan-title', from, to });

describe('a draft', () => {
  it('is kept as it was given, with what is read of it, and near names of known agencies', async () => {
    const { drafts, people, begin } = await draftScene();
    const { id, isNew } = await begin(SMALL_DOCUMENT.replaceAll('\n', '\r\n'));
    expect(isNew).toBe(true);
    const draft = await drafts.read(people.other, id);
    expect(draft).toMatchObject({ revision: 1, format: 'paste', createdBy: 'Person admin', cards: 3 });
    expect(draft.source.text).toBe(SMALL_DOCUMENT);
    expect(draft.source.measures).toHaveLength(3);
    expect(draft.near).toEqual([{ name: '国家发改委', into: '国家发展改革委', isKnown: true, isFormer: false }]);
    expect(draft.warnings.map(({ code }) => code)).toContain('measure-without-clause');
    expect(await drafts.list(people.admin)).toMatchObject([{ id, title: '关于试点的意见', corrections: 0 }]);
  });

  it('is not there for those who may not import', async () => {
    const { drafts, people, begin } = await draftScene();
    const { id } = await begin();
    const notFound = { code: 'not-found' };
    await expect(drafts.list(people.lead)).rejects.toMatchObject(notFound);
    await expect(drafts.begin(people.lead, { kind: 'text', text: 'x' })).rejects.toMatchObject(notFound);
    await expect(drafts.read(people.lead, id)).rejects.toMatchObject(notFound);
    await expect(drafts.correct(people.lead, id, merge)).rejects.toMatchObject(notFound);
    await expect(drafts.step(people.lead, id, 'undo', 1)).rejects.toMatchObject(notFound);
    await expect(drafts.throwAway(people.lead, id)).rejects.toMatchObject(notFound);
    await expect(drafts.makeBoards(people.lead, id, 1)).rejects.toMatchObject(notFound);
    await expect(drafts.list(null)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(drafts.read(people.admin, 'none')).rejects.toMatchObject(notFound);
  });

  it('is one to a text, and none of a text that is a plan', async () => {
    const { drafts, people, begin } = await draftScene();
    const { id } = await begin();
    expect(await begin(`\uFEFF${SMALL_DOCUMENT}\n\n`)).toEqual({ id, isNew: false });
    const { source } = await readSeed();
    await expect(begin(source)).rejects.toMatchObject({
      code: 'plan-exists',
      details: { title: expect.stringContaining('东北振兴') },
    });
    expect(await drafts.list(people.admin)).toHaveLength(1);
  });

  it.each([
    ['', 'document-empty'],
    ['\uFEFF \u3000\n', 'document-empty'],
    ['字'.repeat(DRAFT_LIMITS.characters + 1), 'too-large'],
    ['甲\0乙', 'unsupported-file'],
  ])('is not made of %.20j', async (text, code) => {
    const { begin } = await draftScene();
    await expect(begin(text)).rejects.toMatchObject({ code });
  });

  it('shows the last part of a file’s name, and does nothing else with it', async () => {
    const { drafts, people } = await draftScene();
    const name = `../../..\\etc/passwd\0${'长'.repeat(200)}<b>.txt`;
    const { id } = await drafts.begin(people.admin, { kind: 'file', name, bytes: Buffer.from(SMALL_DOCUMENT) });
    const { fileName } = await drafts.read(people.admin, id);
    expect(fileName).toBe(`passwd${'长'.repeat(200)}`.slice(0, DRAFT_LIMITS.fileName));
  });
});

describe('corrections of a draft', () => {
  it('are saved at once, undone and made again in their order', async () => {
    const { drafts, people, begin } = await draftScene();
    const { id } = await begin();
    const names = async () => (await drafts.read(people.admin, id)).source.agencies.map(({ name }) => name);
    await drafts.correct(people.admin, id, merge);
    await drafts.correct(people.admin, id, retitle('关于试点的意见', '新题'));
    expect(await drafts.list(people.admin)).toMatchObject([{ title: '新题', corrections: 2 }]);
    expect(await names()).toContain('国家发展改革委');
    await drafts.step(people.admin, id, 'undo', 3);
    await drafts.step(people.admin, id, 'undo', 4);
    expect(await names()).toContain('国家发改委');
    expect(await drafts.list(people.admin)).toMatchObject([{ title: '关于试点的意见', corrections: 0 }]);
    await drafts.step(people.admin, id, 'redo', 5);
    expect(await names()).toContain('国家发展改革委');
    expect((await drafts.read(people.admin, id)).undone).toMatchObject([{ correction: { to: '新题' } }]);
    // What comes after something else was corrected, would be about something else.
    await drafts.correct(people.admin, id, { kind: 'open-ended', commitment: first, to: false });
    expect((await drafts.read(people.admin, id)).undone).toEqual([]);
    await expect(drafts.step(people.admin, id, 'redo', 7)).rejects.toMatchObject({ code: 'outdated' });
  });

  it('of two people are all there, and where one is in the way of the other that is said', async () => {
    const { drafts, people, begin } = await draftScene();
    const { id } = await begin();
    const day = '2031-06-29' as IsoDate;
    const at = placeOf('2031年6月底前');
    await Promise.all([
      drafts.correct(people.admin, id, merge),
      drafts.correct(people.other, id, {
        kind: 'deadline-change',
        commitment: first,
        at,
        from: '2031-06-30' as IsoDate,
        to: day,
      }),
    ]);
    const { corrections, revision } = await drafts.read(people.admin, id);
    expect(corrections.map(({ by }) => by).sort()).toEqual(['Person admin', 'Person other']);
    await drafts.correct(people.admin, id, retitle('关于试点的意见', '甲'));
    await expect(drafts.correct(people.other, id, retitle('关于试点的意见', '乙'))).rejects.toMatchObject({
      code: 'correction-refused',
      details: { fault: 'changed-meanwhile' },
    });
    await expect(drafts.step(people.other, id, 'undo', revision)).rejects.toMatchObject({ code: 'outdated' });
    expect((await drafts.read(people.other, id)).source.plan.title).toBe('甲');
  });

  it('that do not apply leave nothing behind', async () => {
    const { db, drafts, people, begin } = await draftScene();
    const { id } = await begin();
    await expect(drafts.correct(people.admin, id, { kind: 'join', commitment: first })).rejects.toMatchObject({
      details: { fault: 'nothing-to-join' },
    });
    expect((await drafts.read(people.admin, id)).revision).toBe(1);
    expect(await db('draft_corrections')).toEqual([]);
  });

  it('that no longer apply to what is read are told, and not used', async () => {
    const { db, drafts, people, begin } = await draftScene();
    const { id } = await begin();
    await drafts.correct(people.admin, id, merge);
    await db('draft_corrections').update({ correction: JSON.stringify({ ...merge, from: '不在' }) });
    const draft = await drafts.read(people.admin, id);
    expect(draft.corrections).toMatchObject([{ fault: 'no-such-agency' }]);
    expect(draft.source.agencies.map(({ name }) => name)).toContain('国家发改委');
  });

  it('mark a warning as looked at, and a stretch as no commitment', async () => {
    const { drafts, people, begin } = await draftScene();
    const { id } = await begin();
    const before = await drafts.read(people.admin, id);
    const key = before.warnings[0]?.key ?? '';
    await drafts.correct(people.admin, id, { kind: 'review', warning: key, to: true });
    await drafts.correct(people.admin, id, { kind: 'aside', at: placeOf('此段'), to: true });
    const after = await drafts.read(people.admin, id);
    expect(after.warnings).toHaveLength(before.warnings.length);
    expect(after.warnings.filter(({ isReviewed }) => isReviewed).map((warning) => warning.key)).toEqual([key]);
    expect(after.source.coverage.map(({ kind }) => kind)).toContain('aside');
    expect(after.source.coverage.map(({ kind }) => kind)).not.toContain('unread');
  });
});

describe('the boards of a draft', () => {
  it('are made as it was corrected, and the draft is over', async () => {
    const { db, drafts, people, begin } = await draftScene();
    const { id } = await begin();
    await drafts.correct(people.admin, id, merge);
    await drafts.correct(people.admin, id, { kind: 'aside', at: placeOf('此段'), to: true });
    await drafts.correct(people.admin, id, { kind: 'agency-kind', agency: '试点办公室', to: 'collective' });
    await expect(drafts.makeBoards(people.admin, id, 1)).rejects.toMatchObject({ code: 'outdated' });
    const { cards } = await drafts.read(people.admin, id);
    const plan = await drafts.makeBoards(people.admin, id, 4);
    const { measures, agencies } = await readMeasures(db, plan.id);
    expect(agencies.map(({ name, kind }) => [name, kind])).toEqual([
      ['财政部', 'ministry'],
      ['国家发展改革委', 'ministry'],
      ['试点办公室', 'collective'],
    ]);
    expect(measures[0]?.commitments[0]?.responsibilities).toHaveLength(2);
    const made = await db('cards as c').join('boards as b', 'b.id', 'c.board_id').where('b.plan_id', plan.id);
    expect(made).toHaveLength(cards);
    expect(await db('source_spans').where({ plan_id: plan.id, kind: 'aside' })).toHaveLength(1);
    expect((await db('plans').where({ id: plan.id }).first('imported_by')).imported_by).toBe('admin');
    await expect(drafts.read(people.admin, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await db('draft_corrections')).toEqual([]);
    await expect(begin()).rejects.toMatchObject({ code: 'plan-exists', details: { planId: plan.id } });
  });

  it('are made once, however often that is asked for at a time', async () => {
    const { db, drafts, people, begin } = await draftScene();
    const { id } = await begin();
    const asked = await Promise.allSettled([1, 2, 3].map(() => drafts.makeBoards(people.admin, id, 1)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db('plans')).toHaveLength(2);
  });

  it('are not made where nobody answers for anything, and the draft is still there', async () => {
    const { drafts, people, begin } = await draftScene();
    const { id } = await begin('没有举措的文字');
    await expect(drafts.makeBoards(people.admin, id, 1)).rejects.toMatchObject({ code: 'document-unreadable' });
    expect((await drafts.read(people.admin, id)).revision).toBe(1);
    await drafts.throwAway(people.other, id);
    await expect(drafts.throwAway(people.other, id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
