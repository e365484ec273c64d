import type { Knex } from 'knex';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AgencyId, PersonId, PlanId } from '#app/domain/ids.ts';
import type { Actor, PlanStanding } from '#app/domain/policy.ts';
import { setGrants } from '#db/repositories/plan-grants.server.ts';
import { importPlan, OPERATOR } from '#server/services/import-plan.ts';
import { listBoards } from '#server/services/list-boards.ts';
import { listPlans } from '#server/services/list-plans.ts';
import { createMarkServices } from '#server/services/marks.ts';
import { readNotes } from '#server/services/notes/read-notes.ts';
import { addPerson } from '#test/support/database.ts';
import { insertDecision } from '#test/support/decisions.ts';
import { makePng } from '#test/support/images.ts';
import { AGENCIES, type NotesScene, newThread, notesScene } from '#test/support/notes.ts';

let scene: NotesScene;
let db: Knex;
let here: PlanId;
let there: PlanId;
let own: AgencyId;

beforeEach(async () => {
  scene = await notesScene();
  db = scene.db;
  here = (await db('plans').first('id')).id;
  const source = '一、工作任务。\n（一）推进改革。完善机制。（财政部、水利部负责）';
  there = (await importPlan(db, OPERATOR, { source, at: 2_000 })).plan.id;
  own = scene.people.wang.agencyIds[0] as AgencyId;
});

/** Somebody who is nothing but in single plans. */
async function limited(id: string, ...inPlans: readonly PlanStanding[]): Promise<Actor> {
  const person = await addPerson(db, id, {});
  await setGrants(db, 'person', person.personId, inPlans);
  return { ...person, inPlans };
}

const lead = (planId: PlanId): PlanStanding => ({ planId, roles: ['lead'], agencyIds: [] });
const member = (planId: PlanId): PlanStanding => ({ planId, roles: [], agencyIds: [own] });
const refusal = (code: string) => expect.objectContaining({ code });

describe('somebody who is something in one plan alone', () => {
  it('has that plan in the list, and nobody who is nothing has any', async () => {
    const ids = async (actor: Actor) => (await listPlans(db, actor)).map(({ id }) => id);
    expect(await ids(await limited('a', lead(there)))).toEqual([there]);
    expect(await ids(await limited('b', lead(there), member(here)))).toHaveLength(2);
    expect(await ids(await limited('c'))).toEqual([]);
    expect(await ids(scene.people.outsider)).toHaveLength(2);
  });

  it('has the board of their agency first there, and is told of another plan what is told of none', async () => {
    const someone = await limited('a', member(there));
    const { boards } = await listBoards(db, someone, there, '2026-01-01' as never);
    expect(boards.filter(({ mine }) => mine).map(({ agency }) => agency.id)).toEqual([own]);
    const refused = async (planId: string) => {
      return listBoards(db, someone, planId, '2026-01-01' as never).catch(({ code, message }) => ({ code, message }));
    };
    expect(await refused(here)).toEqual(await refused('no-such-plan'));
  });

  it('can be mentioned in its notes and in no others, and once that is over what mentioned them waits no longer', async () => {
    const { notes, notesId, people } = scene;
    const [hereLead, hereMember] = [await limited('a', lead(here)), await limited('b', member(here))];
    const elsewhere = [await limited('c', lead(there)), await limited('d', member(there))];
    const desk = { read: async () => ({ content: null, epoch: 1 }) };
    const offered = new Set((await readNotes(db, desk, people.lead, notesId)).people.map(({ id }) => id));
    expect([hereLead, hereMember].every(({ personId }) => offered.has(personId))).toBe(true);
    expect(elsewhere.some(({ personId }) => offered.has(personId))).toBe(false);
    for (const who of elsewhere) {
      const thread = newThread('看', [who]);
      await expect(notes.comments.start(people.wang, notesId, thread)).rejects.toEqual(refusal('bad-input'));
    }
    const thread = newThread('看', [hereLead]);
    await notes.comments.start(people.wang, notesId, thread);
    expect(await notes.waiting.count(hereLead)).toBe(1);
    expect((await notes.waiting.list(hereLead)).map(({ commentId }) => commentId)).toEqual([thread.id]);
    const moved = { ...hereLead, inPlans: [lead(there)] };
    expect(await notes.waiting.count(moved)).toBe(0);
    expect(await notes.waiting.list(moved)).toEqual([]);
    await expect(notes.waiting.done(moved, thread.id)).rejects.toEqual(refusal('not-found'));
    await notes.waiting.done(hereLead, thread.id);
  });

  it('sees an image in the plans into which it was brought, by whomever', async () => {
    const { notes, notesId } = scene;
    const [from, to] = [await limited('a', member(here)), await limited('b', member(there))];
    const { id } = await notes.images.add(from, notesId, new Uint8Array(makePng()));
    expect((await notes.images.read(from, id)).id).toBe(id);
    await expect(notes.images.read(to, id)).rejects.toEqual(refusal('not-found'));
    await expect(notes.images.add(to, notesId, new Uint8Array(makePng()))).rejects.toEqual(refusal('not-found'));
    const { id: measure } = await db('measures').where({ plan_id: there }).first('id');
    await notes.images.add(to, measure, new Uint8Array(makePng()));
    expect((await notes.images.read(to, id)).id).toBe(id);
    expect((await notes.images.read(scene.people.observer, id)).id).toBe(id);
  });

  it('is waited for by the instructions of that plan', async () => {
    const marks = createMarkServices(
      db,
      () => 1,
      () => undefined,
    );
    const by = scene.people.lead.personId;
    for (const planId of [here, there]) await insertDecision(db, { id: `in-${planId}`, planId, agencyIds: [own], by });
    const waiting = async (actor: Actor) => {
      const found = await marks.decisions.waiting(actor);
      expect(await scene.notes.waiting.count(actor)).toBe(found.length);
      return found.map(({ decisionId }) => decisionId).sort();
    };
    const both = [`in-${here}`, `in-${there}`].sort();
    expect(await waiting(scene.people.wang)).toEqual(both);
    const someone = await limited('a', member(there));
    expect(await waiting(someone)).toEqual([`in-${there}`]);
    expect(await waiting(await limited('b', lead(there)))).toEqual([]);
    const answered = { agencyId: own, kind: 'answered', text: '已办' } as const;
    await expect(marks.decisions.answer(someone, `in-${here}`, answered)).rejects.toEqual(refusal('not-found'));
    for (const planId of [here, there]) await marks.decisions.answer(scene.people.wang, `in-${planId}`, answered);
    expect(await waiting(someone)).toEqual([]);
    expect(await waiting({ ...someone, inPlans: [lead(there)] })).toEqual([`in-${there}`]);
    expect(await waiting(scene.people.lead)).toEqual(both);
    const accepted = { agencyId: own, kind: 'accepted', text: '' } as const;
    const judge = { ...someone, personId: 'a' as PersonId, inPlans: [lead(there), member(here)] };
    await expect(marks.decisions.judge(judge, `in-${here}`, accepted)).rejects.toEqual(refusal('not-allowed'));
    await marks.decisions.judge(judge, `in-${there}`, accepted);
  });
});

it('the scene is what these tests take for granted', async () => {
  expect(AGENCIES.own).toBe('财政部');
  expect(await db('boards').where({ agency_id: own }).pluck('plan_id')).toHaveLength(2);
});
