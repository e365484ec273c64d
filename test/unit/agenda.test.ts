import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AGENDA_GROUPS,
  AGENDA_KINDS,
  type AgendaChange,
  type AgendaEdits,
  type AgendaItem,
  type AgendaKey,
  applyEdits,
  automaticAgenda,
  bringBack,
  cutItem,
  moveItem,
  UNEDITED,
} from '#app/domain/agenda.ts';
import type { CardState, Supervision } from '#app/domain/plan-state.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';

const FLAG = { reason: '进展慢', until: null, since: 1, by: '王主任' } as Supervision;

interface BoardPlan {
  /** For each measure, how this agency's card of it stands; null where it has none. */
  readonly cards: readonly ('plain' | 'late' | 'supervised' | 'done-late' | null)[];
  readonly confirmed: boolean;
}

/** A snapshot of as many measures as each board says something of, taken on 2026-11-26. */
function snapshotOf(boards: readonly BoardPlan[], isCalled = false): Snapshot {
  const measures = (boards[0]?.cards ?? []).map((_, i) => ({
    id: `m${i}`,
    sectionId: null,
    ordinal: i + 1,
    number: String(i + 1),
    title: `举措${i}`,
    commitments: [],
  }));
  return {
    today: '2026-11-26',
    stages: ['todo', 'done'].map((category) => ({ id: category, category, names: { zh: category, en: category } })),
    measures,
    call: isCalled ? { id: 1, at: 1, by: '王主任', note: '', dueOn: null } : null,
    boards: boards.map(({ cards, confirmed }, b) => ({
      id: `b${b}`,
      agencyId: `a${b}`,
      confirmation: confirmed ? { at: 1, by: '甲' } : null,
      cards: cards.flatMap((how, m) => (how === null ? [] : [cardOf(`b${b}-m${m}`, `m${m}`, how)])),
    })),
  } as unknown as Snapshot;
}

function cardOf(id: string, measureId: string, how: 'plain' | 'late' | 'supervised' | 'done-late'): CardState {
  return {
    id,
    kind: 'measure',
    measureId,
    ticked: [],
    placement: { stage: how === 'done-late' ? 'done' : 'todo', rank: 'a' },
    dueOn: how === 'late' || how === 'done-late' ? '2026-11-25' : null,
    supervision: how === 'supervised' ? FLAG : null,
    instructions: [],
  } as unknown as CardState;
}

const changeOf = (id: string, ...kinds: string[]) => ({ id, kinds }) as unknown as AgendaChange;
const keysOf = (items: readonly AgendaItem[]) => items.map(({ key }) => key);

describe('the automatic agenda', () => {
  const snapshot = snapshotOf(
    [
      { cards: ['plain', null], confirmed: true },
      { cards: ['plain', null], confirmed: false },
      { cards: ['plain', null], confirmed: true },
      { cards: ['late', null], confirmed: true },
      { cards: ['late', 'supervised'], confirmed: false },
      { cards: ['done-late', null], confirmed: true },
    ],
    true,
  );
  const changes = [changeOf('b2-m0', 'moved-on'), changeOf('b0-m0', 'reordered')];

  it('has late and supervised in front, those with the most of it first, then changed, awaiting, and the rest', () => {
    const items = automaticAgenda(snapshot, changes, 'agency');
    expect(items.map(({ key, group }) => `${key} ${group}`)).toEqual([
      'board/b4 urgent',
      'board/b3 urgent',
      'board/b2 changed',
      'board/b1 awaiting',
      'board/b0 rest',
      'board/b5 rest',
    ]);
    expect(items[0]).toMatchObject({ late: 1, supervised: 1, changed: 0, awaiting: 1 });
  });

  it('has a measure with what stands on all its boards', () => {
    expect(automaticAgenda(snapshot, changes, 'measure')).toMatchObject([
      { key: 'measure/m0', group: 'urgent', late: 2, supervised: 0, changed: 1, awaiting: 2 },
      { key: 'measure/m1', group: 'urgent', late: 0, supervised: 1, changed: 0, awaiting: 1 },
    ]);
  });

  it('lets nobody wait for a confirmation that was not called for', () => {
    const uncalled = snapshotOf([{ cards: ['plain'], confirmed: false }]);
    expect(automaticAgenda(uncalled, [], 'agency')).toMatchObject([{ group: 'rest', awaiting: 0 }]);
  });
});

