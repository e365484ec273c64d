import type { Knex } from 'knex';
import { onTestFinished } from 'vitest';
import type { AgencyId, BoardId, CardId, MeasureId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { createDrafts } from '#server/services/drafts/index.ts';
import { importPlan, OPERATOR } from '#server/services/import-plan.ts';
import { inHaste, openPage } from './collab-client.ts';
import { startServer, type TestServer } from './collab-server.ts';
import { addPerson, emptyDatabase } from './database.ts';

/** A document as it was brought in first. */
export const FIRST = `关于试点的意见
国发〔2030〕1号
一、总体要求
（一）开展试点。各地要结合实际开展试点，探索可复制的做法，2031年6月底前完成。（财政部牵头，水利部负责）
（二）加强指导。各有关部门要加强对试点的业务指导，及时解决试点中的困难和问题。（水利部牵头，财政部配合）
二、保障措施
（三）落实资金。统筹现有资金渠道，对试点给予必要支持，加强资金使用监管。（财政部负责）
`;

/** A plan made of {@link FIRST}, with real rooms, an administrator, and members of its two agencies. */
export async function correctionScene() {
  const { db, dir } = await emptyDatabase();
  const { plan } = await importPlan(db, OPERATOR, { source: FIRST, at: 1_000 });
  const people = {
    admin: await addPerson(db, 'admin', { roles: ['administrator'] }),
    finance: await addPerson(db, 'finance', { agencies: ['财政部'] }),
    water: await addPerson(db, 'water', { agencies: ['水利部'] }),
    lead: await addPerson(db, 'lead', { roles: ['lead'] }),
  };
  const running = { server: await start(db, people) };
  onTestFinished(() => running.server.close());
  let clock = 10_000;
  const told: string[] = [];
  const drafts = createDrafts({
    db,
    now: () => ++clock,
    cards: {
      isKept: (ids) => running.server.collab.cards.isKept(ids),
      changed: (ids) => running.server.collab.cards.changed(ids),
    },
    setAnswering: (agencies) => running.server.collab.setAnswering(agencies),
    onChanged: (id) => {
      told.push(id);
      running.server.collab.plans.changed(id);
    },
  });
  return {
    ...{ db, dir, plan, people, drafts, told, running },
    /** Ends the server, if it is there yet, and starts one anew at the same place. */
    async restart() {
      const { port } = new URL(running.server.origin);
      if (running.server.http.listening) await running.server.close();
      running.server = await start(db, people, Number(port));
    },
    begin: async (text: string) => (await drafts.begin(people.admin, { kind: 'text', text }, plan.id)).id,
    /** Brings a corrected version in and makes it, as it is read. */
    async correct(text: string) {
      const { id } = await drafts.begin(people.admin, { kind: 'text', text }, plan.id);
      const view = await drafts.corrections.compare(people.admin, id);
      await drafts.corrections.make(people.admin, id, view);
      return view;
    },
    open(actor: Actor, boardId: BoardId) {
      const page = openPage(running.server, actor.personId, boardId, 1, {
        drawWait: inHaste,
        access: actor.agencyIds.length > 0 ? 'write' : 'read',
      });
      onTestFinished(() => page.destroy());
      return page;
    },
    ...finders(db, plan.id),
  };
}

async function start(db: Knex, people: Readonly<Record<string, Actor>>, port = 0): Promise<TestServer> {
  const server = await startServer(db, { port, idleMs: 20 });
  for (const actor of Object.values(people)) server.sessions.set(actor.personId, actor);
  return server;
}

/** What things of the plan are by now, by what people call them. */
function finders(db: Knex, planId: PlanId) {
  const boardOf = async (agency: string): Promise<BoardId> => {
    const row = await db('boards as b')
      .join('agencies as a', 'a.id', 'b.agency_id')
      .where({ 'b.plan_id': planId, 'a.name': agency })
      .first('b.id');
    return row?.id;
  };
  const measureOf = async (title: string): Promise<MeasureId> =>
    (await db('measures').where({ plan_id: planId, title }).first('id'))?.id;
  return {
    boardOf,
    measureOf,
    agencyOf: async (name: string): Promise<AgencyId> => (await db('agencies').where({ name }).first('id'))?.id,
    async cardOf(agency: string, title: string): Promise<CardId> {
      const place = { board_id: await boardOf(agency), measure_id: await measureOf(title), kind: 'measure' };
      return (await db('cards').where(place).first('id'))?.id;
    },
  };
}
