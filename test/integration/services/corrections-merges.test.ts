import { expect, it } from 'vitest';
import type { IsoDate } from '#app/domain/dates.ts';
import type { AgencyId } from '#app/domain/ids.ts';
import { toMatrix } from '#app/domain/matrix.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { listGrantablePlans } from '#db/repositories/plan-grants.server.ts';
import { mergeAgencies } from '#server/services/admin/merge-agencies.ts';
import { readOverview } from '#server/services/read-overview.ts';
import { correctionScene, FIRST } from '#test/support/corrections.ts';

const WHO = '（财政部牵头，水利部负责）';

async function scene() {
  const found = await correctionScene();
  const { db, people, running, plan, agencyOf } = found;
  const merge = async (from: string, into: string) => {
    const { collab } = running.server;
    const live = {
      setAgencies: collab.setAgencies,
      whileClosed: collab.boards.whileClosed,
      onChanged: () => undefined,
    };
    const [one, other] = [await agencyOf(from), await agencyOf(into)];
    await mergeAgencies({ db, ...live }, people.admin, one, other, 5_000);
  };
  const boards = async () => (await listBoards(db, plan.id)).map(({ agency }) => agency.name);
  return { ...found, merge, boards };
}

it('a corrected version that names an agency as it was called before it was merged means the one that it is now', async () => {
  const { db, correct, merge, boards, boardOf } = await scene();
  await merge('水利部', '财政部');
  const view = await correct(FIRST.replace('开展试点。', '全面开展试点。'));
  expect(view.boards.map(({ agency, added, archived }) => [agency, added.length, archived.length])).toEqual([
    ['财政部', 0, 0],
  ]);
  expect(await boards()).toEqual(['财政部']);
  expect(await db('agencies').where({ name: '水利部' })).toEqual([]);
  const put = await db('cards').where({ board_id: await boardOf('财政部'), kind: 'measure', archived: true });
  expect(put).toEqual([]);
});

it('whoever answered for something once, and does so again since they were merged, may cease to by another version', async () => {
  const { db, correct, merge, measureOf, agencyOf } = await scene();
  await correct(FIRST.replace(WHO, '（财政部、水利部负责）'));
  await correct(FIRST.replace(WHO, '（财政部负责）'));
  await merge('水利部', '财政部');
  await correct(FIRST.replace(WHO, '（教育部负责）'));
  const past = await db('past_responsibilities as r')
    .join('commitments as c', 'c.id', 'r.commitment_id')
    .where('c.measure_id', await measureOf('开展试点'))
    .select('r.agency_id');
  expect(new Set(past.map(({ agency_id }) => agency_id))).toEqual(new Set([await agencyOf('财政部')]));
});

it('an agency that a corrected version takes off a measure has no place in its row', async () => {
  const { db, people, correct, plan, measureOf, agencyOf } = await scene();
  await correct(FIRST.replace(WHO, '（财政部负责）'));
  const matrix = toMatrix(await readOverview(db, people.lead, plan.id), '2030-01-01' as IsoDate);
  const row = matrix.rows.find(({ measure }) => measure.title === '开展试点');
  expect(row?.measure.id).toBe(await measureOf('开展试点'));
  expect([...(row?.cells.keys() ?? [])]).toEqual([(await agencyOf('财政部')) as AgencyId]);
  expect(row?.counts.cells).toBe(1);
});

it('what people may be in a plan names an agency once, also where another one went into it', async () => {
  const { db, merge, plan } = await scene();
  await merge('水利部', '财政部');
  const [granted] = await listGrantablePlans(db, [plan.id]);
  expect(granted?.agencies.map(({ name }) => name)).toEqual(['财政部']);
});
