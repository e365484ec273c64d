import type { AppLoadContext } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/policy.ts';
import * as list from '#app/routes/plans.$planId_.snapshots/route.tsx';
import { readAddress } from '#app/routes/snapshots.$snapshotId/address.ts';
import { readPage } from '#app/routes/snapshots.$snapshotId/read-page.server.ts';
import { readStages } from '#db/repositories/plans.server.ts';
import { TOKEN, withToken } from '#test/support/form-token.ts';
import { servePages } from '#test/support/pages.ts';
import { snapshotScene } from '#test/support/snapshots.ts';

/** A snapshot of the first document, another after a card of 财政部 went on and was given a day that is past. */
async function setup() {
  const scene = await snapshotScene();
  const { snapshots, people, planId, db, clock } = scene;
  const first = await snapshots.take(people.lead, planId, { title: '第一次', api: false });
  const board = await db('boards')
    .join('agencies', 'agencies.id', 'boards.agency_id')
    .where('agencies.name', '财政部')
    .first('boards.id', 'agencies.id as agency');
  const stages = await readStages(db, planId);
  const { id: measureId } = await db('measures').where({ number: '四' }).first('id');
  const card = await db('cards').where({ board_id: board.id, measure_id: measureId }).first();
  await db('cards').where({ id: card.id }).update({ stage_id: stages[1]?.id, due_on: '2026-01-31' });
  clock.now += 86_400_000;
  const second = await snapshots.take(people.lead, planId, { title: '', api: false });
  const page = (who: Actor | null, id: string, search = '') =>
    readPage(snapshots, who, id, readAddress(new URLSearchParams(search)));
  return { ...scene, first, second, board, card, stages, page };
}

function boardOf({ shown }: Awaited<ReturnType<typeof readPage>>) {
  if (shown.kind !== 'board') throw new Error('not a board');
  return shown;
}

