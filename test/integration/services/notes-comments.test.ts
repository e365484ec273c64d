import { describe, expect, it } from 'vitest';
import { COMMENT_LIMITS, type NewThread } from '#app/notes/services.ts';
import { insertRows } from '#db/insert-rows.server.ts';
import { insertDocument } from '#db/repositories/documents.server.ts';
import { AGENCIES, newComment, newThread, notesScene } from '#test/support/notes.ts';

const code = (expected: string) => expect.objectContaining({ name: 'DubanError', code: expected });

describe('who may comment', () => {
  it.each([
    ['wang', true],
    ['li', true],
    ['lead', true],
    ['outsider', false],
    ['observer', false],
    ['administrator', false],
  ] as const)('%s: %s; everybody reads', async (who, may) => {
    const { notes, notesId, people } = await notesScene();
    const thread = await notes.comments.start(people.wang, notesId, newThread('何时验收？'));
    const actor = people[who];
    const tries = [
      () => notes.comments.start(actor, notesId, newThread('一')),
      () => notes.comments.reply(actor, notesId, thread.id, newComment('二')),
      () => notes.comments.resolve(actor, notesId, thread.id, true),
    ];
    for (const attempt of tries) {
      if (may) await attempt();
      else await expect(attempt()).rejects.toEqual(code('not-allowed'));
    }
    const threads = await notes.comments.list(actor, notesId);
    expect(threads).toHaveLength(may ? 2 : 1);
    expect(threads.find(({ id }) => id === thread.id)?.resolved !== null).toBe(may);
  });

  it('nobody without signing in', async () => {
    const { notes, notesId } = await notesScene();
    for (const attempt of [
      notes.comments.list(null, notesId),
      notes.comments.start(null, notesId, newThread('一')),
      notes.comments.reply(null, notesId, 't', newComment('一')),
      notes.comments.resolve(null, notesId, 't', true),
    ]) {
      await expect(attempt).rejects.toEqual(code('not-signed-in'));
    }
  });

  it("a task's notes are its board's agency's", async () => {
    const { db, notes, people } = await notesScene();
    const board = await db('boards as b')
      .join('agencies as a', 'a.id', 'b.agency_id')
      .where('a.name', AGENCIES.own)
      .first('b.id');
    const card = await db('cards').where({ board_id: board.id }).first();
    await db('cards').insert({ ...card, id: 'task-1', kind: 'task', title: '摸底' });
    await insertDocument(db, 'notes/task-1', new Uint8Array([0, 0]), 1);
    await notes.comments.start(people.wang, 'task-1', newThread('一'));
    await expect(notes.comments.start(people.li, 'task-1', newThread('一'))).rejects.toEqual(code('not-allowed'));
    expect(await notes.comments.list(people.li, 'task-1')).toHaveLength(1);
    await expect(notes.comments.list(people.li, card.id)).rejects.toEqual(code('not-found'));
  });
});

describe('a thread', () => {
  it('says who began it, for whom, on which words, and what was answered', async () => {
    const { notes, notesId, people, told, clock } = await notesScene();
    const sent = newThread('请 @Person li 核实\r\n金额\u0000\u202e', [people.li, people.li]);
    const thread = await notes.comments.start(people.wang, notesId, sent);
    clock.now += 1_000;
    await notes.comments.reply(people.lead, notesId, thread.id, newComment('  本周内答复  '));
    expect(await notes.comments.list(people.observer, notesId)).toEqual([
      {
        id: sent.id,
        anchor: sent.anchor,
        quote: '沈阳试点',
        resolved: null,
        comments: [
          {
            id: sent.id,
            at: 1_000_000,
            person: { id: 'wang', name: 'Person wang' },
            agency: AGENCIES.own,
            text: '请 @Person li 核实\n金额',
            mentions: [{ id: 'li', name: 'Person li' }],
          },
          expect.objectContaining({ at: 1_001_000, agency: null, text: '本周内答复', mentions: [] }),
        ],
      },
    ]);
    expect(told).toEqual([notesId, notesId]);
  });

  it('is resolved once, by whoever did so first, and can be opened again', async () => {
    const { notes, notesId, people, clock } = await notesScene();
    const { id } = await notes.comments.start(people.wang, notesId, newThread('一'));
    const resolved = { at: clock.now, by: 'Person li' };
    expect(await notes.comments.resolve(people.li, notesId, id, true)).toMatchObject({ resolved });
    clock.now += 1_000;
    expect(await notes.comments.resolve(people.wang, notesId, id, true)).toMatchObject({ resolved });
    expect(await notes.comments.resolve(people.wang, notesId, id, false)).toMatchObject({ resolved: null });
  });

  it('of other notes is not there', async () => {
    const { notes, notesId, otherId, people } = await notesScene();
    const { id } = await notes.comments.start(people.wang, notesId, newThread('一'));
    expect(await notes.comments.list(people.wang, otherId)).toEqual([]);
    await expect(notes.comments.reply(people.wang, otherId, id, newComment('二'))).rejects.toEqual(code('not-found'));
    await expect(notes.comments.resolve(people.wang, otherId, id, true)).rejects.toEqual(code('not-found'));
    await expect(notes.comments.list(people.wang, 'nothing')).rejects.toEqual(code('not-found'));
  });

  it('cannot be begun where nobody has written anything', async () => {
    const { db, notes, notesId, people, told } = await notesScene();
    await db('documents')
      .where({ name: `notes/${notesId}` })
      .delete();
    await expect(notes.comments.start(people.wang, notesId, newThread('一'))).rejects.toEqual(code('not-found'));
    expect(told).toEqual([]);
  });
});

