import { expect, it } from 'vitest';
import { makeFace } from '#app/components/board/make-face.ts';
import type { CardId } from '#app/domain/ids.ts';
import { createOverviewCards, toLanes } from '#app/domain/overview-cards.ts';
import { isGone } from '#app/domain/plan.ts';
import { knownMeasures } from '#app/domain/plan-state.ts';
import { cardRows } from '#app/domain/snapshot/card-rows.ts';
import { diffSnapshots } from '#app/domain/snapshot/diff.ts';
import { measuresToShow } from '#app/domain/snapshot/measures-to-show.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import { handoutTexts } from '#app/i18n/handout.server.ts';
import { printPage } from '#app/print-page.server.tsx';
import { archivedOf } from '#app/routes/boards.$boardId_.archived/archived-of.ts';
import { namer } from '#app/routes/boards.$boardId_.history/names.ts';
import { readCardData } from '#app/routes/snapshots.$snapshotId/read-card.server.ts';
import { readFlow } from '#server/services/history/read-flow.ts';
import { readHistory } from '#server/services/history/read-history.ts';
import { readBoard } from '#server/services/read-board.ts';
import { readOverview } from '#server/services/read-overview.ts';
import { cardColumns } from '#server/services/snapshots/export/columns.ts';
import { readLiveState } from '#server/services/snapshots/read-state.ts';
import { correctionScene, FIRST } from '#test/support/corrections.ts';

/** The third measure is not in it, and another has its number. */
const SECOND = FIRST.replace(
  /（三）落实资金。[^\n]*/u,
  '（三）开展评估。试点结束后组织开展第三方评估，形成评估报告。（水利部负责）',
);
const TASK = 'task' as CardId;
const DAY = '2030-01-01' as Snapshot['today'];

/** A plan of which a corrected version dropped a measure under which a task hangs. */
async function scene() {
  const made = await correctionScene();
  const { db, boardOf, measureOf, cardOf, correct } = made;
  const board = await boardOf('财政部');
  const dropped = await measureOf('落实资金');
  const card = await cardOf('财政部', '落实资金');
  const { stage_id } = await db('cards').where({ id: card }).first('stage_id');
  await db('cards').insert({
    ...{ id: TASK, board_id: board, kind: 'task', measure_id: dropped, title: '清理存量', description: '' },
    ...{ stage_id, rank: 'z', contact: '', archived: false, changed_at: 5_000 },
  });
  const before = await readLiveState(db, made.plan.id, () => 6_000);
  await correct(SECOND);
  const after = await readLiveState(db, made.plan.id, () => 30_000);
  if (!before || !after) throw new Error('The plan is there');
  const snapshot: Snapshot = {
    ...{ format: 1, number: 2, title: '会前', takenBy: '何敏', reason: 'person', previous: null },
    ...after,
    today: DAY,
  };
  return { ...made, board, dropped, card, before, after, snapshot };
}

it('a task under a measure that a corrected version dropped is named by it in the overview, in a lane of its own', async () => {
  const { db, people, plan, dropped } = await scene();
  const state = await readOverview(db, people.lead, plan.id);
  expect(state.measures.map(({ title }) => title)).toEqual(['开展试点', '加强指导', '开展评估']);
  const cards = createOverviewCards(state, DAY)(state.boards);
  const task = cards.find(({ card }) => card.id === TASK);
  expect(task?.measure).toMatchObject({ id: dropped, number: '三', title: '落实资金' });
  expect(task?.measure && isGone(task.measure)).toBe(true);
  expect(toLanes(cards, 'measure', state).at(-1)).toMatchObject({ measure: { title: '落实资金' }, count: 1 });
});

