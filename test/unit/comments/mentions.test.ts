import { describe, expect, it } from 'vitest';
import { insertMention, mentionsIn, queryAt, splitMentions, suggest } from '#app/comments/mentions.ts';
import type { PersonId } from '#app/domain/ids.ts';
import type { NotesPerson } from '#app/notes/services.ts';

const person = (id: string, name: string, ...agencies: string[]): NotesPerson => ({
  id: id as PersonId,
  name,
  agencies,
});
const LI_MING = person('1', '李明', '财政部');
const LI_MINGHUA = person('2', '李明华', '国家发展改革委');
const ANN = person('3', 'Ann Lee', '财政部');
const OTHER_LI_MING = person('4', '李明', '吉林省人民政府');
const PEOPLE = [LI_MING, LI_MINGHUA, ANN];

describe('a name that is being typed', () => {
  it.each<[string, string | null]>([
    ['请 @', ''],
    ['请@李', '李'],
    ['请＠李明', '李明'],
    ['@', ''],
    ['a@b', null],
    ['@李明 核实', null],
    ['@李\n', null],
    ['没有', null],
    [`@${'长'.repeat(30)}`, null],
    ['@李@明', '明'],
  ])('%s: %s', (text, query) => {
    expect(queryAt(text, text.length)?.text ?? null).toBe(query);
  });

  it('is looked for before the caret only', () => {
    expect(queryAt('请 @李明', 4)).toEqual({ start: 2, text: '李' });
    expect(queryAt('请 @李明', 2)).toBeNull();
  });

  it.each<[string, NotesPerson[]]>([
    ['', PEOPLE],
    ['李明', [LI_MING, LI_MINGHUA]],
    ['明华', [LI_MINGHUA]],
    ['LEE', [ANN]],
    ['财政', [LI_MING, ANN]],
    ['王', []],
  ])('"%s" finds them by name and agency', (text, found) => {
    expect(suggest(PEOPLE, { start: 0, text })).toEqual(found);
  });

  it('gives way to the name', () => {
    expect(insertMention('请＠李 核实', { start: 1, text: '李' }, LI_MING)).toEqual({ text: '请@李明 核实', caret: 5 });
    expect(insertMention('@', { start: 0, text: '' }, ANN)).toEqual({ text: '@Ann Lee ', caret: 9 });
  });
});

describe('mentions in a text', () => {
  it.each<[string, PersonId[], PersonId[]]>([
    ['请 @李明 核实', [LI_MING.id], [LI_MING.id]],
    ['请 李明 核实', [LI_MING.id], []],
    ['@李明 @李明', [LI_MING.id, LI_MING.id], [LI_MING.id]],
    ['@Ann Lee，@李明华', [ANN.id, LI_MINGHUA.id], [ANN.id, LI_MINGHUA.id]],
    // Nobody was chosen: a name alone calls nobody.
    ['@李明', [], []],
    // The longer name stands there, not the shorter one that was chosen.
    ['@李明华', [LI_MING.id], []],
  ])('%s, chosen %o, calls %o', (text, chosen, called) => {
    expect(mentionsIn(text, chosen, PEOPLE)).toEqual(called);
  });

  it('tell people of one name apart by who was chosen', () => {
    expect(mentionsIn('@李明', [OTHER_LI_MING.id], [LI_MING, OTHER_LI_MING])).toEqual([OTHER_LI_MING.id]);
  });

  it('are cut out without losing a character', () => {
    const text = '＠李明：请与@李明华、a@b 和 <b>@Ann Lee</b>';
    const pieces = splitMentions(text, PEOPLE);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.flatMap(({ name }) => name ?? [])).toEqual(['李明', '李明华', 'Ann Lee']);
    expect(splitMentions('', PEOPLE)).toEqual([]);
  });
});
