import { describe, expect, it } from 'vitest';
import { STAGE_CATEGORIES, type StageCategory } from '#app/domain/board.ts';
import type { StageId } from '#app/domain/ids.ts';
import {
  editStages,
  inUse,
  type PlanStage,
  replacements,
  STAGE_LIMITS,
  type StageEdit,
} from '#app/domain/stage-edits.ts';
import { seeded } from '#test/support/seeded.ts';

const id = (name: string) => name as StageId;
const stage = (name: string, category: StageCategory, more: Partial<PlanStage> = {}): PlanStage => ({
  ...{ id: id(name), category, names: { zh: `${name}中`, en: name }, wipLimit: null, retiredInto: null },
  ...more,
});
const FOUR = [stage('a', 'todo'), stage('b', 'doing'), stage('c', 'review'), stage('d', 'done')];
const change = (of: string, names: { zh: string; en: string }, limit: number | null = null): StageEdit => {
  return { kind: 'change', id: id(of), names, limit };
};
const idsAfter = (stages: readonly PlanStage[], ...edits: StageEdit[]) => {
  let now = stages;
  for (const edit of edits) {
    const result = editStages(now, edit);
    if ('fault' in result) return result.fault;
    now = result.stages;
  }
  return now.map((one) => one.id).join(' ');
};

describe('what is done to the stages of a plan', () => {
  it('names and limits a stage, and leaves the others as they are', () => {
    const result = editStages(FOUR, change('b', { zh: '办理', en: 'Working' }, 3));
    expect(result).toEqual({
      stages: [FOUR[0], { ...FOUR[1], names: { zh: '办理', en: 'Working' }, wipLimit: 3 }, FOUR[2], FOUR[3]],
    });
  });

  it.each([
    ['an empty name', change('b', { zh: '', en: 'x' }), 'name'],
    ['blanks at an end', change('b', { zh: '办', en: 'x ' }), 'name'],
    ['a name that is too long', change('b', { zh: '办'.repeat(STAGE_LIMITS.name + 1), en: 'x' }), 'name'],
    ['the name of another', change('b', { zh: 'a中', en: 'x' }), 'taken'],
    ['the name of another, in English', change('b', { zh: '办', en: 'd' }), 'taken'],
    ['a limit of nothing', change('b', { zh: '办', en: 'x' }, 0), 'limit'],
    ['half a card', change('b', { zh: '办', en: 'x' }, 1.5), 'limit'],
    ['no number', change('b', { zh: '办', en: 'x' }, Number.NaN), 'limit'],
    ['too much of a limit', change('b', { zh: '办', en: 'x' }, 1_000), 'limit'],
    ['a stage that there is not', change('z', { zh: '办', en: 'x' }), 'gone'],
    ['no target', { kind: 'retire', id: id('b'), into: id('z') }, 'into'],
    ['itself as the target', { kind: 'retire', id: id('b'), into: id('b') }, 'into'],
    ['the only one where cards begin', { kind: 'retire', id: id('a'), into: id('b') }, 'lastOfCategory'],
    ['the only one where cards are done', { kind: 'retire', id: id('d'), into: id('b') }, 'lastOfCategory'],
  ] as const)('refuses %s', (_what, edit, fault) => {
    expect(editStages(FOUR, edit)).toEqual({ fault });
  });

  it('keeps its own name, and may have that of a stage that is retired', () => {
    const retired = [...FOUR, stage('old', 'doing', { retiredInto: id('b') })];
    expect(editStages(retired, change('b', { zh: 'b中', en: 'old' }))).toHaveProperty('stages');
  });

  it('moves a stage past the next one in use, whatever is retired between, and no further than the end', () => {
    const stages = [
      stage('a', 'todo'),
      stage('x', 'doing', { retiredInto: id('b') }),
      stage('b', 'doing'),
      stage('d', 'done'),
    ];
    const shift = (of: string, by: 1 | -1): StageEdit => ({ kind: 'shift', id: id(of), by });
    expect(idsAfter(stages, shift('b', -1))).toBe('b a x d');
    expect(idsAfter(stages, shift('a', 1))).toBe('x b a d');
    expect(idsAfter(stages, shift('a', -1))).toBe('a x b d');
    expect(idsAfter(stages, shift('d', 1))).toBe('a x b d');
    expect(idsAfter(stages, shift('x', 1))).toBe('gone');
  });

  it('adds a stage at the right of its category, and no more than fit', () => {
    const add = (name: string, category: StageCategory): StageEdit => {
      return { kind: 'add', id: id(name), category, names: { zh: name, en: `${name}!` } };
    };
    expect(idsAfter(FOUR, add('e', 'doing'), add('f', 'todo'), add('g', 'done'))).toBe('a f b e c d g');
    expect(idsAfter([stage('d', 'done')], add('e', 'todo'))).toBe('e d');
    const full = Array.from({ length: STAGE_LIMITS.count - 4 }, (_, i) => add(`n${i}`, 'review'));
    expect(idsAfter(FOUR, ...full)).toContain('n7');
    expect(idsAfter(FOUR, ...full, add('more', 'review'))).toBe('many');
  });

  it('says what replaces a stage through all that were retired after it, and ends in circles made by hand', () => {
    const stages = [
      stage('x', 'doing', { retiredInto: id('y') }),
      stage('y', 'doing', { retiredInto: id('a') }),
      stage('a', 'todo'),
      stage('p', 'doing', { retiredInto: id('q') }),
      stage('q', 'doing', { retiredInto: id('p') }),
    ];
    expect([...replacements(stages)]).toEqual([
      ['x', 'a'],
      ['y', 'a'],
    ]);
  });

  it('never takes a stage away, and always leaves where to begin and where to be done: a hundred random careers', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = seeded(seed);
      const pick = <T>(some: readonly T[]) => some[Math.floor(random() * some.length)] as T;
      let stages: readonly PlanStage[] = FOUR;
      for (let step = 0; step < 40; step++) {
        const [own, other] = [pick(stages).id, pick(stages).id];
        const edit = pick<StageEdit>([
          { kind: 'shift', id: own, by: random() < 0.5 ? 1 : -1 },
          { kind: 'retire', id: own, into: other },
          {
            kind: 'add',
            id: id(`n${step}`),
            category: pick(STAGE_CATEGORIES),
            names: { zh: `新${step}`, en: `n${step}` },
          },
          { kind: 'change', id: own, names: { zh: `改${step}`, en: `c${step}` }, limit: pick([null, 1, 5]) },
        ]);
        const result = editStages(stages, edit);
        if ('fault' in result) continue;
        const after = new Set(result.stages.map((one) => one.id));
        expect(
          stages.filter((one) => !after.has(one.id)),
          `seed ${seed}`,
        ).toEqual([]);
        expect(after.size, `seed ${seed}`).toBe(result.stages.length);
        stages = result.stages;
        const categories = inUse(stages).map(({ category }) => category);
        expect(categories, `seed ${seed}`).toEqual(expect.arrayContaining(['todo', 'done']));
        const used = new Set(inUse(stages).map((one) => one.id));
        for (const [from, into] of replacements(stages))
          expect([used.has(from), used.has(into)]).toEqual([false, true]);
        expect(replacements(stages).size + used.size, `seed ${seed}`).toBe(stages.length);
      }
    }
  });
});
