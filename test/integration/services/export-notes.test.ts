import { describe, expect, it } from 'vitest';
import type { NotesFormat, NotesNode } from '#app/notes/services.ts';
import { type ExportSource, exportAs } from '#server/services/notes/export-as.ts';
import { addPerson, seededDatabase } from '#test/support/database.ts';

const CONTENT: NotesNode = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: '进展' }] },
    { type: 'image', attrs: { id: 'a'.repeat(64), alt: '图', width: 1, height: 1 } },
  ],
};
/** 2026-11-26 01:30 in Beijing. */
const AT = Date.UTC(2026, 10, 25, 17, 30);

async function setup() {
  const { db } = await seededDatabase();
  const actor = await addPerson(db, 'p', { roles: ['observer'] });
  const measure = await db('measures').orderBy('ordinal').first('id', 'number', 'title');
  const asked: string[] = [];
  const source: ExportSource = {
    readContent: async (id) => {
      asked.push(id);
      return CONTENT;
    },
    readImage: async () => null,
  };
  const reader = { language: 'zh-CN', baseUrl: 'https://duban.example.cn' } as const;
  const make = (notesId: string, format: NotesFormat, who: typeof actor | null = actor) =>
    exportAs(db, who, { notesId, format, reader }, source, () => AT);
  return { db, measure, asked, make };
}

describe('notes as a file', () => {
  it('in Markdown have their title, the day in Beijing, and where their images are', async () => {
    const { measure, make, asked } = await setup();
    const { fileName, type, bytes } = await make(measure.id, 'md');
    const title = `（${measure.number}）${measure.title}`;
    expect(fileName).toBe(`会商记录 ${title} 2026-11-26.md`);
    expect(type).toBe('text/markdown; charset=utf-8');
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain(`# ${title}\n\n`);
    expect(text).toContain('2026年11月26日 01:30\n\n## 进展\n\n');
    expect(text).toContain(`![图](https://duban.example.cn/images/${'a'.repeat(64)})`);
    expect(asked).toEqual([measure.id]);
  });

  it('for Word are a zip archive', async () => {
    const { measure, make } = await setup();
    const { fileName, bytes } = await make(measure.id, 'docx');
    expect(fileName).toMatch(/ 2026-11-26\.docx$/);
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
  });

  it('of a task card have its title', async () => {
    const { db, make } = await setup();
    const [card] = await db('cards').limit(1);
    await db('cards').insert({ ...card, id: 'task', kind: 'task', title: '报送\u202e/材料' });
    expect((await make('task', 'md')).fileName).toBe('会商记录 报送 材料 2026-11-26.md');
  });

  it('are a line of the audit log, with who took them away and as what; where there was nothing to take there is none', async () => {
    const { db, measure, make } = await setup();
    await make(measure.id, 'docx');
    await make('none', 'md').catch(() => undefined);
    const title = `（${measure.number}）${measure.title}`;
    expect(
      await db('audit')
        .where({ action: 'exported' })
        .select('action', 'person_id', 'subject_kind', 'subject_id', 'subject_name', 'detail'),
    ).toEqual([
      {
        ...{ action: 'exported', person_id: 'p', subject_kind: 'notes', subject_id: measure.id, subject_name: title },
        detail: JSON.stringify({ format: 'docx' }),
      },
    ]);
  });

  it('are for whoever is signed in, of what there is; a measure card has none of its own', async () => {
    const { db, measure, make } = await setup();
    await expect(make(measure.id, 'md', null)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(make('none', 'md')).rejects.toMatchObject({ code: 'not-found' });
    const card = await db('cards').where({ kind: 'measure' }).first('id');
    await expect(make(card.id, 'md')).rejects.toMatchObject({ code: 'not-found' });
  });
});
