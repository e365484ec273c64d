import { describe, expect, it } from 'vitest';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import { type Actor, can, PERSON_ROLES, type PersonRole, POLICY, type Request } from '#app/domain/policy.ts';
import { POLICY_COLUMNS, policyTable } from '#app/domain/policy-table.ts';

const HERE = 'agency-here' as AgencyId;
const THIRD = 'agency-third' as AgencyId;
const ELSEWHERE = 'agency-elsewhere' as AgencyId;

function person(roles: readonly PersonRole[], agencyIds: readonly AgencyId[] = []): Actor {
  return { personId: 'p' as PersonId, name: 'P', roles, agencyIds };
}

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
} as const satisfies Record<string, Actor | null>;

/** Every action; what is asked of something, asked of something of agency `HERE`. */
const REQUESTS = {
  'plan.read': { action: 'plan.read' },
  'plan.import': { action: 'plan.import' },
  'plan.manage': { action: 'plan.manage' },
  'agency.manage': { action: 'agency.manage' },
  'policy.read': { action: 'policy.read' },
  'board.read': { action: 'board.read' },
  'board.write': { action: 'board.write', agencyId: HERE },
  'notes.read': { action: 'notes.read' },
  /** Of a measure that `HERE` answers for with somebody else. */
  'notes.write': { action: 'notes.write', agencyIds: [THIRD, HERE] },
  'operations.read': { action: 'operations.read' },
  'people.manage': { action: 'people.manage' },
  'audit.read': { action: 'audit.read' },
  'plan.schedule': { action: 'plan.schedule' },
  'card.supervise': { action: 'card.supervise' },
  'confirmation.call': { action: 'confirmation.call' },
  'board.confirm': { action: 'board.confirm', agencyId: HERE },
  'snapshot.read': { action: 'snapshot.read' },
  'snapshot.take': { action: 'snapshot.take' },
  'snapshot.share': { action: 'snapshot.share' },
  'review.read': { action: 'review.read' },
  'review.write': { action: 'review.write' },
  'decision.answer': { action: 'decision.answer', agencyId: HERE },
} as const satisfies { readonly [A in Request['action']]: Request & { readonly action: A } };

/** Who may do what: a row an action, a column a person, in the order of {@link PEOPLE}. */
const TABLE: Record<Request['action'], string> = {
  // Y may, - may not: nobody; anybody; member here; elsewhere; both; lead; observer; administrator; the three as members here; all roles, member elsewhere
  'plan.read': '-YYYYYYYYYYY',
  'plan.import': '-------Y--YY',
  'plan.manage': '-------Y--YY',
  'agency.manage': '-------Y--YY',
  'policy.read': '-------Y--YY',
  'board.read': '-YYYYYYYYYYY',
  'board.write': '--Y-Y---YYY-',
  'notes.read': '-YYYYYYYYYYY',
  'notes.write': '--Y-YY--YYYY',
  'operations.read': '-------Y--YY',
  'people.manage': '-------Y--YY',
  'audit.read': '-------Y--YY',
  'plan.schedule': '-----Y--Y--Y',
  'card.supervise': '-----Y--Y--Y',
  'confirmation.call': '-----Y--Y--Y',
  'board.confirm': '--Y-Y---YYY-',
  'snapshot.read': '-YYYYYYYYYYY',
  'snapshot.take': '-----Y--Y--Y',
  'snapshot.share': '-----Y--Y--Y',
  'review.read': '-YYYYYYYYYYY',
  'review.write': '-----Y--Y--Y',
  'decision.answer': '--Y-Y---YYY-',
};

const ACTIONS = Object.keys(TABLE) as Request['action'][];
const CELLS = (Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]).flatMap((who, column) =>
  ACTIONS.map((action) => ({ who, action, may: TABLE[action][column] === 'Y' })),
);

describe('who may do what', () => {
  it.each(CELLS)('$who, $action: $may', ({ who, action, may }) => {
    expect(can(PEOPLE[who], REQUESTS[action])).toBe(may);
  });

  it('has a row for every action, and a column for every role alone and for each that a member may have', () => {
    expect([...ACTIONS].sort()).toEqual(Object.keys(REQUESTS).sort());
    const rows = Object.values(PEOPLE).filter((actor): actor is Actor => actor !== null);
    for (const role of PERSON_ROLES) {
      const own = rows.filter(({ roles }) => roles.length === 1 && roles.includes(role));
      expect(own.map(({ agencyIds }) => agencyIds.includes(HERE)).sort(), role).toEqual([false, true]);
    }
  });
});

describe('the policy as a table', () => {
  /** Which of {@link PEOPLE} stands for a column. */
  const STANDS_FOR = {
    signedOut: 'nobody signed in',
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
