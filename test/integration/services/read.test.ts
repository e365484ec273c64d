import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import type { Card } from '#app/domain/board.ts';
import type { IsoDate } from '#app/domain/dates.ts';
import type { BoardId, CardId, PersonId, StageId } from '#app/domain/ids.ts';
import {
  activityStatements,
  cardStatements,
  readCardRows,
  tickStatements,
} from '#db/repositories/board-rows.server.ts';
import { runStatements } from '#db/repositories/document-runs.server.ts';
import { EMPTY_STATE, insertDocument } from '#db/repositories/documents.server.ts';
import { runEach } from '#db/statements.server.ts';
import { listBoards } from '#server/services/list-boards.ts';
import { listPlans } from '#server/services/list-plans.ts';
import { readBoard } from '#server/services/read-board.ts';
import { readCard } from '#server/services/read-card.ts';
import { readSource } from '#server/services/read-source.ts';
import { addPerson, queriesOf, readSeed, seededDatabase } from '#test/support/database.ts';

const TODAY = '2026-11-24' as IsoDate;

async function planId(db: Knex): Promise<string> {
  return (await db('plans').first('id')).id;
}

async function boardOf(db: Knex, agency: string): Promise<BoardId> {
  const row = await db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where('a.name', agency)
    .first('b.id');
  return row.id;
}

async function setup(agencies: string[] = ['财政部']) {
  const { db } = await seededDatabase();
  const actor = await addPerson(db, 'p', { agencies });
  return { db, actor, plan: await planId(db) };
}

describe('listPlans', () => {
  it('counts what each plan has', async () => {
    const { db, actor } = await setup();
    expect(await listPlans(db, actor)).toEqual([
      expect.objectContaining({
        docNumber: '国发〔2016〕62号',
        importedAt: 1_000,
        measures: 14,
        commitments: 36,
        boards: 39,
        cards: 116,
      }),
    ]);
  });
});

describe('listBoards', () => {
  it("gives every board, the actor's own first and the rest in the document's order", async () => {
    const { db, actor, plan } = await setup(['水利部', '财政部']);
    const { boards, stages } = await listBoards(db, actor, plan, TODAY);
    expect(boards).toHaveLength(39);
    expect(boards.slice(0, 3).map(({ agency, mine }) => [agency.name, mine])).toEqual([
      ['财政部', true],
      ['水利部', true],
      ['辽宁省人民政府', false],
    ]);
    expect(stages.map(({ category, names }) => [category, names.zh])).toEqual([
      ['todo', '未启动'],
      ['doing', '推进中'],
      ['review', '待验收'],
      ['done', '已完成'],
    ]);
    for (const { cardsByStage } of boards) expect(Object.keys(cardsByStage)).toEqual(stages.map(({ id }) => id));
    const total = boards.flatMap(({ cardsByStage }) => Object.values(cardsByStage)).reduce((a, b) => a + b);
    expect(total).toBe(116);
  });

  it('counts as late what is due before today, unticked, not archived and not done', async () => {
    const { db, actor, plan } = await setup();
    const boardId = await boardOf(db, '财政部');
    const late = async (today = TODAY) => {
      const { boards } = await listBoards(db, actor, plan, today);
      return boards.find(({ id }) => id === boardId)?.late;
    };
    // 财政部 answers for 二 1 (2016-12-31) and 二 2 (2017-12-31, 2018-12-31), on one card.
    expect(await late()).toBe(1);
    expect(await late('2016-12-31' as IsoDate)).toBe(0);
    expect(await late('2017-01-01' as IsoDate)).toBe(1);

    const { measures, cards, stages } = await readBoard(db, actor, boardId);
    const second = measures.find(({ number }) => number === '二');
    const card = cards.find(({ measureId }) => measureId === second?.id);
    if (card?.kind !== 'measure' || !second) throw new Error('no card of 二');
    const [first, ...others] = second.commitments.map(({ id }) => id);
    const write = async (changed: typeof card) => {
      await runEach(db, [...cardStatements(db, [{ boardId, card: changed, at: 1 }]), ...tickStatements(db, [changed])]);
    };
    await write({ ...card, ticked: first ? [first] : [] });
    expect(await late('2017-12-31' as IsoDate)).toBe(0);
    expect(await late('2018-01-01' as IsoDate)).toBe(1);
    await write({ ...card, ticked: first ? [first, ...others] : [] });
    expect(await late()).toBe(0);
    await write({ ...card, ticked: [], dueOn: '2016-01-01' as IsoDate });
    expect(await late('2016-06-01' as IsoDate)).toBe(1);
    const done = stages.find(({ category }) => category === 'done')?.id as StageId;
    await write({ ...card, placement: { ...card.placement, stage: done } });
    expect(await late()).toBe(0);
  });

  it('leaves archived cards out of every count', async () => {
    const { db, actor, plan } = await setup();
    const boardId = await boardOf(db, '财政部');
    const [card] = await readCardRows(db, boardId);
    if (!card) throw new Error('no card');
    const task = {
      id: 'task' as CardId,
      kind: 'task',
      measureId: null,
      commitmentId: null,
      placement: card.placement,
      title: 'task',
      description: '',
      contact: '',
      startsOn: null,
      dueOn: '2020-01-01' as IsoDate,
    } as const;
    const write = (changed: Card) => runEach(db, cardStatements(db, [{ boardId, card: changed, at: 1 }]));
    const counts = async () => {
      const { boards } = await listBoards(db, actor, plan, TODAY);
      const own = boards.find(({ id }) => id === boardId);
      return [own?.cardsByStage[card.placement.stage], own?.late];
    };
    const before = await counts();
    await write({ ...task, archived: false });
    expect(await counts()).toEqual([Number(before[0]) + 1, Number(before[1]) + 1]);
    await write({ ...task, archived: true });
    expect(await counts()).toEqual(before);
    expect((await listPlans(db, actor))[0]?.cards).toBe(116);
  });
});

