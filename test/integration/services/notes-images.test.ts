import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMAGE_LIMITS } from '#app/notes/services.ts';
import { insertRows } from '#db/insert-rows.server.ts';
import { exifSegment, JPEG, makeJpeg, makePng } from '#test/support/images.ts';
import { notesScene } from '#test/support/notes.ts';

const code = (expected: string) => expect.objectContaining({ name: 'DubanError', code: expected });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function filesIn(dir: string): Promise<string[]> {
  if (!existsSync(dir)) return [];
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe('an image', () => {
  it('is kept cleaned, under the hash of what is kept, and read by everybody', async () => {
    const { db, dir, notes, notesId, people } = await notesScene();
    const id = sha256(JPEG);
    const image = await notes.images.add(people.wang, notesId, makeJpeg(exifSegment(1, 'II')));
    expect(image).toEqual({ id, type: 'image/jpeg', width: 9, height: 7 });
    expect((await readFile(join(dir, 'images', id.slice(0, 2), id))).equals(JPEG)).toBe(true);
    expect(await db('images')).toEqual([
      {
        id,
        type: 'image/jpeg',
        width: 9,
        height: 7,
        size: JPEG.length,
        document_name: `notes/${notesId}`,
        person_id: 'wang',
        at: 1_000_000,
      },
    ]);
    const { bytes, ...read } = await notes.images.read(people.observer, id);
    expect(read).toEqual(image);
    expect(JPEG.equals(bytes)).toBe(true);
  });

  it('is one, however often and by whomever it is brought', async () => {
    const { db, dir, notes, notesId, otherId, people } = await notesScene();
    const images = await Promise.all([
      notes.images.add(people.wang, notesId, JPEG),
      notes.images.add(people.wang, notesId, JPEG),
      notes.images.add(people.li, notesId, makeJpeg(exifSegment(1, 'MM'))),
      notes.images.add(people.wang, otherId, JPEG),
    ]);
    expect(new Set(images.map(({ id }) => id)).size).toBe(1);
    expect(await db('images')).toHaveLength(1);
    expect(await filesIn(join(dir, 'images'))).toEqual([sha256(JPEG)]);
  });

  it('is written anew where its file was lost or cut off', async () => {
    const { dir, notes, notesId, people } = await notesScene();
    const { id } = await notes.images.add(people.wang, notesId, JPEG);
    const file = join(dir, 'images', id.slice(0, 2), id);
    await rm(file);
    await expect(notes.images.read(people.wang, id)).rejects.toEqual(code('not-found'));
    await notes.images.add(people.wang, notesId, JPEG);
    await writeFile(file, JPEG.subarray(0, 10));
    await notes.images.add(people.wang, notesId, JPEG);
    expect(JPEG.equals((await notes.images.read(people.wang, id)).bytes)).toBe(true);
  });

  it('leaves neither a row nor a piece of a file where the disk refuses it', async () => {
    const { db, dir, notes, notesId, people } = await notesScene();
    const id = sha256(JPEG);
    // A directory in the place of the file: what is written cannot be given its name.
    await mkdir(join(dir, 'images', id.slice(0, 2), id, 'x'), { recursive: true });
    await expect(notes.images.add(people.wang, notesId, JPEG)).rejects.toThrow();
    expect(await db('images')).toEqual([]);
    expect(await filesIn(join(dir, 'images'))).toEqual([]);
  });

  it.each([
    ['wang', null],
    ['li', null],
    ['lead', null],
    ['outsider', 'not-allowed'],
    ['observer', 'not-allowed'],
    ['administrator', 'not-allowed'],
  ] as const)('brought by %s: %s', async (who, refusal) => {
    const { dir, notes, notesId, people } = await notesScene();
    const attempt = notes.images.add(people[who], notesId, JPEG);
    if (refusal === null) await attempt;
    else await expect(attempt).rejects.toEqual(code(refusal));
    expect(await filesIn(join(dir, 'images'))).toHaveLength(refusal === null ? 1 : 0);
  });

  it('nobody brings or reads one without signing in, and there is none of another name', async () => {
    const { notes, notesId, people } = await notesScene();
    const { id } = await notes.images.add(people.wang, notesId, JPEG);
    await expect(notes.images.add(null, notesId, JPEG)).rejects.toEqual(code('not-signed-in'));
    await expect(notes.images.read(null, id)).rejects.toEqual(code('not-signed-in'));
    for (const name of ['', '..', '../../duban.sqlite', `${id.slice(0, -1)}/`, id.toUpperCase(), 'f'.repeat(64)]) {
      await expect(notes.images.read(people.wang, name), name).rejects.toEqual(code('not-found'));
    }
  });

  it('is refused where it is none, too large, or of notes that there are not', async () => {
    const { db, dir, notes, notesId, people } = await notesScene();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(notes.images.add(people.wang, notesId, svg)).rejects.toEqual(code('unsupported-file'));
    const large = Buffer.concat([JPEG, Buffer.alloc(IMAGE_LIMITS.bytes)]);
    await expect(notes.images.add(people.wang, notesId, large)).rejects.toEqual(code('too-large'));
    await expect(notes.images.add(people.wang, 'nothing', JPEG)).rejects.toEqual(code('not-found'));
    expect(await db('images')).toEqual([]);
    expect(await filesIn(join(dir, 'images'))).toEqual([]);
  });
});

it('nobody brings more images in a day than one may, but for those that are there', async () => {
  const { db, notes, notesId, people, clock } = await notesScene();
  clock.now = 100 * 86_400_000;
  await notes.images.add(people.li, notesId, JPEG);
  const rows = Array.from({ length: IMAGE_LIMITS.perDay }, (_, i) => ({
    id: String(i),
    type: 'image/png',
    width: 1,
    height: 1,
    size: 1,
    document_name: `notes/${notesId}`,
    person_id: 'wang',
    at: clock.now - 1_000 * i,
  }));
  await insertRows(db, 'images', rows);
  await expect(notes.images.add(people.wang, notesId, makePng())).rejects.toEqual(code('too-many'));
  await notes.images.add(people.wang, notesId, JPEG);
  await notes.images.add(people.li, notesId, makePng({ colour: 1 }));
  clock.now += 86_400_000;
  await notes.images.add(people.wang, notesId, makePng());
});
