import { describe, expect, it } from 'vitest';
import type { Agency } from '#app/domain/plan.ts';
import { suggestCommitments, suggestMentions } from '#app/editor/suggest/items.ts';
import { findMatch, TRIGGERS } from '#app/editor/suggest/match.ts';
import { notesSchema } from '#app/notes/schema.ts';
import type { NotesPerson } from '#app/notes/services.ts';

const people = [
  { id: 'p1', name: '张三', agencies: ['国家发展改革委'] },
  { id: 'p2', name: '李国', agencies: ['财政部'] },
  { id: 'p3', name: 'Li Lei', agencies: ['国务院国资委'] },
] as unknown as NotesPerson[];
const agencies = [
  { id: 'a1', name: '财政部', kind: 'ministry' },
  { id: 'a2', name: '国务院国资委', kind: 'ministry' },
] as unknown as Agency[];
const labels = (query: string) => suggestMentions(people, agencies, query).map(({ label }) => label);

describe('what is suggested', () => {
  it('is everybody while nothing is written', () => {
    expect(labels('')).toEqual(['张三', '李国', 'Li Lei', '财政部', '国务院国资委']);
  });

  it('is found by any part of a name, its beginning first, and by the agency', () => {
    expect(labels('国')).toEqual(['李国', '张三', 'Li Lei', '国务院国资委']);
    expect(labels('财政')).toEqual(['李国', '财政部']);
    expect(labels('ｌｉｌ')).toEqual(['Li Lei']);
    expect(labels('没有')).toEqual([]);
  });

  it('is for commitments what their label has', () => {
    const choices = [
      { id: 'c1', label: '任务1 推进国企改革' },
      { id: 'c2', label: '任务2 扩大投资' },
    ];
    expect(suggestCommitments(choices, '投资').map(({ id }) => id)).toEqual(['c2']);
  });
});

describe('the sign that suggestions begin with', () => {
  const match = (text: string, options: Partial<Parameters<typeof findMatch>[1]> = {}) => {
    const schema = notesSchema();
    const doc = schema.node('doc', null, [schema.node('paragraph', null, text ? [schema.text(text)] : [])]);
    const found = findMatch(doc.resolve(1 + text.length), {
      signs: TRIGGERS.mention,
      isComposing: false,
      needsQueryAtStart: false,
      ...options,
    });
    return found && [found.query, found.range.from];
  };

  it('may follow Chinese at once, in both widths', () => {
    expect(match('请@张')).toEqual(['张', 2]);
    expect(match('请＠张')).toEqual(['张', 2]);
    expect(match('@')).toEqual(['', 1]);
  });

  it('is none within a word, after a blank, and after another', () => {
    expect(match('a@b')).toBeNull();
    expect(match('@张 三')).toBeNull();
    expect(match('@张，')).toBeNull();
    expect(match('@@')).toBeNull();
  });

  it('goes on through the blanks of what is being composed', () => {
    expect(match('@zh ang s', { isComposing: true })).toEqual(['zh ang s', 1]);
  });

  it('leaves # at the start of a block to headings until a word follows', () => {
    const options = { signs: TRIGGERS.commitment, needsQueryAtStart: true };
    expect(match('#', options)).toBeNull();
    expect(match('##', options)).toBeNull();
    expect(match('#国', options)).toEqual(['国', 1]);
    expect(match('见#', options)).toEqual(['', 2]);
  });
});
