import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NotesId } from '#app/domain/ids.ts';
import { redactor, WITHHELD } from '#app/domain/snapshot/redact.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import { withoutNames } from '#app/domain/snapshot/without-names.ts';

const family = fc.constantFrom(...'赵钱孙李周吴郑冯陈褚卫蒋沈韩杨');
const given = fc.array(fc.constantFrom(...'铁柱多刚芳娜静敏磊洋勇艳杰涛明超秀霞'), { minLength: 1, maxLength: 2 });
const name = fc.oneof(
  fc.tuple(family, given).map(([first, rest]) => first + rest.join('')),
  fc.constantFrom('Anna Karenina', 'Zoë Żółć', "O'Brien (x)", 'Li', 'Q+A* [z]'),
);
const around = fc.constantFrom('', '请', '已报送，', 'ask ', ' — ', '的');

/** A snapshot in which each of some names stands in every place that people's names have. */
function snapshotOf(names: readonly string[], before: string, after: string): Snapshot {
  const at = (i: number) => names[i % names.length] as string;
  const say = (i: number) => `${before} ${at(i)} ${after}`;
  const instruction = (i: number) => ({
    ...{ decisionId: `d${i}`, number: i, agencyId: 'a1', dueOn: null, decidedAt: 1, measureId: 'm1', cardId: null },
    ...{ text: say(i), person: at(i + 1), state: 'answered', last: { at: 1, by: at(i + 2), text: say(i + 3) } },
  });
  const card = (i: number, kind: 'measure' | 'task') => ({
    ...{ id: `c${i}`, kind, placement: { stage: 's1', rank: 'a' }, startsOn: null, dueOn: null, measureId: 'm1' },
    ...(kind === 'task'
      ? { commitmentId: null, title: say(i), description: say(i + 1), archived: false }
      : { ticked: [] }),
    ...{ contact: `${at(i)}、${at(i + 1)} 010-66001234`, changedAt: 1 },
    supervision: { reason: say(i), until: null, since: 1, by: at(i + 2) },
    instructions: [instruction(i)],
  });
  const mention = (kind: string, label: string) => ({ type: 'mention', attrs: { kind, id: `id-${label}`, label } });
  return {
    ...{ format: 1, number: 1, takenAt: 1, today: '2026-01-01', reason: 'person', previous: null },
    ...{ title: say(0), takenBy: at(1) },
    plan: { id: 'p', title: '关于深入推进东北振兴的意见', docNumber: null },
    stages: [{ id: 's1', category: 'todo', names: { zh: '未启动', en: 'Not started' } }],
    sections: [],
    measures: [{ id: 'm1', sectionId: null, ordinal: 1, number: '一', title: '加快民营经济', commitments: [] }],
    agencies: [{ id: 'a1', name: '财政部', kind: 'ministry' }],
    boards: [
      {
        ...{ id: 'b1', agencyId: 'a1', confirmation: { at: 1, by: at(3) } },
        cards: names.flatMap((_, i) => [card(i, 'measure'), card(i, 'task')]),
      },
    ],
    call: { id: 1, at: 1, by: at(4), note: say(5), dueOn: null },
    instructions: names.map((_, i) => instruction(i)),
    notes: {
      m1: {
        type: 'doc',
        content: names.map((each, i) => ({
          type: 'paragraph',
          content: [
            mention('person', each),
            mention('agency', '财政部'),
            { type: 'text', text: say(i), marks: [{ type: 'link', attrs: { href: `mailto:${each}@x.cn` } }] },
            { type: 'image', attrs: { id: 'i', alt: say(i) } },
          ],
        })),
      },
    },
  } as unknown as Snapshot;
}

describe('a snapshot without names', () => {
  it('has none of the names that stood in it anywhere, whatever they are and wherever they were written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), around, around, (names, before, after) => {
        const json = JSON.stringify(withoutNames(snapshotOf(names, before, after)));
        for (const each of names) {
          // A Latin name is none within a longer word.
          const found = new RegExp(`(?<![\\p{Script=Latin}])${asPattern(each)}(?![\\p{Script=Latin}])`, 'u');
          expect(json).not.toMatch(found);
        }
      }),
    );
  });

  it('has everything else as it was, agencies, mentions of them, and that a card has no contact', () => {
    const snapshot = snapshotOf(['赵铁柱'], '请', '抓紧');
    const bare = withoutNames({
      ...snapshot,
      boards: snapshot.boards.map((board) => ({
        ...board,
        cards: board.cards.map((card) => ({ ...card, contact: '' })),
      })),
    });
    expect(bare.boards[0]?.cards[0]?.contact).toBe('');
    expect(bare.boards[0]?.cards[0]?.supervision?.reason).toBe(`请 ${WITHHELD} 抓紧`);
    expect(bare).toMatchObject({ plan: snapshot.plan, agencies: snapshot.agencies, measures: snapshot.measures });
    const notes = JSON.stringify(bare.notes['m1' as NotesId]);
    expect(notes).toContain('"id":"id-财政部","label":"财政部"');
    expect(notes).not.toContain('mailto');
    expect(notes).not.toContain('id-赵铁柱');
    expect(withoutNames({ ...snapshot, takenBy: null }).takenBy).toBeNull();
  });

  it('keeps the words of the document, though somebody was entered as a contact by an agency’s name', () => {
    const redact = redactor(['财政部', '王五'], ['财政部', '加快民营经济']);
    expect(redact('财政部王五')).toBe(`财政部${WITHHELD}`);
  });

  it('leaves nothing of a longer name that begins as a shorter one, and words that have a name in them', () => {
    const redact = redactor(['张三', '张三丰', 'Li', '王'], []);
    expect(redact('张三丰与张三、Li、Limit、王牌')).toBe(`${WITHHELD}与${WITHHELD}、${WITHHELD}、Limit、王牌`);
  });
});

const asPattern = (text: string) =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
