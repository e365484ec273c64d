import { describe, expect, it } from 'vitest';
import type { AgencyId, PersonId, PlanId } from '#app/domain/ids.ts';
import {
  type Actor,
  agencyFor,
  can,
  PERSON_ROLES,
  type PersonRole,
  PLAN_ROLES,
  type PlanRole,
  type PlanStanding,
  POLICY,
  plansWhere,
  type Request,
} from '#app/domain/policy.ts';
import { POLICY_COLUMNS, policyTable } from '#app/domain/policy-table.ts';

const HERE = 'agency-here' as AgencyId;
const THIRD = 'agency-third' as AgencyId;
const ELSEWHERE = 'agency-elsewhere' as AgencyId;
const PLAN = 'plan' as PlanId;
const OTHER_PLAN = 'other-plan' as PlanId;

function person(
  roles: readonly PersonRole[],
  agencyIds: readonly AgencyId[] = [],
  inPlans: readonly PlanStanding[] = [],
): Actor {
  return { personId: 'p' as PersonId, name: 'P', roles, agencyIds, inPlans };
}

const inPlan = (planId: PlanId, roles: readonly PlanRole[], agencyIds: readonly AgencyId[] = []): PlanStanding => {
  return { planId, roles, agencyIds };
};

const PEOPLE = {
  'nobody signed in': null,
  'a person without anything': person([]),
  'a member of the agency': person([], [HERE]),
  'a member of another agency': person([], [ELSEWHERE]),
  'a member of both agencies': person([], [ELSEWHERE, HERE]),
  'a lead': person(['lead']),
  'an observer': person(['observer']),
  'an administrator': person(['administrator']),
  'a lead who is a member of the agency': person(['lead'], [HERE]),
  'an observer who is a member of the agency': person(['observer'], [HERE]),
  'an administrator who is a member of the agency': person(['administrator'], [HERE]),
  'everything but a member of the agency': person(PERSON_ROLES, [ELSEWHERE]),
  'a lead in the plan': person([], [], [inPlan(PLAN, ['lead'])]),
  'an observer in the plan': person([], [], [inPlan(PLAN, ['observer'])]),
  'a member of the agency in the plan': person([], [], [inPlan(PLAN, [], [HERE])]),
  'a member of another agency in the plan': person([], [], [inPlan(PLAN, [], [ELSEWHERE])]),
  'a lead in the plan, a member of the agency in another': person(
    [],
    [],
    [inPlan(OTHER_PLAN, [], [HERE]), inPlan(PLAN, ['lead'])],
  ),
  'a lead in another plan': person([], [], [inPlan(OTHER_PLAN, ['lead'])]),
  'an observer in another plan': person([], [], [inPlan(OTHER_PLAN, ['observer'])]),
  'a member of the agency in another plan': person([], [], [inPlan(OTHER_PLAN, [], [HERE])]),
  'all that one can be in another plan': person([], [], [inPlan(OTHER_PLAN, PLAN_ROLES, [HERE, ELSEWHERE])]),
  'an observer who is all that one can be in another plan': person(
    ['observer'],
    [],
    [inPlan(OTHER_PLAN, PLAN_ROLES, [HERE, ELSEWHERE])],
  ),
  'a member of another agency, and a lead and a member of this one in the plan': person(
    [],
    [ELSEWHERE],
    [inPlan(PLAN, ['lead'], [HERE])],
  ),
} as const satisfies Record<string, Actor | null>;

