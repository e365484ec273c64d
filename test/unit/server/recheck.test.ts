import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgencyId, PersonId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { type Guarded, type Recheck, type Standing, startRecheck } from '#server/collab/recheck.ts';

const EVERY_MS = 500;
const AGENCY = 'agency' as AgencyId;
const member: Actor = { personId: 'p' as PersonId, name: 'P', roles: [], agencyIds: [AGENCY], inPlans: [] };

/** The record, which answers when a test says so. */
interface Question {
  readonly asked: ReadonlySet<string>;
  answer(standings: ReadonlyMap<string, Standing>): void;
  fail(error: Error): void;
}

/** What the record is at; a test that changes it has all rights looked at. */
let revision: number;
let questions: Question[];
let logged: { level: number; msg: string }[];
let connections: Set<Guarded>;
let recheck: Recheck;

function connect(sessionId: string, mayWrite = true): { closedWith: unknown[] } {
  const closedWith: unknown[] = [];
  connections.add({
    sessionId,
    mayWrite,
    room: {
      name: { kind: 'board' },
      planId: 'plan' as PlanId,
      isArchived: false,
      isGone: false,
      agencyIds: [AGENCY],
      isLeft: false,
    },
    close: (...how) => closedWith.push(how),
  });
  return { closedWith };
}

/** Lets time pass, and whatever was promised come true. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const standing = (actor: Actor, until = Number.POSITIVE_INFINITY): Standing => ({ actor, until });
const everyone = (until?: number) =>
  new Map([...connections].map(({ sessionId }) => [sessionId, standing(member, until)]));

beforeEach(() => {
  vi.useFakeTimers();
  revision = 0;
  questions = [];
  logged = [];
  connections = new Set();
  recheck = startRecheck({
    connections,
    everyMs: EVERY_MS,
    log: pino({ level: 'info' }, { write: (line: string) => logged.push(JSON.parse(line)) }),
    record: {
      revision: async () => revision,
      now: Date.now,
      reauthenticate: (asked) =>
        new Promise((answer, fail) => {
          questions.push({ asked, answer, fail });
        }),
    },
  });
});

afterEach(() => {
  recheck.stop();
  vi.useRealTimers();
});

describe('the look at rights', () => {
  it('comes by the clock, with one question for every session that is open', async () => {
    connect('one');
    connect('one');
    connect('two');
    await pass(EVERY_MS - 1);
    expect(questions).toHaveLength(0);
    await pass(1);
    expect(questions.map(({ asked }) => [...asked])).toEqual([['one', 'two']]);
    questions[0]?.answer(everyone());
    revision++;
    await pass(EVERY_MS);
    expect(questions).toHaveLength(2);
  });

  it('asks nothing more while the record stays as it was, but about those who came since', async () => {
    connect('one');
    await pass(EVERY_MS);
    questions[0]?.answer(everyone());
    await pass(EVERY_MS * 20);
    expect(questions).toHaveLength(1);
    connect('two');
    await pass(EVERY_MS * 20);
    expect(questions.map(({ asked }) => [...asked])).toEqual([['one'], ['two']]);
  });

  it('looks again at those whose session ends, when it does', async () => {
    const { closedWith } = connect('one');
    await pass(EVERY_MS);
    questions[0]?.answer(everyone(Date.now() + EVERY_MS * 10));
    await pass(EVERY_MS * 9);
    expect(questions).toHaveLength(1);
    await pass(EVERY_MS);
    expect(questions).toHaveLength(2);
    // It was seen meanwhile.
    questions[1]?.answer(everyone(Date.now() + EVERY_MS * 10));
    await pass(EVERY_MS * 10);
    questions[2]?.answer(new Map());
    await pass(0);
    expect(closedWith).toEqual([[4403, 'refused']]);
  });

  it('looks again where the record changed while it was read', async () => {
    const { closedWith } = connect('one');
    await pass(EVERY_MS);
    revision++;
    questions[0]?.answer(everyone());
    await pass(EVERY_MS);
    questions[1]?.answer(new Map());
    await pass(0);
    expect(closedWith).toEqual([[4403, 'refused']]);
  });

  it('waits for the one before, however long that takes', async () => {
    connect('one');
    await pass(EVERY_MS * 20);
    expect(questions).toHaveLength(1);
    questions[0]?.answer(everyone());
    revision++;
    await pass(EVERY_MS);
    expect(questions).toHaveLength(2);
  });

  it('is shared by all who ask for one while another runs, and begins after they asked', async () => {
    connect('one');
    await pass(EVERY_MS);
    const asked = Promise.all([recheck.now(), recheck.now(), recheck.now()]);
    expect(questions).toHaveLength(1);
    revision++;
    questions[0]?.answer(everyone());
    await pass(0);
    expect(questions).toHaveLength(2);
    questions[1]?.answer(everyone());
    await asked;
    expect(questions).toHaveLength(2);
  });

  it('goes on after a failure, of which the log has one line, and another once it is over', async () => {
    const { closedWith } = connect('one');
    for (let i = 0; i < 3; i++) {
      await pass(EVERY_MS);
      questions[i]?.fail(new Error('database is locked'));
      await pass(0);
    }
    expect(logged).toMatchObject([{ level: 50, err: { message: 'database is locked' } }]);
    expect(closedWith).toEqual([]);
    await pass(EVERY_MS);
    questions[3]?.answer(new Map());
    await pass(0);
    expect(logged.map(({ level }) => level)).toEqual([50, 30]);
    expect(closedWith).toEqual([[4403, 'refused']]);
  });

  it('tells whoever asked for it that it failed, and the next one runs all the same', async () => {
    connect('one');
    await pass(EVERY_MS);
    const [second] = [recheck.now()];
    questions[0]?.fail(new Error('first'));
    await pass(0);
    questions[1]?.fail(new Error('second'));
    await expect(second).rejects.toThrow('second');
  });

  it('says nothing of one who came while it ran: their rights may be newer than its answer', async () => {
    connect('one');
    await pass(EVERY_MS);
    const late = connect('one');
    questions[0]?.answer(new Map());
    await pass(0);
    expect(late.closedWith).toEqual([]);
    await pass(EVERY_MS);
    questions[1]?.answer(new Map());
    await pass(0);
    expect(late.closedWith).toEqual([[4403, 'refused']]);
  });

  it('leaves alone who was let in to read and still may', async () => {
    const reader = connect('one', false);
    const writer = connect('one', true);
    await pass(EVERY_MS);
    questions[0]?.answer(new Map([['one', standing({ ...member, roles: ['observer'], agencyIds: [] })]]));
    await pass(0);
    expect(reader.closedWith).toEqual([]);
    expect(writer.closedWith).toEqual([[4405, 'read-only']]);
  });

  it('tells who is still signed in, and may not read any more, from who is not', async () => {
    const [reader, writer, nobody] = [connect('one', false), connect('one', true), connect('two', false)];
    await pass(EVERY_MS);
    questions[0]?.answer(new Map([['one', standing({ ...member, roles: [], agencyIds: [] })]]));
    await pass(0);
    expect([reader, writer].map(({ closedWith }) => closedWith)).toEqual(Array(2).fill([[4404, 'not there']]));
    expect(nobody.closedWith).toEqual([[4403, 'refused']]);
  });

  it('asks nothing of the record while nobody is there, and nothing after the end', async () => {
    await pass(EVERY_MS * 3);
    expect(questions).toHaveLength(0);
    connect('one');
    recheck.stop();
    await pass(EVERY_MS * 3);
    expect(questions).toHaveLength(0);
  });
});
