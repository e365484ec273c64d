import { expect, it } from 'vitest';
import type { AgencyChange } from '#app/admin/services.ts';
import { changeAgency, findAgency, forgetName, listAgencies, readAgency } from '#server/services/admin/agencies.ts';
import { mergeAgencies } from '#server/services/admin/merge-agencies.ts';
import { draftScene, SMALL_DOCUMENT } from '#test/support/drafts.ts';

const DOCUMENT = SMALL_DOCUMENT.replace('国家发改委', '国家计划委员会').replace('试点办公室', '人力资源社会保障部');

async function scene() {
  const found = await draftScene();
  const { db, people, drafts, begin } = found;
  const idOf = async (name: string): Promise<string> => (await db('agencies').where({ name }).first('id')).id;
  const planning = await idOf('国家发展改革委');
  const rename = async (agencyId: string, change: Partial<AgencyChange>, at: number) => {
    const { name, shortName, kind } = await findAgency(db, people.admin, agencyId);
    await changeAgency(db, people.admin, agencyId, { name, shortName, kind, ...change }, at);
  };
  const formerOf = async (agencyId: string) => (await readAgency(db, people.admin, agencyId)).formerNames;
  const offers = async () => {
    const { id } = await begin(DOCUMENT);
    return (await drafts.read(people.admin, id)).near.filter(({ isFormer }) => isFormer);
  };
  return { ...found, idOf, planning, rename, formerOf, offers };
}

it('a name that was given up stays known: to the search, to administrators, and to documents that use it', async () => {
  const { db, people, planning, rename, formerOf, offers } = await scene();
  expect(await offers()).toEqual([]);
  await rename(planning, { name: '国家计划委员会' }, 1);
  await rename(planning, { name: '国家发展和改革委员会' }, 2);
  await rename(planning, { shortName: '发改委' }, 3);
  expect(await formerOf(planning)).toEqual([
    { name: '国家计划委员会', reason: 'renamed', until: 2 },
    { name: '国家发展改革委', reason: 'renamed', until: 1 },
  ]);
  expect((await listAgencies(db, people.admin, '计划委', 1)).agencies.map(({ id }) => id)).toEqual([planning]);
  expect(await offers()).toEqual([
    { name: '国家计划委员会', into: '国家发展和改革委员会', isKnown: true, isFormer: true },
  ]);
});

it('a name that is taken up again is no former one, and means whoever has it now', async () => {
  const { idOf, planning, rename, formerOf, offers } = await scene();
  await rename(planning, { name: '国家计划委员会' }, 1);
  await rename(planning, { name: '国家发展改革委' }, 2);
  expect((await formerOf(planning)).map(({ name }) => name)).toEqual(['国家计划委员会']);
  const other = await idOf('商务部');
  await rename(other, { name: '国家计划委员会' }, 3);
  expect(await offers()).toEqual([]);
  // The last to give it up has it.
  await rename(other, { name: '商务部' }, 4);
  expect(await offers()).toMatchObject([{ into: '商务部' }]);
  expect(await formerOf(planning)).toEqual([]);
});

it('an agency that is a part of another one leaves its names to it, and administrators delete them', async () => {
  const { db, people, planning, rename, formerOf, offers } = await scene();
  await db('agencies').insert({ id: 'old', name: '国家计委', kind: 'ministry' });
  await rename('old', { name: '国家计划委员会' }, 1);
  const nothingLive = {
    setAgencies: async () => undefined,
    whileClosed: async (_ids: unknown, work: () => Promise<unknown>) => void (await work()),
    onChanged: () => undefined,
  };
  await mergeAgencies({ db, ...nothingLive }, people.admin, 'old', planning, 2);
  expect(await formerOf(planning)).toEqual([
    { name: '国家计划委员会', reason: 'merged', until: 2 },
    { name: '国家计委', reason: 'renamed', until: 1 },
  ]);
  expect(await offers()).toMatchObject([{ name: '国家计划委员会', into: '国家发展改革委' }]);
  await expect(forgetName(db, people.lead, planning, '国家计划委员会', 3)).rejects.toMatchObject({ code: 'not-found' });
  await forgetName(db, people.admin, planning, '国家计划委员会', 3);
  await forgetName(db, people.admin, planning, '从来不是', 4);
  expect((await formerOf(planning)).map(({ name }) => name)).toEqual(['国家计委']);
  expect(await offers()).toEqual([]);
  const audited = await db('audit').where('action', 'agency-changed').orderBy('id', 'desc').select('at', 'detail');
  expect(audited[0]).toEqual({ at: 3, detail: JSON.stringify({ forgotten: '国家计划委员会' }) });
});
