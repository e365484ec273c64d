import { describe, expect, it } from 'vitest';
import type { StageId } from '#app/domain/ids.ts';
import { isGone, type Measure } from '#app/domain/plan.ts';
import type { Rank } from '#app/domain/rank.ts';
import { applyDiff } from '#app/domain/snapshot/apply-diff.ts';
import { type Comparable, diffSnapshots } from '#app/domain/snapshot/diff.ts';
import type { LiveState } from '#app/domain/snapshot/snapshot.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { findNotes, mayWriteIn } from '#server/services/notes/find-notes.ts';
import { readNotes } from '#server/services/notes/read-notes.ts';
import { readBoard } from '#server/services/read-board.ts';
import { readCard } from '#server/services/read-card.ts';
import { readLiveState } from '#server/services/snapshots/read-state.ts';
import { ready } from '#test/support/collab-client.ts';
import { until } from '#test/support/collab-until.ts';
import { correctionScene, FIRST } from '#test/support/corrections.ts';

/** Another title, an agency less, one more, and a measure less and one more. */
const SECOND = FIRST.replace('开展试点。', '全面开展试点。')
  .replace('（水利部牵头，财政部配合）', '（水利部牵头，教育部配合）')
  .replace(/（三）落实资金。[^\n]*/u, '（三）开展评估。试点结束后组织开展第三方评估，形成评估报告。（教育部负责）');

