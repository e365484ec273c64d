import { expect, test } from 'vitest';
import type { AgencyId, PlanId } from '#app/domain/ids.ts';
import { admit, type Knock } from '#server/collab/admit.ts';
import type { Room } from '#server/collab/room.ts';
import { BOARDS } from '#test/support/collab-database.ts';
import { actorOf } from '#test/support/collab-server.ts';

test('a room is entered as soon as it is open: it is the last to be waited for, since one with nobody on it leaves memory', async () => {
  const asked: string[] = [];
  const agency = 'agency-a' as AgencyId;
  const planId = 'plan' as PlanId;
  const door = {
    async authenticate() {
      asked.push('who');
      return { actor: actorOf('a1'), sessionId: 's', agencyNames: new Map([[agency, 'Agency A']]) };
    },
    async planOf() {
      asked.push('plan');
      return planId;
    },
    heirOf: async () => null,
    rooms: {
      async open() {
        asked.push('room');
        return { name: { kind: 'board' }, planId, epoch: 1, agencyIds: [agency] as readonly AgencyId[] } as Room;
      },
    },
  };
  const knock: Knock = {
    isOwnOrigin: true,
    cookie: undefined,
    document: { kind: 'board', id: BOARDS[0] as (typeof BOARDS)[0] },
    person: null,
    epoch: '1',
  };
  expect(await admit(knock, door)).toMatchObject({
    kind: 'admitted',
    agency: { id: agency, name: 'Agency A' },
    mayWrite: true,
  });
  expect(asked).toEqual(['who', 'plan', 'room']);
});