const board = fc.record({
  cards: fc.array(fc.constantFrom('plain', 'late', 'supervised', 'done-late', null), { minLength: 4, maxLength: 4 }),
  confirmed: fc.boolean(),
});
const scene = fc.record({
  snapshot: fc
    .tuple(fc.array(board, { minLength: 1, maxLength: 8 }), fc.boolean())
    .map(([boards, isCalled]) => snapshotOf(boards, isCalled)),
  changed: fc.array(fc.tuple(fc.nat(7), fc.nat(3)), { maxLength: 6 }),
  by: fc.constantFrom(...AGENDA_KINDS),
});
const agendaOf = ({ snapshot, changed, by }: { snapshot: Snapshot; changed: [number, number][]; by: 'agency' }) =>
  automaticAgenda(
    snapshot,
    changed.map(([b, m]) => changeOf(`b${b}-m${m}`, 'moved-on')),
    by,
  );

type Edit = { readonly kind: 'move' | 'cut' | 'back'; readonly item: number; readonly to: number };
const edits = fc.array(
  fc.record<Edit>({ kind: fc.constantFrom('move', 'cut', 'back'), item: fc.nat(9), to: fc.nat(9) }),
  { maxLength: 20 },
);

function edited(items: readonly AgendaItem[], some: readonly Edit[]): AgendaEdits {
  return some.reduce<AgendaEdits>((before, { kind, item, to }) => {
    const key = items[item % items.length]?.key as AgendaKey;
    if (kind === 'move') return moveItem(items, before, key, to);
    return kind === 'cut' ? cutItem(before, key) : bringBack(before, key);
  }, UNEDITED);
}

describe('whatever there is, and however it was edited', () => {
  it('every board or measure is there once, by groups, and within what is not urgent as the document has it', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const items = agendaOf(one as never);
        const { boards, measures } = one.snapshot;
        const all =
          one.by === 'agency' ? boards.map(({ id }) => `board/${id}`) : measures.map(({ id }) => `measure/${id}`);
        expect([...keysOf(items)].sort()).toEqual([...all].sort());
        const ranks = items.map(({ group }) => AGENDA_GROUPS.indexOf(group));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        for (const group of ['changed', 'awaiting', 'rest']) {
          const places = items.filter((item) => item.group === group).map(({ key }) => all.indexOf(key));
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('what is kept and what is cut are all of it once; what is cut is not gone through', () => {
    fc.assert(
      fc.property(scene, edits, (one, some) => {
        const items = agendaOf(one as never);
        const result = edited(items, some);
        const { kept, cut } = applyEdits(items, result);
        expect([...keysOf(kept), ...keysOf(cut)].sort()).toEqual([...keysOf(items)].sort());
        expect(new Set(keysOf(cut))).toEqual(new Set(result.cut));
      }),
    );
  });

  it('a move brings an item where it was meant to be, and leaves the others in their order', () => {
    fc.assert(
      fc.property(scene, edits, fc.nat(9), fc.nat(12), (one, some, item, to) => {
        const items = agendaOf(one as never);
        const before = edited(items, some);
        const keys = keysOf(applyEdits(items, before).kept);
        const key = keys[item % Math.max(1, keys.length)];
        if (key === undefined) return;
        const after = keysOf(applyEdits(items, moveItem(items, before, key, to)).kept);
        expect(after.indexOf(key)).toBe(Math.min(to, keys.length - 1));
        expect(after.filter((each) => each !== key)).toEqual(keys.filter((each) => each !== key));
      }),
    );
  });

  it('cut and brought back, an item stands where it stood', () => {
    fc.assert(
      fc.property(scene, edits, fc.nat(9), (one, some, item) => {
        const items = agendaOf(one as never);
        const before = edited(items, some);
        const { kept } = applyEdits(items, before);
        const key = kept[item % Math.max(1, kept.length)]?.key;
        if (key === undefined) return;
        const after = applyEdits(items, bringBack(cutItem(before, key), key));
        expect(keysOf(after.kept)).toEqual(keysOf(kept));
      }),
    );
  });

  it('a word of what is not there, or of the other kind, changes nothing', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const items = agendaOf(one as never);
        const foreign: AgendaEdits = { by: one.by, order: ['board/gone', 'measure/gone'], cut: ['measure/lost'] };
        expect(keysOf(applyEdits(items, foreign).kept)).toEqual(keysOf(items));
        expect(applyEdits(items, null)).toEqual({ kept: items, cut: [] });
      }),
    );
  });
});
