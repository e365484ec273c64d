import { describe, expect, it } from 'vitest';
import { newComment, newThread, notesScene } from '#test/support/notes.ts';

const code = (expected: string) => expect.objectContaining({ name: 'DubanError', code: expected });

describe('what waits for somebody', () => {
  it('is what mentions them, the newest first, with where it is and what it is about', async () => {
    const { db, notes, notesId, people, clock } = await notesScene();
    const first = newThread('请核实 @Person li', [people.li]);
    await notes.comments.start(people.wang, notesId, first);
    clock.now += 1_000;
    const second = newComment('还有这里 @Person li', [people.li, people.lead]);
    await notes.comments.reply(people.wang, notesId, first.id, second);
    const { number, title } = await db('measures').where({ id: notesId }).first();
    const waiting = await notes.waiting.list(people.li);
    expect(waiting.map(({ commentId }) => commentId)).toEqual([second.id, first.id]);
    expect(waiting[1]).toEqual({
      commentId: first.id,
      threadId: first.id,
      notesId,
      measureId: notesId,
      title: `（${number}）${title}`,
      at: 1_000_000,
      person: { id: 'wang', name: 'Person wang' },
      agency: '财政部',
      text: '请核实 @Person li',
      quote: '沈阳试点',
    });
    const counts = Object.values(people).map(async (person) => [person.personId, await notes.waiting.count(person)]);
    expect(Object.fromEntries(await Promise.all(counts))).toEqual({
      wang: 0,
      li: 2,
      lead: 1,
      outsider: 0,
      observer: 0,
      administrator: 0,
    });
  });

  it('waits no longer once they say they have dealt with it, which only they can', async () => {
    const { db, notes, notesId, people, clock } = await notesScene();
    const thread = newThread('一', [people.li, people.lead]);
    await notes.comments.start(people.wang, notesId, thread);
    await expect(notes.waiting.done(people.wang, thread.id)).rejects.toEqual(code('not-found'));
    await expect(notes.waiting.done(people.li, 'nothing')).rejects.toEqual(code('not-found'));
    await notes.waiting.done(people.li, thread.id);
    clock.now += 1_000;
    await notes.waiting.done(people.li, thread.id);
    expect(await notes.waiting.count(people.li)).toBe(0);
    expect(await notes.waiting.count(people.lead)).toBe(1);
    expect(await db('comment_mentions').where({ person_id: 'li' }).first('done_at')).toEqual({ done_at: 1_000_000 });
  });

  it('waits no longer once they answer in its thread; what comes after waits anew', async () => {
    const { notes, notesId, people } = await notesScene();
    const thread = newThread('一', [people.li]);
    const elsewhere = newThread('二', [people.li]);
    await notes.comments.start(people.wang, notesId, thread);
    await notes.comments.start(people.wang, notesId, elsewhere);
    await notes.comments.reply(people.li, notesId, thread.id, newComment('好'));
    expect((await notes.waiting.list(people.li)).map(({ threadId }) => threadId)).toEqual([elsewhere.id]);
    await notes.comments.reply(people.wang, notesId, thread.id, newComment('再问', [people.li]));
    expect(await notes.waiting.count(people.li)).toBe(2);
  });

  it('waits no longer while its thread is resolved', async () => {
    const { notes, notesId, people } = await notesScene();
    const { id } = await notes.comments.start(people.wang, notesId, newThread('一', [people.li]));
    await notes.comments.resolve(people.wang, notesId, id, true);
    expect(await notes.waiting.list(people.li)).toEqual([]);
    await notes.comments.resolve(people.wang, notesId, id, false);
    expect(await notes.waiting.count(people.li)).toBe(1);
  });

  it('is not what they said to themselves', async () => {
    const { notes, notesId, people } = await notesScene();
    const { comments } = await notes.comments.start(people.wang, notesId, newThread('一', [people.wang]));
    expect(comments[0]?.mentions).toEqual([{ id: 'wang', name: 'Person wang' }]);
    expect(await notes.waiting.count(people.wang)).toBe(0);
  });

  it('nobody asks without signing in', async () => {
    const { notes } = await notesScene();
    for (const attempt of [notes.waiting.count(null), notes.waiting.list(null), notes.waiting.done(null, 'x')]) {
      await expect(attempt).rejects.toEqual(code('not-signed-in'));
    }
  });
});

describe('what somebody has seen', () => {
  it('is kept by person and notes, beside who wrote what', async () => {
    const { db, notes, notesId, otherId, people, clock } = await notesScene();
    const agency = people.wang.agencyIds[0];
    const run = { document_name: `notes/${notesId}`, first_at: 1, last_at: 5 };
    await db('document_runs').insert([
      { ...run, client_id: 7, clock: 4, length: 2, person_id: 'lead', agency_id: null },
      { ...run, client_id: 7, clock: 0, length: 4, person_id: 'wang', agency_id: agency },
      { ...run, client_id: 4_294_967_295, clock: 0, length: 1, person_id: 'wang', agency_id: agency },
    ]);
    expect(await notes.authors(people.observer, notesId)).toEqual({
      people: [
        { id: 'wang', name: 'Person wang' },
        { id: 'lead', name: 'Person lead' },
      ],
      agencies: [{ id: agency, name: '财政部', kind: 'ministry' }],
      runs: [
        [7, 0, 4, 0, 0, 5],
        [7, 4, 2, 1, -1, 5],
        [4_294_967_295, 0, 1, 0, 0, 5],
      ],
      seenAt: 0,
    });
    await notes.markSeen(people.observer, notesId);
    clock.now += 1_000;
    await notes.markSeen(people.observer, notesId);
    expect((await notes.authors(people.observer, notesId)).seenAt).toBe(1_001_000);
    expect((await notes.authors(people.observer, otherId)).seenAt).toBe(0);
    expect((await notes.authors(people.wang, notesId)).seenAt).toBe(0);
  });

  it('is asked and told only by who is signed in, of notes that there are', async () => {
    const { notes, notesId, people } = await notesScene();
    await expect(notes.authors(null, notesId)).rejects.toEqual(code('not-signed-in'));
    await expect(notes.markSeen(null, notesId)).rejects.toEqual(code('not-signed-in'));
    await expect(notes.authors(people.wang, 'nothing')).rejects.toEqual(code('not-found'));
    await expect(notes.markSeen(people.wang, 'nothing')).rejects.toEqual(code('not-found'));
  });
});
