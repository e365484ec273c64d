import type { Stage } from '#app/domain/board.ts';
import type { IsoDate } from '#app/domain/dates.ts';
import type {
  AgencyId,
  BoardId,
  CardId,
  CommitmentId,
  MeasureId,
  PlanId,
  SectionId,
  StageId,
} from '#app/domain/ids.ts';
import type { Agency, Measure, Role } from '#app/domain/plan.ts';
import type { CardState, PlanState } from '#app/domain/plan-state.ts';
import type { Rank } from '#app/domain/rank.ts';

export const TODAY = '2026-11-24' as IsoDate;
export const STAGES: readonly Stage[] = (['todo', 'doing', 'review', 'done'] as const).map((category) => ({
  id: category as unknown as StageId,
  category,
  names: { zh: { todo: '未启动', doing: '推进中', review: '待验收', done: '已完成' }[category], en: category },
}));

/** Noon of a day in the plans' zone. */
export const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`);

/** A measure of one commitment. @param roles by agency @param dueOn its deadline; null for none */
export function measure(ordinal: number, roles: Readonly<Record<string, Role>>, dueOn: string | null = null): Measure {
  const id = `m${ordinal}` as MeasureId;
  return {
    id,
    sectionId: null as SectionId | null,
    ordinal,
    number: ['一', '二', '三', '四'][ordinal - 1] ?? String(ordinal),
    title: `举措${ordinal}`,
    commitments: [
      {
        id: `${id}-1` as CommitmentId,
        ordinal: 1,
        text: '',
        clause: '',
        openEnded: false,
        responsibilities: Object.entries(roles).map(([agencyId, role]) => ({ agencyId: agencyId as AgencyId, role })),
        deadlines: dueOn === null ? [] : [{ on: dueOn as IsoDate, phrase: '', span: { start: 0, end: 0 } }],
        passageSpan: { start: 0, end: 0 },
        clauseSpan: { start: 0, end: 0 },
      },
    ],
  };
}

export function agency(id: string, name: string, kind: Agency['kind'] = 'ministry'): Agency {
  return { id: id as AgencyId, name, kind };
}

/** A measure card, or a task card where it has a title. */
export function card(
  id: string,
  measureId: string | null,
  stage: string,
  more: Partial<CardState> & { readonly title?: string } = {},
): CardState {
  const base = {
    id: id as CardId,
    measureId: measureId as MeasureId,
    placement: { stage: stage as StageId, rank: 'V' as Rank },
    contact: '',
    startsOn: null,
    dueOn: null,
    changedAt: noon(TODAY),
    supervision: null,
    instructions: [],
  };
  const own =
    more.title === undefined
      ? { kind: 'measure', ticked: [] }
      : { kind: 'task', commitmentId: null, description: '', archived: false };
  return { ...base, ...own, ...more } as CardState;
}

export const FLAG = { reason: '进展迟缓', until: null, since: 0, by: '何敏' } as const;

/** @param cards by agency */
export function plan(
  measures: readonly Measure[],
  agencies: readonly Agency[],
  cards: Readonly<Record<string, readonly CardState[]>>,
): PlanState {
  return {
    plan: { id: 'plan' as PlanId, title: '文件', docNumber: null },
    stages: STAGES,
    sections: [],
    measures,
    agencies,
    boards: agencies.map(({ id }) => {
      return { id: `board-${id}` as BoardId, agencyId: id, cards: cards[id] ?? [], confirmation: null };
    }),
    call: null,
    instructions: [],
  };
}

/** Two measures and three agencies: the first is late at a, done at b and flagged at c; the second is a's and b's, untouched for long at b. */
export function small(): PlanState {
  const measures = [
    measure(1, { a: 'lead', b: 'responsible', c: 'support' }, '2026-11-20'),
    measure(2, { a: 'responsible', b: 'lead' }, '2026-12-01'),
  ];
  const agencies = [
    agency('a', '发展改革委'),
    agency('b', '辽宁省', 'province'),
    agency('c', '各有关部门', 'collective'),
  ];
  return plan(measures, agencies, {
    a: [
      card('a1', 'm1', 'doing', { contact: '李工' }),
      card('a2', 'm2', 'todo'),
      card('ta', 'm1', 'done', { title: '起草' }),
      card('tb', 'm1', 'doing', { title: '会签' }),
      card('tc', 'm1', 'done', { title: '作废', archived: true } as never),
      card('td', null, 'todo', { title: '自定任务' }),
    ],
    b: [card('b1', 'm1', 'done'), card('b2', 'm2', 'review', { changedAt: noon('2026-11-01') })],
    c: [card('c1', 'm1', 'todo', { supervision: FLAG, ticked: ['m1-1'] } as never)],
  });
}