describe('readBoard', () => {
  it('reads the largest board whole in fourteen queries', async () => {
    const { db, actor } = await setup(['国家发展改革委']);
    const boardId = await boardOf(db, '国家发展改革委');
    const queries = await queriesOf(db, () => readBoard(db, actor, boardId));
    expect(queries).toHaveLength(14);
    const board = await readBoard(db, actor, boardId);
    expect(board).toMatchObject({
      id: boardId,
      agency: { name: '国家发展改革委', kind: 'ministry' },
      access: 'write',
      document: { name: `board/${boardId}`, epoch: 1 },
    });
    expect([board.sections.length, board.stages.length, board.measures.length, board.cards.length]).toEqual([
      4, 4, 13, 13,
    ]);
    const own = board.measures.flatMap(({ commitments }) =>
      commitments.filter((c) => c.responsibilities.some(({ agencyId }) => agencyId === board.agency.id)),
    );
    expect(own).toHaveLength(26);
  });

  it('gives the measures whole, with the commitments of others, and every agency they name', async () => {
    const { db, actor } = await setup();
    const board = await readBoard(db, actor, await boardOf(db, '银监会'));
    const third = board.measures.find(({ number }) => number === '三');
    expect(third).toMatchObject({ title: '加快民营经济发展', ordinal: 3 });
    expect(third?.commitments.map(({ ordinal, openEnded }) => [ordinal, openEnded])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
    expect(third?.commitments[1]).toMatchObject({
      clause: '银监会指导支持',
      deadlines: [{ on: '2017-06-30', phrase: '2017年6月底前' }],
    });
    const { source } = await readSeed();
    const { span } = third?.commitments[1]?.deadlines[0] ?? { span: { start: 0, end: 0 } };
    expect(source.slice(span.start, span.end)).toBe('2017年6月底前');
    const known = new Set(board.agencies.map(({ id }) => id));
    const named = board.measures.flatMap((m) => m.commitments.flatMap((c) => c.responsibilities));
    expect(named.every(({ agencyId }) => known.has(agencyId))).toBe(true);
    expect(known.size).toBe(new Set(named.map(({ agencyId }) => agencyId)).size);
    expect(board.access).toBe('read');
  });
});

describe('readCard', () => {
  it('tells of what others wrote in the notes of the card itself: those of a task are not those of its measure', async () => {
    const { db, actor } = await setup();
    const other = await addPerson(db, 'other', { agencies: ['水利部'] });
    const boardId = await boardOf(db, '财政部');
    const card = (await readCardRows(db, boardId)).find(({ kind }) => kind === 'measure');
    if (card?.kind !== 'measure') throw new Error('no card');
    const task: Card = {
      ...{ id: 'task' as CardId, kind: 'task', measureId: card.measureId, commitmentId: null, title: 'task' },
      ...{ placement: card.placement, description: '', contact: '', startsOn: null, dueOn: null, archived: false },
    };
    await runEach(db, cardStatements(db, [{ boardId, card: task, at: 1 }]));
    const documentName = `notes/${card.measureId}`;
    await insertDocument(db, documentName, EMPTY_STATE, 1);
    const run = { documentName, clientId: 7, clock: 0, length: 1, firstAt: 5, lastAt: 5 };
    await runEach(db, runStatements(db, [{ ...run, personId: other.personId, agencyId: null }]));
    expect(await readCard(db, actor, boardId, card.id)).toMatchObject({ hasNewNotes: true });
    expect(await readCard(db, actor, boardId, task.id)).toMatchObject({ hasNewNotes: false });
  });

  it('tells where every other agency has the measure, with its roles and stage', async () => {
    const { db, actor } = await setup();
    const boardId = await boardOf(db, '财政部');
    const { measures, cards } = await readBoard(db, actor, boardId);
    const second = measures.find(({ number }) => number === '二');
    const card = cards.find(({ measureId }) => measureId === second?.id);
    const { elsewhere, activity } = await readCard(db, actor, boardId, card?.id ?? '');
    expect(activity).toEqual([]);
    expect(elsewhere).toHaveLength(8);
    expect(elsewhere.map(({ agency }) => agency.name)).not.toContain('财政部');
    expect(elsewhere.find(({ agency }) => agency.name === '国务院国资委')).toMatchObject({
      roles: ['lead', 'support'],
    });
    for (const other of elsewhere) {
      const there = await readBoard(db, actor, other.boardId);
      expect(there.cards.find(({ id }) => id === other.cardId)?.placement.stage).toBe(other.stageId);
    }
  });

  it('shows the newest fifty things that happened on this board', async () => {
    const { db, actor } = await setup();
    const boardId = await boardOf(db, '财政部');
    const [card] = await readCardRows(db, boardId);
    if (!card) throw new Error('no card');
    const entry = (at: number, board: BoardId) => ({
      boardId: board,
      cardId: card.id,
      personId: 'p' as PersonId,
      at,
      kind: 'edited',
      change: JSON.stringify({ kind: 'edited', field: 'contact', from: '', to: `${at}` }),
    });
    await runEach(
      db,
      activityStatements(
        db,
        Array.from({ length: 60 }, (_, i) => entry(i, boardId)),
      ),
    );
    // A card of that id on another board is another card: clients make the ids of their task cards.
    await runEach(db, activityStatements(db, [entry(99, await boardOf(db, '水利部'))]));
    const { activity } = await readCard(db, actor, boardId, card.id);
    expect(activity.map(({ at }) => at)).toEqual(Array.from({ length: 50 }, (_, i) => 59 - i));
    expect(activity[0]).toMatchObject({
      person: { id: 'p', name: 'Person p' },
      change: { kind: 'edited', field: 'contact', to: '59' },
    });
  });
});

describe('readSource', () => {
  it('gives the text with what each piece of it was taken for', async () => {
    const { db, actor, plan } = await setup();
    const { text, coverage, measures, sections, agencies, warnings } = await readSource(db, actor, plan);
    expect(coverage.map(({ span }) => text.slice(span.start, span.end)).join('')).toBe(text);
    expect([sections.length, measures.length, agencies.length, warnings.length]).toEqual([4, 14, 39, 0]);
  });
});

describe('who may not', () => {
  it('is told nothing of what there is: the unknown and the forbidden look the same', async () => {
    const { db, actor, plan } = await setup();
    const boardId = await boardOf(db, '水利部');
    const [foreign] = await readCardRows(db, await boardOf(db, '财政部'));
    const cardId = foreign?.id ?? '';
    const calls = (id: string, board: string, card: string) => [
      () => listBoards(db, null, id, TODAY),
      () => readSource(db, null, id),
      () => readBoard(db, null, board),
      () => readCard(db, null, board, card),
    ];
    const outcome = async (call: () => Promise<unknown>) => {
      const error = await call().then(
        () => null,
        (reason: unknown) => reason,
      );
      return JSON.stringify([error, (error as Error).message]);
    };
    const there = await Promise.all(calls(plan, boardId, cardId).map(outcome));
    const nowhere = await Promise.all(calls('x', 'y', 'z').map(outcome));
    expect(there).toEqual(nowhere);
    expect(new Set(there).size).toBe(1);
    expect(there[0]).toContain('not-signed-in');
    await expect(listPlans(db, null)).rejects.toMatchObject({ code: 'not-signed-in' });

    for (const odd of ['x', '', "' or 1=1 --", '../..', 'ä'.repeat(1_000)]) {
      await expect(listBoards(db, actor, odd, TODAY)).rejects.toMatchObject({ code: 'not-found' });
      await expect(readSource(db, actor, odd)).rejects.toMatchObject({ code: 'not-found' });
      await expect(readBoard(db, actor, odd)).rejects.toMatchObject({ code: 'not-found' });
      await expect(readCard(db, actor, odd, odd)).rejects.toMatchObject({ code: 'not-found' });
    }
    // A card of another board is no card of this one.
    await expect(readCard(db, actor, boardId, cardId)).rejects.toMatchObject({ code: 'not-found' });
  });
});
