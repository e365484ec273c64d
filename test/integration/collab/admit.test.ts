import type { IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import type { AgencyId } from '#app/domain/ids.ts';
import { admit } from '#server/collab/admit.ts';
import type { Room } from '#server/collab/room.ts';
import { BOARDS, createTestDatabase } from '#test/support/collab-database.ts';
import { actorOf } from '#test/support/collab-server.ts';

test('a room is entered as soon as it is open: nothing is asked of the database after, while it could leave memory', async () => {
  const { db, destroy } = await createTestDatabase(['a1']);
  onTestFinished(destroy);
  const asked: string[] = [];
  db.on('query', () => asked.push('database'));
  const rooms = {
    open: async () => {
      asked.push('room');
      return { epoch: 1, agencyId: 'agency-a' as AgencyId } as Room;
    },
  };
  const authenticate = async () => ({ actor: actorOf('a1'), sessionId: 's' });
  const url = new URL(`http://host/collab/board/${BOARDS[0]}?epoch=1`);
  const request = { headers: { origin: 'http://host', host: 'host' } } as IncomingMessage;
  const answer = await admit(request, url, { db, rooms, authenticate });
  expect(answer).toMatchObject({ kind: 'admitted', agency: 'Agency agency-a' });
  expect(asked).toEqual(['database', 'room']);
});
