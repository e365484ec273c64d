import { expect, it } from 'vitest';
import { listBoards } from '#db/repositories/boards.server.ts';
import { changeAgency } from '#server/services/admin/agencies.ts';
import { readBoard } from '#server/services/read-board.ts';
import { readCard } from '#server/services/read-card.ts';
import { readOverview } from '#server/services/read-overview.ts';
import { addPerson } from '#test/support/database.ts';
import { snapshotScene } from '#test/support/snapshots.ts';

it('comes with the agencies of every page, and into snapshots from then on; those of before stay what they were', async () => {
  const { db, planId, snapshots, people } = await snapshotScene();
  const admin = await addPerson(db, 'admin', { roles: ['administrator'] });
  const before = await snapshots.take(people.lead, planId, { title: '', api: false });
  const kept = await db('snapshots').where({ id: before.id }).first();
  const { id, kind } = await db('agencies').where({ name: '国家发展改革委' }).first();
  await changeAgency(db, admin, id, { name: '国家发展改革委', shortName: '发改委', kind }, 1);

  const named = { id, name: '国家发展改革委', kind, shortName: '发改委' };
  const other = { id: expect.any(String), name: '财政部', kind: 'ministry' };
  const { agencies } = await readOverview(db, admin, planId);
  expect(agencies.find((one) => one.id === id)).toEqual(named);
  expect(agencies.find(({ name }) => name === '财政部')).toStrictEqual(other);
  const boards = await listBoards(db, planId);
  const finance = boards.find(({ agency }) => agency.name === '财政部');
  const board = await readBoard(db, admin, finance?.id ?? '');
  expect(board.agency).toStrictEqual(other);
  expect(board.agencies).toContainEqual(named);
  const cards = await Promise.all(board.cards.map((card) => readCard(db, admin, board.id, card.id)));
  expect(cards.flatMap(({ elsewhere }) => elsewhere.map(({ agency }) => agency))).toContainEqual(named);

  const after = await snapshots.take(people.lead, planId, { title: '', api: false });
  expect((await snapshots.read(people.lead, after.id)).snapshot.agencies).toContainEqual(named);
  const old = await snapshots.read(people.lead, before.id);
  expect(old).toMatchObject({ sound: true, hash: before.hash });
  expect(old.snapshot.agencies.find((one) => one.id === id)).toStrictEqual({ id, name: '国家发展改革委', kind });
  expect(await db('snapshots').where({ id: before.id }).first()).toEqual(kept);
});