describe('what is sent twice', () => {
  it('is there once, also when both are under way at the same time', async () => {
    const { db, notes, notesId, people } = await notesScene();
    const thread = newThread('一', [people.li]);
    const threads = await Promise.all([1, 2, 3].map(() => notes.comments.start(people.wang, notesId, thread)));
    expect(new Set(threads.map((each) => JSON.stringify(each))).size).toBe(1);
    const comment = newComment('二', [people.wang]);
    const send = () => notes.comments.reply(people.li, notesId, thread.id, comment);
    const [first, second] = await Promise.all([send(), send()]);
    expect(first).toEqual(second);
    expect(first?.comments).toHaveLength(2);
    expect(await db('comments').count({ all: 'id' }).first()).toEqual({ all: 2 });
  });

  it("is refused where the id is somebody else's, or another thread's", async () => {
    const { notes, notesId, otherId, people } = await notesScene();
    const thread = newThread('一');
    await notes.comments.start(people.wang, notesId, thread);
    const second = await notes.comments.start(people.wang, notesId, newThread('二'));
    const attempts = [
      notes.comments.start(people.li, notesId, thread),
      notes.comments.start(people.wang, otherId, thread),
      notes.comments.reply(people.wang, notesId, second.id, thread),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toEqual(code('bad-input'));
  });
});

describe('what is refused', () => {
  const long = (length: number) => 'x'.repeat(length);
  it.each<[string, (thread: NewThread) => unknown]>([
    ['no words', (thread) => ({ ...thread, text: ' \n\u200b'.replace('\u200b', '\u0007') })],
    ['too many words', (thread) => ({ ...thread, text: long(COMMENT_LIMITS.text + 1) })],
    ['words that are none', (thread) => ({ ...thread, text: 7 })],
    ['too long a quote', (thread) => ({ ...thread, quote: long(COMMENT_LIMITS.quote + 1) })],
    ['an id with a path in it', (thread) => ({ ...thread, id: '../x' })],
    ['no anchor', ({ anchor: _, ...thread }) => thread],
    ['an anchor that is none', (thread) => ({ ...thread, anchor: { ...thread.anchor, to: 'BQ==' } })],
    ['an empty anchor', (thread) => ({ ...thread, anchor: { ...thread.anchor, to: '' } })],
    ['an anchor cut off', (thread) => ({ ...thread, anchor: { ...thread.anchor, to: 'AP8=' } })],
    [
      'too long an anchor',
      (thread) => ({ ...thread, anchor: { ...thread.anchor, from: long(COMMENT_LIMITS.anchorBytes * 2) } }),
    ],
    [
      // Case 1 of the encoding: the end of a shared type, "meta".
      'an anchor in what is not the text',
      (thread) => ({ ...thread, anchor: { ...thread.anchor, to: Buffer.from('\x01\x04meta').toString('base64') } }),
    ],
    ['a mention of a stranger', (thread) => ({ ...thread, mentions: ['nobody'] })],
    ['a mention of somebody of another agency', (thread) => ({ ...thread, mentions: ['outsider'] })],
    [
      'too many mentions',
      (thread) => ({ ...thread, mentions: Array.from({ length: COMMENT_LIMITS.mentions + 1 }, (_, i) => `p${i}`) }),
    ],
  ])('%s', async (_what, spoil) => {
    const { db, notes, notesId, people, told } = await notesScene();
    const thread = spoil(newThread('一')) as NewThread;
    await expect(notes.comments.start(people.wang, notesId, thread)).rejects.toEqual(code('bad-input'));
    expect(await db('comment_threads')).toEqual([]);
    expect(told).toEqual([]);
  });

  it('takes as many words as are allowed, and what stands behind an anchor is not kept', async () => {
    const { notes, notesId, people } = await notesScene();
    const plain = newThread('字'.repeat(COMMENT_LIMITS.text));
    const behind = Buffer.concat([Buffer.from(plain.anchor.to, 'base64'), Buffer.from('<script>')]);
    const thread = { ...plain, anchor: { ...plain.anchor, to: behind.toString('base64') } };
    expect((await notes.comments.start(people.wang, notesId, thread)).anchor).toEqual(plain.anchor);
  });

  it('more comments than a page can be sent', async () => {
    const { db, notes, notesId, people } = await notesScene();
    const { id } = await notes.comments.start(people.wang, notesId, newThread('一'));
    const rows = Array.from({ length: COMMENT_LIMITS.perNotes - 1 }, (_, i) => {
      return { id: `c${i}`, thread_id: id, person_id: 'wang', agency_id: null, text: '二', at: 2 };
    });
    await insertRows(db, 'comments', rows);
    await expect(notes.comments.reply(people.wang, notesId, id, newComment('三'))).rejects.toEqual(code('too-many'));
  });
});
