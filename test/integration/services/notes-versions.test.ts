import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { thinVersions } from '#app/notes/thin-versions.ts';
import { insertDocument } from '#db/repositories/documents.server.ts';
import {
  type NewVersion,
  readVersionSizes,
  thinStatements,
  versionStatements,
} from '#db/repositories/notes-versions.server.ts';
import { runTogether } from '#db/statements.server.ts';
import { listVersions } from '#server/services/notes/list-versions.ts';
import { readVersion } from '#server/services/notes/read-version.ts';
import { addPerson, queriesOf, seededDatabase } from '#test/support/database.ts';

const DAY = 86_400_000;
const notes = (words: string): NotesNode => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

async function setup() {
  const { db } = await seededDatabase();
  const { id: measureId } = await db('measures').orderBy('ordinal').first('id');
  const name = `notes/${measureId}`;
  await insertDocument(db, name, new Uint8Array(), 0);
  const member = await addPerson(db, 'p', { agencies: ['财政部'] });
  const lead = await addPerson(db, 'q', { roles: ['lead'] });
  return { db, name, measureId, member, lead };
}

async function keep(db: Knex, documentName: string, version: Partial<NewVersion> = {}) {
  const base = { documentName, at: 1, reason: 'quiet', content: notes('改革'), characters: 2, people: [] } as const;
  await runTogether(db, versionStatements(db, { ...base, ...version }));
}

const took = (actor: Actor, agencyId: AgencyId | null = actor.agencyIds[0] ?? null) => ({
  personId: actor.personId,
  agencyId,
});

describe('versions of notes', () => {
  it('are listed the newest first, with who took part and for whom, and read back as they were', async () => {
    const { db, name, measureId, member, lead } = await setup();
    await keep(db, name, { at: 10, people: [took(member), took(lead)] });
    await keep(db, name, { at: 20, reason: 'restore', content: notes("？“引号”'\0"), characters: 6 });
    const list = await listVersions(db, member, measureId);
    expect(list).toMatchObject([
      { at: 20, reason: 'restore', people: [], characters: 6 },
      { at: 10, reason: 'quiet', characters: 2 },
    ]);
    expect(list[1]?.people).toEqual([
      { id: 'p', name: 'Person p', agency: '财政部' },
      { id: 'q', name: 'Person q', agency: null },
    ]);
    expect(await readVersion(db, lead, measureId, list[0]?.id ?? '')).toEqual({
      ...list[0],
      content: notes("？“引号”'\0"),
    });
  });

  it('name a person once, whatever they took part for', async () => {
    const { db, name, measureId, member } = await setup();
    await keep(db, name, { people: [took(member), took(member, null)] });
    expect((await listVersions(db, member, measureId))[0]?.people).toMatchObject([{ agency: '财政部' }]);
  });

  it('are of their own notes only', async () => {
    const { db, name, measureId, member } = await setup();
    const [, other] = await db('measures').orderBy('ordinal').select('id');
    await keep(db, name);
    const [version] = await listVersions(db, member, measureId);
    expect(await listVersions(db, member, other.id)).toEqual([]);
    await expect(readVersion(db, member, other.id, version?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that are damaged are refused, whatever is wrong with them', async () => {
    const { db, name, measureId, member } = await setup();
    await keep(db, name);
    const [version] = await listVersions(db, member, measureId);
    const read = () => readVersion(db, member, measureId, version?.id ?? '');
    const [row] = await db('notes_versions').select('content');
    const { content: good } = row;
    const other = versionStatements(db, {
      documentName: name,
      at: 1,
      reason: 'quiet',
      content: notes('改动'),
      characters: 2,
      people: [],
    })[0]?.values[3] as Uint8Array;
    for (const bad of [Buffer.from('no zlib'), Buffer.alloc(0), Buffer.from(good).fill(0, 5, 9), Buffer.from(other)]) {
      await db('notes_versions').update({ content: bad });
      await expect(read()).rejects.toMatchObject({ code: 'version-damaged' });
    }
    await db('notes_versions').update({ content: good });
    expect((await read()).content).toEqual(notes('改革'));
  });

  it('are for whoever is signed in, and are not where there are no notes or no such version', async () => {
    const { db, measureId, member } = await setup();
    const nobody = listVersions(db, null, measureId);
    await expect(nobody).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(readVersion(db, null, measureId, '1')).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(listVersions(db, member, 'none')).rejects.toMatchObject({ code: 'not-found' });
    for (const id of ['1', '0', '-1', '1e3', 'x', '9'.repeat(30), '']) {
      await expect(readVersion(db, member, measureId, id), id).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('of a day that is over go but for the last, which has everybody who took part in them', async () => {
    const { db, name, measureId, member, lead } = await setup();
    const now = 20_000 * DAY;
    await keep(db, name, { at: now - 3 * DAY, people: [took(lead)] });
    await keep(db, name, { at: now - 3 * DAY + 1, people: [took(member), took(lead)] });
    await keep(db, name, { at: now - 3 * DAY + 2, people: [took(member, null)] });
    await keep(db, name, { at: now });
    const sizes = await readVersionSizes(db, name);
    expect(sizes.every(({ bytes }) => bytes > 20)).toBe(true);
    await runTogether(db, thinStatements(thinVersions(sizes, now)));
    const list = await listVersions(db, member, measureId);
    expect(list.map(({ at }) => at)).toEqual([now, now - 3 * DAY + 2]);
    // What the one that stays said of a person goes before what was said earlier.
    expect(list[1]?.people).toMatchObject([
      { id: 'p', agency: null },
      { id: 'q', agency: null },
    ]);
    expect(await db('notes_version_people').count({ n: '*' })).toEqual([{ n: 2 }]);
  });

  it('take few queries, however many there are', async () => {
    const { db, name, measureId, member } = await setup();
    for (let at = 0; at < 5; at++)
      await keep(db, name, { at, people: [{ personId: 'p' as PersonId, agencyId: null }] });
    expect(await queriesOf(db, () => listVersions(db, member, measureId))).toHaveLength(4);
  });
});