/** Every action; what is asked of something, asked of something of agency `HERE` in `PLAN`. */
const REQUESTS = {
  'plan.read': { action: 'plan.read', planId: PLAN },
  'plan.import': { action: 'plan.import' },
  'plan.manage': { action: 'plan.manage' },
  'agency.manage': { action: 'agency.manage' },
  'policy.read': { action: 'policy.read' },
  'board.read': { action: 'board.read', planId: PLAN },
  'board.write': { action: 'board.write', planId: PLAN, agencyId: HERE },
  'notes.read': { action: 'notes.read', planId: PLAN },
  /** Of a measure that `HERE` answers for with somebody else. */
  'notes.write': { action: 'notes.write', planId: PLAN, agencyIds: [THIRD, HERE], isGone: false },
  'operations.read': { action: 'operations.read' },
  'people.manage': { action: 'people.manage' },
  'audit.read': { action: 'audit.read' },
  'plan.schedule': { action: 'plan.schedule', planId: PLAN },
  'card.supervise': { action: 'card.supervise', planId: PLAN },
  'confirmation.call': { action: 'confirmation.call', planId: PLAN },
  'board.confirm': { action: 'board.confirm', planId: PLAN, agencyId: HERE },
  'snapshot.read': { action: 'snapshot.read', planId: PLAN },
  'snapshot.take': { action: 'snapshot.take', planId: PLAN },
  'snapshot.share': { action: 'snapshot.share', planId: PLAN },
  'review.read': { action: 'review.read', planId: PLAN },
  'review.write': { action: 'review.write', planId: PLAN },
  'decision.answer': { action: 'decision.answer', planId: PLAN, agencyId: HERE },
} as const satisfies { readonly [A in Request['action']]: Request & { readonly action: A } };

/** Who may do what: a row an action, a column a person, in the order of {@link PEOPLE}. */
const WRITTEN: Record<Request['action'], string> = {
  // Y may, - may not: nobody; nothing; member here; elsewhere; both; lead; observer; administrator; the three as members here; all
  // roles, member elsewhere. In the plan: lead; observer; member here; elsewhere; lead, and member here in another. In another plan:
  // lead; observer; member here; all; all, and an observer everywhere. Member elsewhere, and lead and member here in the plan
  'plan.read': '--YYYYYYYYYY YYYYY ----Y Y',
  'plan.import': '-------Y--YY ----- ----- -',
  'plan.manage': '-------Y--YY ----- ----- -',
  'agency.manage': '-------Y--YY ----- ----- -',
  'policy.read': '-------Y--YY ----- ----- -',
  'board.read': '--YYYYYYYYYY YYYYY ----Y Y',
  'board.write': '--Y-Y---YYY- --Y-- ----- Y',
  'notes.read': '--YYYYYYYYYY YYYYY ----Y Y',
  'notes.write': '--Y-YY--YYYY Y-Y-Y ----- Y',
  'operations.read': '-------Y--YY ----- ----- -',
  'people.manage': '-------Y--YY ----- ----- -',
  'audit.read': '-------Y--YY ----- ----- -',
  'plan.schedule': '-----Y--Y--Y Y---Y ----- Y',
  'card.supervise': '-----Y--Y--Y Y---Y ----- Y',
  'confirmation.call': '-----Y--Y--Y Y---Y ----- Y',
  'board.confirm': '--Y-Y---YYY- --Y-- ----- Y',
  'snapshot.read': '--YYYYYYYYYY YYYYY ----Y Y',
  'snapshot.take': '-----Y--Y--Y Y---Y ----- Y',
  'snapshot.share': '-----Y--Y--Y Y---Y ----- Y',
  'review.read': '--YYYYYYYYYY YYYYY ----Y Y',
  'review.write': '-----Y--Y--Y Y---Y ----- Y',
  'decision.answer': '--Y-Y---YYY- --Y-- ----- Y',
};

const TABLE = Object.fromEntries(
  Object.entries(WRITTEN).map(([action, row]) => [action, row.replaceAll(' ', '')]),
) as typeof WRITTEN;

const ACTIONS = Object.keys(TABLE) as Request['action'][];
const CELLS = (Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]).flatMap((who, column) =>
  ACTIONS.map((action) => ({ who, action, may: TABLE[action][column] === 'Y' })),
);

