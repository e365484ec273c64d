import { describe, expect, it } from 'vitest';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import { type Actor, can, PERSON_ROLES, type PersonRole, type Request } from '#app/domain/policy.ts';

const HERE = 'agency-here' as AgencyId;
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
  'board.read': { action: 'board.read' },
  'board.write': { action: 'board.write', agencyId: HERE },
  'operations.read': { action: 'operations.read' },
  'notes.read': { action: 'notes.read' },
  'notes.write': { action: 'notes.write', agencyIds: ['agency-third' as AgencyId, HERE] },
} as const satisfies { readonly [A in Request['action']]: Request & { readonly action: A } };

const [yes, no] = [true, false];

/** Who may do what: a row a person, a column an action. */
// biome-ignore format: a table is read by its columns
const TABLE: Record<keyof typeof PEOPLE, readonly [boolean, boolean, boolean, boolean, boolean, boolean, boolean]> = {
  //                                               plan.read  plan.import  board.read  board.write  operations.read  notes.read  notes.write
  'nobody signed in':                               [no,        no,          no,         no,          no,             no,          no],
  'a person without anything':                      [yes,       no,          yes,        no,          no,             yes,         no],
  'a member of the agency':                         [yes,       no,          yes,        yes,         no,             yes,         yes],
  'a member of another agency':                     [yes,       no,          yes,        no,          no,             yes,         no],
  'a member of both agencies':                      [yes,       no,          yes,        yes,         no,             yes,         yes],
  'a lead':                                         [yes,       no,          yes,        no,          no,             yes,         yes],
  'an observer':                                    [yes,       no,          yes,        no,          no,             yes,         no],
  'an administrator':                               [yes,       yes,         yes,        no,          yes,            yes,         no],
  'a lead who is a member of the agency':           [yes,       no,          yes,        yes,         no,             yes,         yes],
  'an observer who is a member of the agency':      [yes,       no,          yes,        yes,         no,             yes,         yes],
  'an administrator who is a member of the agency': [yes,       yes,         yes,        yes,         yes,            yes,         yes],
  'everything but a member of the agency':          [yes,       yes,         yes,        no,          yes,            yes,         yes],
};

const ACTIONS = [
  'plan.read',
  'plan.import',
  'board.read',
  'board.write',
  'operations.read',
  'notes.read',
  'notes.write',
] as const;
const CELLS = (Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]).flatMap((who) =>
  ACTIONS.map((action, column) => ({ who, action, may: TABLE[who][column] })),
);

describe('who may do what', () => {
  it.each(CELLS)('$who, $action: $may', ({ who, action, may }) => {
    expect(can(PEOPLE[who], REQUESTS[action])).toBe(may);
  });

  it('has a column for every action, and a row for every role alone and for each that a member may have', () => {
    expect([...ACTIONS].sort()).toEqual(Object.keys(REQUESTS).sort());
    const rows = Object.values(PEOPLE).filter((actor): actor is Actor => actor !== null);
    for (const role of PERSON_ROLES) {
      const own = rows.filter(({ roles }) => roles.length === 1 && roles.includes(role));
      expect(own.map(({ agencyIds }) => agencyIds.includes(HERE)).sort(), role).toEqual([false, true]);
    }
  });
});
