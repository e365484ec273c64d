import { createHash } from 'node:crypto';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#app/domain/snapshot/canonical.ts';
import { handOutScene } from '#test/support/hand-out.ts';
import { unzip } from '#test/unit/notes/unzip.ts';

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('a snapshot as a workbook', () => {
  it('opens in another library: a summary, the matrix and a sheet a board, with days, numbers and texts', async () => {
    const { exported, handOut, people, snapshotId } = await handOutScene();
    const { snapshot } = (await handOut.handout(people.lead, snapshotId)).view;
    const { bytes, fileName, type } = await exported({ format: 'xlsx', language: 'en' });
    expect(fileName).toBe('国发〔2016〕62号 snapshot 2 2026-11-26.xlsx');
    expect(type).toContain('spreadsheetml');
    const sheets = await readXlsx(Buffer.from(bytes));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Summary',
      'Matrix',
      ...snapshot.agencies.map(({ name }) => name),
    ]);
    const [head = [], ...rows] = sheets.find(({ sheet }) => sheet === '财政部')?.data ?? [];
    const cell = (row: unknown[] | undefined, name: string) => row?.[head.indexOf(name)];
    const row = rows.find((each) => cell(each, 'Contact') !== null);
    expect(cell(row, 'Own due date')).toEqual(new Date('2026-11-01T00:00:00Z'));
    expect(cell(row, 'Days late')).toBeTypeOf('number');
    expect(cell(row, 'Contact')).toBe('赵铁柱、010-66001234');
    expect(cell(row, 'Supervised: reason')).toBe('=HYPERLINK("http://x") 赵铁柱没有报送材料');
    const matrix = sheets[1]?.data ?? [];
    expect(matrix).toHaveLength(1 + snapshot.measures.length);
    expect(matrix[0]).toHaveLength(6 + snapshot.boards.length);
    expect(sheets[0]?.data.flat()).toContain(canonicalHash(snapshot));
  });

  it('has heads that stay and filters over whole tables, and nothing in it is a formula', async () => {
    const { exported } = await handOutScene();
    const { bytes } = await exported({ format: 'xlsx' });
    const files = unzip(bytes);
    const sheets = [...files].filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name)).map(([, xml]) => xml);
    expect(sheets).toHaveLength(41);
    expect(sheets.filter((xml) => xml.includes('state="frozen"'))).toHaveLength(40);
    expect(sheets.filter((xml) => /<\/sheetData><autoFilter ref="A1:[A-Z]+\d+"\/>/.test(xml))).toHaveLength(40);
    expect(sheets.join('')).not.toContain('<f>');
  });
});

describe('a snapshot as CSV', () => {
  it('has a line a card, as RFC 4180 has it, and no text that a spreadsheet takes for a formula', async () => {
    const { exported } = await handOutScene();
    const { bytes, fileName } = await exported({ format: 'csv' });
    expect(fileName).toBe('国发〔2016〕62号 2号快照 2026-11-26.csv');
    const text = textOf(bytes);
    expect(text.startsWith('\uFEFF单位,部分,举措,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const lines = text.split('\r\n').slice(0, -1);
    expect(lines).toHaveLength(117);
    expect(text).toContain(`"'=HYPERLINK(""http://x"") 赵铁柱没有报送材料"`);
    expect(lines.find((line) => line.includes('HYPERLINK'))).toContain(',2026-11-01,');
  });
});

describe('a snapshot as JSON', () => {
  it('is its canonical content byte by byte, with the hash of those bytes', async () => {
    const { exported, db, snapshotId } = await handOutScene();
    const text = textOf((await exported({ format: 'json' })).bytes);
    const content = /^\{"hash":"([0-9a-f]{64})","content":(.*)\}\n$/s.exec(text);
    const [, hash, json = ''] = content ?? [];
    expect(createHash('sha256').update(json).digest('hex')).toBe(hash);
    expect((await db('snapshots').where({ id: snapshotId }).first('hash')).hash).toBe(hash);
  });
});

it('a snapshot is handed out to whoever may read it, and to nobody else', async () => {
  const { exported, people } = await handOutScene();
  await expect(exported({}, null)).rejects.toMatchObject({ code: 'not-signed-in' });
  await expect(exported({}, people.observer)).resolves.toMatchObject({ type: 'application/json' });
});

const canonicalHash = (snapshot: unknown) => createHash('sha256').update(canonicalJson(snapshot)).digest('hex');
