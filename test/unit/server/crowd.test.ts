import { describe, expect, it } from 'vitest';
import { Crowd, type Guest } from '#server/collab/crowd.ts';

/** Lets in as many as there is room for, up to ten. */
function fill(crowd: Crowd, address: string): Guest[] {
  return Array.from({ length: 10 }, () => crowd.enter(address)).filter((guest) => guest !== null);
}

describe('the sockets of one address', () => {
  it('are so many as long as nobody knows whose they are, and so many in all', () => {
    const crowd = new Crowd({ strangersPerAddress: 2, connectionsPerAddress: 5 });
    const guests: Guest[] = [];
    for (const expected of [2, 2, 1, 0]) {
      const more = fill(crowd, 'here');
      expect(more).toHaveLength(expected);
      for (const guest of more) guest.known();
      guests.push(...more);
    }
    guests[0]?.left();
    guests[1]?.left();
    guests[1]?.left();
    expect(fill(crowd, 'here')).toHaveLength(2);
  });

  it('are counted apart from those of others', () => {
    const crowd = new Crowd({ strangersPerAddress: 2, connectionsPerAddress: 5 });
    expect(fill(crowd, 'here')).toHaveLength(2);
    expect(fill(crowd, 'there')).toHaveLength(2);
  });

  it('make room again when they leave, known or not, and only once', () => {
    const crowd = new Crowd({ strangersPerAddress: 2, connectionsPerAddress: 2 });
    const [one, two] = fill(crowd, 'here');
    one?.left();
    one?.left();
    one?.known();
    expect(fill(crowd, 'here')).toHaveLength(1);
    two?.known();
    two?.known();
    two?.left();
    expect(fill(crowd, 'here')).toHaveLength(1);
  });
});