describe('who may do what', () => {
  it.each(CELLS)('$who, $action: $may', ({ who, action, may }) => {
    expect(can(PEOPLE[who], REQUESTS[action])).toBe(may);
  });

  it.each(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[])(
    '%s writes no notes of a measure that is in the document no more',
    (who) => {
      expect(can(PEOPLE[who], { ...REQUESTS['notes.write'], isGone: true })).toBe(false);
    },
  );

  it('has a row for every action, and a column for every role alone and for each that a member may have', () => {
    expect([...ACTIONS].sort()).toEqual(Object.keys(REQUESTS).sort());
    expect(new Set(Object.values(TABLE).map((row) => row.length))).toEqual(new Set([Object.keys(PEOPLE).length]));
    const rows = Object.values(PEOPLE).filter((actor): actor is Actor => actor !== null);
    const everywhere = rows.filter(({ inPlans }) => inPlans.length === 0);
    for (const role of PERSON_ROLES) {
      const own = everywhere.filter(({ roles }) => roles.length === 1 && roles.includes(role));
      expect(own.map(({ agencyIds }) => agencyIds.includes(HERE)).sort(), role).toEqual([false, true]);
    }
  });

  it('has a column for all that one can be in one plan alone, in the one that is asked about and in another', () => {
    const rows = Object.values(PEOPLE).filter((actor): actor is Actor => actor !== null);
    const alone = rows.flatMap(({ roles, agencyIds, inPlans }) => {
      const [only, ...more] = inPlans;
      return only && roles.length + agencyIds.length + more.length === 0 ? [only] : [];
    });
    for (const planId of [PLAN, OTHER_PLAN]) {
      for (const role of PLAN_ROLES) expect(alone).toContainEqual(inPlan(planId, [role]));
      expect(alone).toContainEqual(inPlan(planId, [], [HERE]));
    }
  });
});

describe('in which plans somebody may do something', () => {
  it('is every one, also those to come, for what they are everywhere', () => {
    expect(plansWhere(PEOPLE['an administrator'], 'plan.read')).toBeNull();
    expect(plansWhere(PEOPLE['a member of the agency'], 'notes.read')).toBeNull();
    expect(plansWhere(PEOPLE['an observer who is all that one can be in another plan'], 'board.read')).toBeNull();
    expect(plansWhere(PEOPLE['a lead'], 'review.write')).toBeNull();
  });

  it('is those in which they are what it takes', () => {
    expect(plansWhere(PEOPLE['a person without anything'], 'plan.read')).toEqual([]);
    expect(plansWhere(PEOPLE['a member of the agency in another plan'], 'plan.read')).toEqual([OTHER_PLAN]);
    const both = PEOPLE['a lead in the plan, a member of the agency in another'];
    expect(plansWhere(both, 'plan.read')).toEqual([OTHER_PLAN, PLAN]);
    expect(plansWhere(both, 'review.write')).toEqual([PLAN]);
    expect(plansWhere(PEOPLE['a member of the agency'], 'review.write')).toEqual([]);
  });
});

describe('the agency that somebody is somewhere for', () => {
  it('is one that answers there before another, of those that they are a member of in that plan', () => {
    const there = PEOPLE['a member of another agency, and a lead and a member of this one in the plan'];
    expect(agencyFor(there, PLAN, [THIRD, HERE])).toBe(HERE);
    expect(agencyFor(there, OTHER_PLAN, [THIRD, HERE])).toBe(ELSEWHERE);
    expect(agencyFor(PEOPLE['a member of the agency in another plan'], PLAN, [HERE])).toBeNull();
  });
});

describe('the policy as a table', () => {
  /** Which of {@link PEOPLE} stands for a column. */
  const STANDS_FOR = {
    signedOut: 'nobody signed in',
    elsewhere: 'all that one can be in another plan',
    observer: 'an observer',
    member: 'a member of another agency',
    concerned: 'a member of the agency',
    lead: 'a lead',
    administrator: 'an administrator',
  } as const satisfies Record<(typeof POLICY_COLUMNS)[number], keyof typeof PEOPLE>;

  it('says in every cell what is decided, and has a row for every action', () => {
    const people = Object.keys(PEOPLE);
    const expected = (Object.keys(POLICY) as Request['action'][]).map((action) => ({
      action,
      cells: POLICY_COLUMNS.map((column) => ({
        column,
        may: TABLE[action][people.indexOf(STANDS_FOR[column])] === 'Y',
      })),
    }));
    expect(policyTable()).toEqual(expected);
    expect(Object.keys(POLICY).sort()).toEqual([...ACTIONS].sort());
  });

  it('has a column for every role', () => {
    expect(POLICY_COLUMNS).toEqual(expect.arrayContaining([...PERSON_ROLES]));
  });
});
