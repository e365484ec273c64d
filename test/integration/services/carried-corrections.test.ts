import { expect, it } from 'vitest';
import type { ReadingCorrection } from '#app/domain/document/index.ts';
import { correctionScene, FIRST } from '#test/support/corrections.ts';

/** Another document than the scene's. */
const TEXT = FIRST.replace('1号', '2号').replace('关于试点', '关于推广');
const at = (words: string, text = TEXT) => text.indexOf(words);

/** A plan of {@link TEXT}, some of it put right before its boards were made. */
async function corrected(...corrections: ReadingCorrection[]) {
  const scene = await correctionScene();
  const { drafts, people } = scene;
  const { admin } = people;
  const { id } = await drafts.begin(admin, { kind: 'text', text: TEXT });
  for (const correction of corrections) await drafts.correct(admin, id, correction);
  const plan = await drafts.makeBoards(admin, id, (await drafts.read(admin, id)).revision);
  return {
    ...scene,
    plan,
    begin: async (text: string) => {
      const { id } = await drafts.begin(admin, { kind: 'text', text }, plan.id);
      return drafts.read(admin, id);
    },
  };
}

const EDUCATION: ReadingCorrection = {
  kind: 'agency-add',
  commitment: at('统筹现有'),
  agency: '教育部',
  role: 'support',
};
const TITLE: ReadingCorrection = {
  kind: 'measure-title',
  measure: at('（二）'),
  from: '加强指导',
  to: '加强业务指导',
};
const RENAMED: ReadingCorrection = { kind: 'agency-rename', from: '水利部', to: '省水利厅' };

it('a corrected version begins with what was put right in the text of its plan, wherever that stands now', async () => {
  const { drafts, people, begin } = await corrected(RENAMED, TITLE, EDUCATION);
  const text = TEXT.replace('（二）', '（二）强化统筹。建立工作机制，定期会商调度。（财政部负责）\n（三）').replace(
    '（三）落实资金',
    '（四）落实资金',
  );
  const view = await begin(text);
  expect(view.carried).toEqual({ count: 3, left: [] });
  expect(view.corrections.map(({ correction, fault, by }) => ({ correction, fault, by }))).toEqual(
    [
      RENAMED,
      { ...TITLE, measure: at('（三）加强指导', text) },
      { ...EDUCATION, commitment: at('统筹现有', text) },
    ].map((correction) => ({ correction, fault: null, by: 'Person admin' })),
  );
  const compared = await drafts.corrections.compare(people.admin, view.id);
  expect(compared.measures.map(({ title, status }) => [title, status])).toEqual([
    ['开展试点', 'unchanged'],
    ['强化统筹', 'new'],
    ['加强业务指导', 'changed'],
    ['落实资金', 'changed'],
  ]);
  // Nothing but their numbers.
  expect(compared.measures[2]?.changes).toMatchObject({ title: null, agenciesAdded: [], agenciesGone: [] });
  expect(compared.measures[3]?.changes).toMatchObject({ title: null, agenciesAdded: [], agenciesGone: [] });
});

it('what has no place in it is told, and what it says itself is not said again', async () => {
  const { begin } = await corrected(RENAMED, TITLE, EDUCATION);
  const text = TEXT.replaceAll('水利部', '省水利厅').replace(/（三）落实资金[^\n]*\n/u, '');
  const view = await begin(text);
  expect(view.carried).toEqual({ count: 1, left: [EDUCATION, RENAMED] });
  expect(view.corrections.map(({ correction }) => correction)).toEqual([{ ...TITLE, measure: at('（二）', text) }]);
});

it('a title that the text has changed itself is left as the text has it', async () => {
  const { begin } = await corrected(TITLE);
  const view = await begin(TEXT.replace('（二）加强指导。各有关部门', '（二）完善指导服务。各有关部门'));
  expect(view.carried).toEqual({ count: 0, left: [TITLE] });
  expect(view.source.measures[1]?.title).toBe('完善指导服务');
});

it('goes on from version to version, and can be taken back in each', async () => {
  const { db, drafts, people, plan, begin } = await corrected(TITLE, EDUCATION);
  const { admin } = people;
  const second = await begin(TEXT.replace('探索可复制的做法', '形成可复制的做法'));
  await drafts.step(admin, second.id, 'undo', second.revision);
  await drafts.corrections.make(admin, second.id, await drafts.corrections.compare(admin, second.id));
  expect(await db('plan_corrections').where({ plan_id: plan.id }).pluck('correction')).toEqual([JSON.stringify(TITLE)]);
  const third = await begin(TEXT.replace('探索可复制的做法', '总结可复制的做法'));
  expect(third.corrections.map(({ correction }) => correction)).toEqual([TITLE]);
});

it('a draft that was there before is given them, unless somebody has corrected it', async () => {
  const { drafts, people, begin } = await corrected(TITLE);
  const { admin } = people;
  const [one, other] = [TEXT.replace('做法', '经验'), TEXT.replace('做法', '模式')];
  await drafts.begin(admin, { kind: 'text', text: one });
  expect((await begin(one)).corrections).toHaveLength(1);
  const { id } = await drafts.begin(admin, { kind: 'text', text: other });
  await drafts.correct(admin, id, { kind: 'plan-title', from: '关于推广的意见', to: '关于推广工作的意见' });
  const view = await begin(other);
  expect(view.carried).toBeNull();
  expect(view.corrections).toHaveLength(1);
});
