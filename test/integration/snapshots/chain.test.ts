import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import type { SnapshotId } from '#app/domain/ids.ts';
import { verifySnapshots } from '#server/services/snapshots/verify-snapshots.ts';
import { type SnapshotScene, snapshotScene } from '#test/support/snapshots.ts';

/** A plan with three snapshots. */
async function chained() {
  const scene = await snapshotScene();
  const taken = [];
  for (const title of ['一', '二', '三']) {
    taken.push(await scene.snapshots.take(scene.people.lead, scene.planId, { title, api: false }));
  }
  const [first, second, third] = taken.map(({ id }) => id) as [SnapshotId, SnapshotId, SnapshotId];
  return { ...scene, first, second, third };
}

/** As somebody who has the file, and knows what keeps it as it is. */
async function tamper(db: Knex, id: string, change: Record<string, unknown>): Promise<void> {
  await db.raw('DROP TRIGGER snapshots_no_update');
  await db('snapshots').where({ id }).update(change);
}

async function contentOf(db: Knex, id: string): Promise<string> {
  const { content } = await db('snapshots').where({ id }).first('content');
  return brotliDecompressSync(content).toString();
}

const faults = async ({ reader }: SnapshotScene) =>
  (await verifySnapshots(reader)).flatMap(({ snapshots }) => snapshots.map((each) => each.faults));
const soundness = ({ snapshots, people }: SnapshotScene, ...ids: string[]) =>
  Promise.all(ids.map(async (id) => (await snapshots.read(people.lead, id)).sound));

describe('a snapshot never changes', () => {
  it.each([
    ['UPDATE', `UPDATE snapshots SET title = 'x'`],
    ['UPDATE of nothing', 'UPDATE snapshots SET title = title'],
    ['DELETE', 'DELETE FROM snapshots'],
    ['INSERT OR REPLACE', 'INSERT OR REPLACE INTO snapshots SELECT * FROM snapshots'],
    ['REPLACE under another id', `REPLACE INTO snapshots SELECT 'other', ${rest()} FROM snapshots WHERE number = 1`],
    ['UPSERT', `INSERT INTO snapshots SELECT * FROM snapshots WHERE true ON CONFLICT (id) DO UPDATE SET title = 'x'`],
    ['UPDATE OR REPLACE', 'UPDATE OR REPLACE snapshots SET number = 1 WHERE number = 2'],
    ['deletion of its plan', 'DELETE FROM plans'],
  ])('%s is refused by the database itself', async (_what, sql) => {
    const { db } = await chained();
    const before = await db('snapshots').orderBy('number');
    await expect(db.raw(sql)).rejects.toThrow(/a snapshot never|FOREIGN KEY/);
    expect(await db('snapshots').orderBy('number')).toEqual(before);
  });

  function rest() {
    return 'plan_id, number, title, taken_at, taken_by, reason, content, hash, previous_hash, counts';
  }

  it('whatever becomes of boards, people and agencies', async () => {
    const { db, snapshots, people, first } = await chained();
    const before = await snapshots.read(people.observer, first);
    await db('cards').update({ contact: '张三', stage_id: before.snapshot.stages[3]?.id });
    await db('agencies').update({ name: db.raw(`name || '（撤销）'`) });
    await db('measures').update({ title: '改' });
    await db('people').where({ id: 'lead' }).delete();
    expect(await snapshots.read(people.observer, first)).toEqual(before);
  });
});