describe('the page of a snapshot', () => {
  it('has of all boards the one that is asked for: a member’s own, or any', async () => {
    const { page, first, people, board } = await setup();
    const own = boardOf(await page(people.member, first.id));
    expect(own.agencyId).toBe(board.agency);
    const entries = own.columns.flatMap((column) => column.entries);
    expect(new Set(entries.map(({ boardId }) => boardId))).toEqual(new Set([board.id]));
    expect(entries.some(({ diff, isGhost }) => diff !== null || isGhost)).toBe(false);
    const used = new Set(entries.map(({ card }) => card.measureId));
    expect(new Set(own.measures.map(({ id }) => id))).toEqual(used);
  });

  it('compared begins with all that changed, from the earlier to the later whichever is open', async () => {
    const { page, first, second, people, card, stages } = await setup();
    for (const [id, search] of [
      [second.id, 'with=before'],
      [second.id, `with=${first.id}`],
      [first.id, `with=${second.id}`],
      [first.id, 'with=live'],
    ] as const) {
      const read = await page(people.lead, id, search);
      expect(read.compared?.from.number, search).toBe(1);
      expect(read.compared?.to.number, search).toBe(search === 'with=live' ? null : 2);
      expect(read.compared?.summary.kinds).toEqual(
        [
          { kind: 'moved-on', count: 1 },
          { kind: 'newly-late', count: 1 },
          { kind: 'dates', count: 1 },
        ].map((each) => expect.objectContaining(each)),
      );
      const places = boardOf(read).columns.flatMap(({ stage, entries }) =>
        entries.map((entry) => [stage.id, entry.card.id, entry.isGhost]),
      );
      expect(places).toEqual([
        [stages[0]?.id, card.id, true],
        [stages[1]?.id, card.id, false],
      ]);
    }
  });

  it('compared with itself, or with the one before where there is none, is compared with nothing', async () => {
    const { page, first, people } = await setup();
    expect((await page(people.lead, first.id, `with=${first.id}`)).compared).toBeNull();
    expect((await page(people.lead, first.id, 'with=before')).compared).toBeNull();
    await expect(page(people.lead, first.id, 'with=nothing')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('has a measure on the boards of all, and narrowed to one agency', async () => {
    const { page, first, people, card, board } = await setup();
    const search = `view=measure&measure=${card.measure_id}`;
    const all = boardOf(await page(people.lead, first.id, search));
    const cards = all.columns.flatMap(({ entries }) => entries);
    expect(new Set(cards.map((entry) => entry.card.measureId))).toEqual(new Set([card.measure_id]));
    expect(cards.length).toBeGreaterThan(1);
    const one = boardOf(await page(people.lead, first.id, `${search}&agency=${board.agency}`));
    expect(one.columns.flatMap(({ entries }) => entries.map((entry) => entry.card.id))).toEqual([card.id]);
  });

  it('has the matrix with what became of its cells', async () => {
    const { page, second, people, card, stages } = await setup();
    const { shown } = await page(people.lead, second.id, 'view=matrix&with=before');
    if (shown.kind !== 'matrix') throw new Error('not a matrix');
    expect(shown.matrix.columns).toHaveLength(39);
    expect(shown.matrix.rows.reduce((sum, { cells }) => sum + cells.size, 0)).toBe(116);
    expect([...shown.changes]).toEqual([
      [
        card.id,
        { kinds: ['moved-on', 'newly-late', 'dates'], from: expect.objectContaining({ id: stages[0]?.id }), tasks: 0 },
      ],
    ]);
  });

  it('has an open card whole, and says of one that there is not', async () => {
    const { page, second, people, card } = await setup();
    const { card: open } = await page(people.lead, second.id, `with=before&card=${card.id}`);
    if (open === null || open === 'missing') throw new Error('no card');
    expect(open).toMatchObject({ isGone: false, agency: { name: '财政部' }, card: { dueOn: '2026-01-31' } });
    expect(open.diff?.before?.dueOn).toBeNull();
    expect((await page(people.lead, second.id, 'card=nothing')).card).toBe('missing');
  });

  it('is for whoever is signed in, and tells of nothing else', async () => {
    const { page, first, people } = await setup();
    await expect(page(null, first.id)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(page(people.observer, 'nothing')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the form that takes a snapshot', () => {
  async function form() {
    const scene = await snapshotScene();
    const server = await servePages(scene.db, scene.dir, { 'plans/:planId/snapshots': { action: list.action } });
    const send = async (who: Actor | null, fields: Record<string, string>) =>
      fetch(`${server.address}/plans/${scene.planId}/snapshots`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(fields),
        headers: withToken(
          new Headers({ Origin: server.address, ...(who ? { Cookie: await server.signIn(who.personId) } : {}) }),
        ),
      });
    return { ...scene, send };
  }

  it('takes one and leads to it, however often it is sent', async () => {
    const { send, people, snapshots, planId } = await form();
    const fields = { title: '三月', attempt: 'once' };
    const answers = await Promise.all([send(people.lead, fields), send(people.lead, fields)]);
    const again = await send(people.lead, fields);
    const taken = await snapshots.list(people.lead, planId);
    expect(taken.map(({ title }) => title)).toEqual(['三月']);
    for (const answer of [...answers, again]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/snapshots/${taken[0]?.id}#taken`]);
    }
    await send(people.lead, { title: '三月', attempt: 'another' });
    expect(await snapshots.list(people.lead, planId)).toHaveLength(2);
  });

  it('takes none for who is no lead, is nobody, or sends what is no form of ours', async () => {
    const { people, snapshots, planId } = await snapshotScene();
    const send = async (actor: Actor | null, fields: Record<string, string>) => {
      const body = new URLSearchParams(fields);
      const request = new Request('http://here/', { method: 'POST', body, headers: TOKEN.headers });
      const context = { services: { snapshots }, actor, token: TOKEN.context } as unknown as AppLoadContext;
      const answer = await list.action({ request, context, params: { planId } }).catch((thrown: unknown) => thrown);
      return answer instanceof Response
        ? [answer.status, answer.headers.get('location')]
        : (answer as { init: ResponseInit; data: object });
    };
    const refused = (status: number, data: object) => ({ init: { status }, data: expect.objectContaining(data) });
    const fields = { title: '', attempt: 'once' };
    expect(await send(people.member, fields)).toMatchObject(refused(403, { code: 'not-allowed' }));
    expect(await send(null, fields)).toEqual([302, '/sign-in']);
    expect(await send(people.lead, { title: '' })).toMatchObject(refused(400, { code: 'bad-input' }));
    expect(await send(people.lead, { title: '', attempt: '../x' })).toMatchObject(refused(400, { code: 'bad-input' }));
    const title = '长'.repeat(121);
    expect(await send(people.lead, { title, attempt: 'long' })).toMatchObject(
      refused(400, { failure: 'bad-input', title }),
    );
    expect(await snapshots.list(people.lead, planId)).toEqual([]);
  });
});