describe('a corrected version', () => {
  it('says what would change, and changes nothing by that', async () => {
    const { db, people, drafts, begin } = await correctionScene();
    const id = await begin(SECOND);
    const before = await db('cards').select();
    const view = await drafts.corrections.compare(people.admin, id);
    expect(view.measures.map(({ number, status, reason }) => [number, status, reason])).toEqual([
      ['一', 'changed', 'alike'],
      ['二', 'changed', 'same'],
      ['三', 'new', null],
    ]);
    expect(view.measures[0]?.changes?.title).toEqual({ before: '开展试点', after: '全面开展试点' });
    expect(view.measures[1]?.changes).toMatchObject({ agenciesAdded: ['教育部'], agenciesGone: ['财政部'] });
    expect(view.gone).toMatchObject([{ title: '落实资金', agencies: ['财政部'], tasks: 0 }]);
    expect(view.open).toBe(0);
    const finance = view.boards.find(({ agency }) => agency === '财政部');
    expect(finance).toMatchObject({ kept: 1, isEmptied: false, archived: [{ number: '二' }, { number: '三' }] });
    expect(view.boards.find(({ agency }) => agency === '教育部')).toMatchObject({
      boardId: null,
      added: [{ number: '二' }, { number: '三' }],
    });
    expect(await db('cards').select()).toEqual(before);
  });

  it('keeps the cards that apply where they stand, before the eyes of who has the board open', async () => {
    const { db, people, drafts, correct, open, boardOf, cardOf, measureOf, running, told, plan } =
      await correctionScene();
    const board = await boardOf('财政部');
    const [kept, away, gone] = [
      await cardOf('财政部', '开展试点'),
      await cardOf('财政部', '加强指导'),
      await cardOf('财政部', '落实资金'),
    ];
    const measure = await measureOf('开展试点');
    const page = open(people.finance, board);
    await ready(page);
    const stages: { id: StageId }[] = await db('stages').orderBy('position').select('id');
    const doing = { stage: stages[1]?.id as StageId, rank: 'V' as Rank };
    for (const id of [kept, away, gone]) page.actions.move(id, doing);
    const task = page.actions.addTask({
      measureId: await measureOf('落实资金'),
      commitmentId: null,
      title: '清理存量',
      placement: doing,
    });
    await ready(page);
    await correct(SECOND);
    const seen = (id: string) => page.getSnapshot().board.cards.get(id as typeof kept);
    await until('put away', () => seen(away)?.archived === true && seen(gone)?.archived === true);
    expect(seen(kept)).toMatchObject({ measureId: measure, placement: doing });
    expect(seen(kept)?.archived).toBeUndefined();
    expect(seen(task as string)).toMatchObject({ archived: false, placement: doing });
    expect(await measureOf('全面开展试点')).toBe(measure);
    expect(told).toEqual([plan.id]);
    // The new board is there, and opens.
    const education = open(people.lead, await boardOf('教育部'));
    await until('its cards are there', () => education.getSnapshot().board.cards.size === 2);
    expect((await readMeasures(db, plan.id)).measures.map(({ title }) => title)).toEqual([
      '全面开展试点',
      '加强指导',
      '开展评估',
    ]);
    expect(running.server.logged.filter(({ level }) => level >= 50)).toEqual([]);
    const { texts } = await drafts.corrections.listTexts(people.lead, plan.id);
    expect(texts).toMatchObject([{ revision: 1, title: '关于试点的意见', replacedBy: 'Person admin' }]);
    expect((await drafts.corrections.readText(people.lead, plan.id, 1)).text).toBe(FIRST);
    expect(await db('audit').where({ action: 'plan-corrected' }).select('person_id')).toEqual([{ person_id: 'admin' }]);

    // Back to what it was: cards come back to their places.
    await correct(FIRST);
    await until('back', () => seen(away)?.archived === undefined && seen(gone)?.archived === undefined);
    expect([away, gone].map((id) => seen(id)?.placement)).toEqual([doing, doing]);
    expect(await measureOf('开展试点')).toBe(measure);
    const rows = await readCardRows(db, board);
    expect(rows.filter(({ archived }) => archived).map(({ id }) => id)).toEqual([]);
    expect(rows).toHaveLength(4);
  });

  it('of the same text is refused, and so is one of another plan', async () => {
    const { people, drafts, begin, correct, plan } = await correctionScene();
    await expect(begin(`${FIRST}\n`)).rejects.toMatchObject({ code: 'same-text' });
    await correct(SECOND);
    // What the plan said once is no document of its own.
    await expect(drafts.begin(people.admin, { kind: 'text', text: FIRST })).rejects.toMatchObject({
      code: 'plan-exists',
      details: { planId: plan.id },
    });
  });

  it('is refused where another was made meanwhile, and tells so', async () => {
    const { people, drafts, begin, correct } = await correctionScene();
    const late = await begin(FIRST.replace('试点的意见', '试点工作的意见'));
    const view = await drafts.corrections.compare(people.admin, late);
    await correct(SECOND);
    const make = () => drafts.corrections.make(people.admin, late, view);
    await expect(make()).rejects.toMatchObject({ code: 'plan-corrected' });
    const now = await drafts.corrections.compare(people.admin, late);
    await expect(drafts.corrections.make(people.admin, late, { ...now, revision: 7 })).rejects.toMatchObject({
      code: 'outdated',
    });
    await drafts.corrections.make(people.admin, late, now);
  });

  it('that cannot be told by itself is made once a person has said what goes on with what', async () => {
    const { people, drafts, begin, measureOf, boardOf, db } = await correctionScene();
    const funds = await measureOf('落实资金');
    const id = await begin(
      FIRST.replace(
        /（三）落实资金。[^\n]*/u,
        '（三）加大投入。统筹现有资金渠道，多方筹措经费，鼓励社会力量参与，建立稳定投入机制。（财政部负责）',
      ),
    );
    const view = await drafts.corrections.compare(people.admin, id);
    const open = view.measures[2];
    expect(open).toMatchObject({ status: 'open', open: [funds] });
    await expect(drafts.corrections.make(people.admin, id, view)).rejects.toMatchObject({ code: 'measures-open' });
    await drafts.corrections.choose(people.admin, id, { [open?.key ?? '']: funds }, view.revision);
    const chosen = await drafts.corrections.compare(people.admin, id);
    expect(chosen.measures[2]).toMatchObject({ status: 'changed', reason: 'chosen', before: { id: funds } });
    await drafts.corrections.make(people.admin, id, chosen);
    expect(await measureOf('加大投入')).toBe(funds);
    expect(await readCardRows(db, await boardOf('财政部'))).toHaveLength(3);
  });

  it('is not there for those who may not import', async () => {
    const { people, drafts, begin, plan } = await correctionScene();
    const id = await begin(SECOND);
    const notFound = { code: 'not-found' };
    await expect(drafts.corrections.compare(people.lead, id)).rejects.toMatchObject(notFound);
    await expect(drafts.corrections.choose(people.lead, id, {}, 1)).rejects.toMatchObject(notFound);
    await expect(drafts.corrections.make(people.lead, id, { revision: 1, planRevision: 1 })).rejects.toMatchObject(
      notFound,
    );
    await expect(drafts.corrections.listTexts(null, plan.id)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(drafts.makeBoards(people.admin, id, 1)).rejects.toMatchObject(notFound);
  });
});

describe('what hangs on a plan', () => {
  it('is put right when a board is next opened, should the process end before its document is reached', async () => {
    const { db, people, drafts, begin, open, boardOf, cardOf, running, restart } = await correctionScene();
    const [board, away] = [await boardOf('财政部'), await cardOf('财政部', '加强指导')];
    const page = open(people.finance, board);
    await ready(page);
    const id = await begin(SECOND);
    const view = await drafts.corrections.compare(people.admin, id);
    // The database has it; the board was never told.
    running.server.collab.cards.changed = () => Promise.reject(new Error('killed'));
    await expect(drafts.corrections.make(people.admin, id, view)).rejects.toThrow('killed');
    expect(page.getSnapshot().board.cards.get(away)?.archived).toBeUndefined();
    await restart();
    await until('put away', () => page.getSnapshot().board.cards.get(away)?.archived === true);
    expect((await readCardRows(db, board)).find((card) => card.id === away)?.archived).toBe(true);
    const education = open(people.lead, await boardOf('教育部'));
    await until('the new board has its cards', () => education.getSnapshot().board.cards.size === 2);
  });

  it('of who was away meanwhile is kept: a move of a card that is put away, a task under a measure that is gone', async () => {
    const { db, people, correct, open, boardOf, cardOf, measureOf, restart, running } = await correctionScene();
    const board = await boardOf('财政部');
    const [gone, funds] = [await cardOf('财政部', '落实资金'), await measureOf('落实资金')];
    const page = open(people.finance, board);
    await ready(page);
    await running.server.close();
    const stages: { id: StageId }[] = await db('stages').orderBy('position').select('id');
    const doing = { stage: stages[1]?.id as StageId, rank: 'V' as Rank };
    page.actions.move(gone, doing);
    const [commitment] = await db('commitments').where({ measure_id: funds }).select('id');
    const task = page.actions.addTask({
      measureId: funds,
      commitmentId: commitment.id,
      title: '清理存量',
      placement: doing,
    });
    await restart();
    await correct(SECOND);
    await ready(page);
    await until('put away', () => page.getSnapshot().board.cards.get(gone)?.archived === true);
    expect(page.getSnapshot().board.cards.get(gone)?.placement).toEqual(doing);
    await until('kept', async () => (await db('cards').where({ id: task }).first('id')) !== undefined);
    expect(await db('cards').where({ id: task }).first('measure_id', 'archived')).toEqual({
      measure_id: funds,
      archived: 0,
    });
  });

  it('can be compared with what a snapshot shows of it before', async () => {
    const { db, plan, correct, boardOf } = await correctionScene();
    const before = await readLiveState(db, plan.id, () => 20_000);
    await correct(SECOND);
    const after = await readLiveState(db, plan.id, () => 30_000);
    if (!before || !after) throw new Error('The plan is there');
    const diff = diffSnapshots(before, after);
    const comparable = ({ takenAt: _, ...state }: LiveState): Comparable => state;
    expect(applyDiff(comparable(before), diff)).toEqual(comparable(after));
    const board = await boardOf('财政部');
    const kinds = diff.cards.filter(({ boardId }) => boardId === board).map((card) => card.kinds);
    expect(kinds).toEqual(expect.arrayContaining([['archived'], ['texts']]));
    expect(diff.measures.items.filter((item) => item.after === null)).toHaveLength(1);
  });

  it('is open to those who answer for it now: an agency that does not any more reads its notes', async () => {
    const { db, people, correct, measureOf } = await correctionScene();
    const guide = await measureOf('加强指导');
    const funds = await measureOf('落实资金');
    await correct(SECOND);
    const found = await findNotes(db, people.finance, guide);
    expect(mayWriteIn(found)).toBe(false);
    expect(mayWriteIn(await findNotes(db, people.water, guide))).toBe(true);
    const desk = { read: async () => ({ content: null, epoch: 1 }) };
    const notes = await readNotes(db, desk, people.finance, funds);
    expect(notes).toMatchObject({ access: 'read', agencies: [], subject: { measure: { title: '落实资金' } } });
    expect(isGone(notes.subject.measure as Measure)).toBe(true);
  });

  it('shows what its cards hung on, on the board of an agency that does not answer for it any more', async () => {
    const { db, people, correct, boardOf, cardOf } = await correctionScene();
    const gone = await cardOf('财政部', '落实资金');
    await correct(SECOND);
    const view = await readBoard(db, people.finance, await boardOf('财政部'));
    expect(view.measures.map(({ title }) => title)).toEqual(['全面开展试点']);
    expect(view.former.map(({ title, isGone: away }) => [title, away]).sort()).toEqual([
      ['加强指导', false],
      ['落实资金', true],
    ]);
    expect(view.planRevision).toBe(2);
    const { activity } = await readCard(db, people.finance, view.id, gone);
    expect(activity[0]).toMatchObject({ person: { id: 'admin' }, change: { kind: 'archived' } });
  });
});