describe('the chain', () => {
  it('is sound as it was taken', async () => {
    const scene = await chained();
    expect(await faults(scene)).toEqual([[], [], []]);
    expect(await soundness(scene, scene.first, scene.second, scene.third)).toEqual([true, true, true]);
  });

  it('shows an edited byte at the right snapshot, and at the one that follows on it', async () => {
    const scene = await chained();
    const json = await contentOf(scene.db, scene.second);
    await tamper(scene.db, scene.second, { content: brotliCompressSync(json.replace('财政部', '财政郎')) });
    expect(await faults(scene)).toEqual([[], ['content'], ['chain']]);
    expect(await soundness(scene, scene.first, scene.second)).toEqual([true, false]);
  });

  it('shows it where the hash was made to fit', async () => {
    const scene = await chained();
    const json = (await contentOf(scene.db, scene.first)).replace('财政部', '财政郎');
    const hash = createHash('sha256').update(json).digest('hex');
    await tamper(scene.db, scene.first, { content: brotliCompressSync(json), hash });
    expect(await faults(scene)).toEqual([[], ['chain'], []]);
    expect(await soundness(scene, scene.first, scene.second, scene.third)).toEqual([true, false, true]);
  });

  it.each([
    ['its title', { title: '改' }],
    ['its moment', { taken_at: 5 }],
    ['its author', { taken_by: '别人' }],
    ['its counts', { counts: '{}' }],
  ])('shows that %s in the list is not its own', async (_what, change) => {
    const scene = await chained();
    await tamper(scene.db, scene.third, change);
    expect(await faults(scene)).toEqual([[], [], ['record']]);
    expect(await soundness(scene, scene.third)).toEqual([false]);
  });

  it('shows one that is missing', async () => {
    const scene = await chained();
    await scene.db.raw('DROP TRIGGER snapshots_no_delete');
    await scene.db('snapshots').where({ id: scene.second }).delete();
    expect(await verifySnapshots(scene.reader)).toMatchObject([
      { missing: [2], snapshots: [{ faults: [] }, { faults: ['chain'] }] },
    ]);
    expect(await soundness(scene, scene.first, scene.third)).toEqual([true, false]);
  });

  it('of one that cannot be read any more: it is listed, and refused by its code', async () => {
    const scene = await chained();
    const { db, snapshots, people, planId, second } = scene;
    await db.raw('DROP TRIGGER snapshots_no_update');
    const [{ content: good }] = await db('snapshots').where({ id: second }).select('content');
    const bad = [
      Buffer.from('no Brotli'),
      Buffer.alloc(0),
      good.subarray(0, 900),
      ...['', '{', '[]', '{"format":2}'].map((json) => brotliCompressSync(json)),
    ];
    for (const content of bad) {
      await db('snapshots').where({ id: second }).update({ content });
      await expect(snapshots.read(people.lead, second)).rejects.toMatchObject({ code: 'snapshot-damaged' });
    }
    await db('snapshots')
      .where({ id: second })
      .update({ content: brotliCompressSync('{"format":1,"boards":[]}') });
    expect(await soundness(scene, second)).toEqual([false]);
    await db('snapshots').where({ id: second }).update({ content: bad[0] });
    expect(await snapshots.list(people.lead, planId)).toHaveLength(3);
    expect(await faults(scene)).toEqual([[], ['unreadable'], ['chain']]);
  });

  it('goes on after a damaged one', async () => {
    const scene = await chained();
    await tamper(scene.db, scene.third, { content: Buffer.from('no Brotli') });
    const { id } = await scene.snapshots.take(scene.people.lead, scene.planId, { title: '四', api: false });
    expect(await soundness(scene, id)).toEqual([true]);
  });
});

describe('npm run snapshots:verify', () => {
  const verify = (dir: string) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/cli/verify-snapshots.ts'], {
      env: { ...process.env, DUBAN_DATA: dir },
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }) => ({ code, stdout }),
    );

  it('says of a database in use what is sound, and exits with 1 where something is not', async () => {
    const scene = await chained();
    const sound = await verify(scene.dir);
    expect(sound).toMatchObject({ code: 0, stdout: expect.stringContaining('3 个快照，全部完好') });
    await tamper(scene.db, scene.second, {
      content: brotliCompressSync((await contentOf(scene.db, scene.second)).replace('二', '贰')),
    });
    const damaged = await verify(scene.dir);
    expect(damaged.code).toBe(1);
    expect(damaged.stdout).toMatch(/第 2 个.*内容被改动过[\s\S]*第 3 个.*与前一个快照接不上/);
  });
});