it('a snapshot keeps such a measure beside the others, with its text, and says what became of its cards', async () => {
  const { before, after, snapshot, card, dropped } = await scene();
  expect(after.gone).toMatchObject([{ id: dropped, title: '落实资金', commitments: [{ ordinal: 1 }] }]);
  expect(before.gone).toBeUndefined();
  const rows = cardRows(snapshot).flatMap((one) => one.rows);
  for (const id of [TASK, card]) {
    expect(rows.find((row) => row.card.id === id)?.measure).toMatchObject({ number: '三', title: '落实资金' });
  }
  const comparison = { before, after, diff: diffSnapshots(before, after) };
  expect(comparison.diff.cards.find(({ id }) => id === TASK)).toBeUndefined();
  // What the measure was called did not change: it is in the document no more.
  expect(comparison.diff.cards.find(({ id }) => id === card)?.kinds).not.toContain('texts');
  // By measure it can be looked at for as long as something stands under it.
  expect(measuresToShow(after).at(-1)?.id).toBe(dropped);
  const done = after.boards.map((board) => ({ ...board, cards: board.cards.filter(({ id }) => id !== TASK) }));
  expect(measuresToShow({ ...after, boards: done }).map(({ id }) => id)).not.toContain(dropped);
  const open = readCardData(after, null, TASK);
  expect(open).toMatchObject({ measures: { after: { id: dropped, title: '落实资金' } }, measureCardId: card });
});

it('tables and printed pages say of its cards which measure it was, and that it is in the document no more', async () => {
  const { snapshot, card } = await scene();
  const rows = cardRows(snapshot).flatMap((one) => one.rows);
  const said = {
    'zh-CN': '（三）落实资金，已不在文件中',
    en: '（三）落实资金, no longer in the document',
  } as const;
  for (const language of ['zh-CN', 'en'] as const) {
    const t = (await handoutTexts(language)).getFixedT(language, ['handout', 'common']);
    const column = cardColumns(snapshot, language, t).find(({ name }) => name === t('handout:sheet.measureNumber'));
    const cells = [TASK, card].map((id) => column?.value(rows.find((row) => row.card.id === id) ?? (rows[0] as never)));
    expect(cells).toEqual([1, 2].map(() => ({ type: 'text', text: said[language] })));
    const view = { id: 'snapshot', hash: '0', sound: true, snapshot, before: null, after: null };
    const { html } = await printPage({
      ...{ language, paper: 'a4', withNames: true, alone: false, bar: null },
      handout: { view, before: null, decisions: [] } as never,
    });
    expect(html).toContain(`清理存量<small>`);
    expect(html).toContain(`${said[language]}</small>`);
  }
});

it('its card on the board is put away with its title, and the task under it says so on its face', async () => {
  const { db, people, board, dropped, card } = await scene();
  const view = await readBoard(db, people.finance, board);
  const archived = archivedOf(view);
  expect(archived.measures).toEqual([
    { cardId: card, measureId: dropped, number: '三', title: '落实资金', isGone: true },
  ]);
  expect(archived.under).toEqual([{ cardId: TASK, title: '清理存量', measure: '（三）落实资金' }]);
  const task = view.cards.find(({ id }) => id === TASK);
  const measure = view.former.find(({ id }) => id === dropped) ?? null;
  expect(task && makeFace(task, measure, view.agency.id, false)).toMatchObject({ isGone: true, number: '三' });
});

it('the past of the board and the progress of the plan name its cards by it', async () => {
  const { db, people, plan, board, card } = await scene();
  const history = await readHistory(db, people.lead, board, { at: null, cardId: null }, 40_000);
  expect(namer(history, history.window.cards)(card)).toBe('（三）落实资金');
  const flow = await readFlow(db, people.lead, plan.id, { range: 'all', boardId: null }, 40_000);
  expect(flow.sitting.find(({ cardId }) => cardId === TASK)).toMatchObject({ number: '三', title: '清理存量' });
});

it('what came back into the document is among the others again', async () => {
  const { db, plan, correct, dropped } = await scene();
  await correct(FIRST);
  const state = await readLiveState(db, plan.id, () => 40_000);
  expect(state?.measures.map(({ id }) => id)).toContain(dropped);
  expect(state?.gone?.map(({ title }) => title)).toEqual(['开展评估']);
  expect(state && knownMeasures(state)).toHaveLength(4);
});
