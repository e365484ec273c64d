import fc from 'fast-check';
import { STAGE_CATEGORIES, type Stage } from '#app/domain/board.ts';
import type { IsoDate } from '#app/domain/dates.ts';
import type { AgencyId, BoardId, CardId, CommitmentId, MeasureId, NotesId } from '#app/domain/ids.ts';
import type { NotesNode } from '#app/domain/notes-node.ts';
import type { Agency, Measure } from '#app/domain/plan.ts';
import type { BoardState, CardMarks, CardState, Instruction } from '#app/domain/plan-state.ts';
import type { Rank } from '#app/domain/rank.ts';
import type { Comparable } from '#app/domain/snapshot/diff.ts';

/** Ids out of which every state draws, so that two states have some of everything in common. */
const AGENCIES = ['a1', 'a2', 'a3', 'a4'];
const MEASURES = ['m1', 'm2', 'm3'];
const STAGES = ['s1', 's2', 's3', 's4', 's5'];
const DAYS = ['2026-01-31', '2026-03-01', '2026-06-30', '2026-12-31'] as IsoDate[];

const day = fc.constantFrom(...DAYS);
const maybeDay = fc.option(day, { nil: null });
const words = fc.constantFrom('', '甲', '乙', '丙丁');
const moment = fc.integer({ min: 1, max: 3 });
const rank = fc.constantFrom('a0', 'a1', 'a2', 'a1V') as fc.Arbitrary<Rank>;
const some = <T>(items: readonly T[], minLength = 0) => fc.shuffledSubarray([...items], { minLength });

const stages: fc.Arbitrary<Stage[]> = some(STAGES, 1).chain((ids) =>
  fc.tuple(...ids.map((id) => fc.constantFrom(...STAGE_CATEGORIES).map((category) => stage(id, category)))),
);

function stage(id: string, category: Stage['category']): Stage {
  return { id: id as Stage['id'], category, names: { zh: `阶段${id}`, en: `Stage ${id}` } };
}

const span = { start: 0, end: 1 };

const measure = (id: string): fc.Arbitrary<Measure> =>
  fc.record({ title: fc.option(words, { nil: null }), agencies: some(AGENCIES), days: some(DAYS) }).map((drawn) => ({
    id: id as MeasureId,
    sectionId: null,
    ordinal: MEASURES.indexOf(id) + 1,
    number: id,
    title: drawn.title,
    commitments: ['c1', 'c2'].map((commitment, i) => ({
      id: `${id}-${commitment}` as CommitmentId,
      ordinal: i + 1,
      text: '任务',
      clause: '',
      openEnded: false,
      responsibilities: drawn.agencies.map((agencyId) => ({ agencyId: agencyId as AgencyId, role: 'lead' as const })),
      deadlines: i === 0 ? drawn.days.map((on) => ({ on, phrase: on, span })) : [],
      passageSpan: span,
      clauseSpan: span,
    })),
  }));

const instruction = (id: string): fc.Arbitrary<Instruction> =>
  fc.record({ state: fc.constantFrom('open', 'answered', 'not-yet'), text: words }).map(({ state, text }) => ({
    decisionId: id as Instruction['decisionId'],
    number: 1,
    text,
    agencyId: 'a1' as AgencyId,
    person: '',
    dueOn: null,
    decidedAt: 1,
    measureId: null,
    cardId: null,
    state: state as Instruction['state'],
    last: null,
  }));
const instructions = some(['d1', 'd2']).chain((ids) => fc.tuple(...ids.map(instruction)));

const marks: fc.Arbitrary<CardMarks> = fc.record({
  changedAt: moment,
  supervision: fc.option(fc.record({ reason: words, until: maybeDay, since: moment, by: fc.constant('领导') }), {
    nil: null,
  }),
  instructions,
});

const base = { contact: words, startsOn: maybeDay, dueOn: maybeDay };
const placement = fc.record({ stage: fc.constantFrom(...STAGES) as fc.Arbitrary<Stage['id']>, rank });

const card = (board: string, id: string): fc.Arbitrary<CardState> => {
  const isMeasure = MEASURES.includes(id);
  const common = { ...base, placement, marks };
  if (isMeasure) {
    return fc.record({ ...common, ticked: some([`${id}-c1`, `${id}-c2`]) }).map(({ marks: own, ticked, ...rest }) => ({
      ...rest,
      ...own,
      kind: 'measure' as const,
      id: `${board}-${id}` as CardId,
      measureId: id as MeasureId,
      ticked: ticked as CommitmentId[],
    }));
  }
  const measureId = fc.option(fc.constantFrom(...MEASURES) as fc.Arbitrary<MeasureId>, { nil: null });
  return fc
    .record({ ...common, title: words, description: words, archived: fc.boolean(), measureId })
    .map(({ marks: own, ...rest }) => ({
      ...rest,
      ...own,
      kind: 'task' as const,
      id: `${board}-${id}` as CardId,
      commitmentId: null,
    }));
};

const board = (agency: string): fc.Arbitrary<BoardState> =>
  fc
    .record({
      cards: some([...MEASURES, 't1', 't2', 't3']).chain((ids) => fc.tuple(...ids.map((id) => card(agency, id)))),
      confirmation: fc.option(fc.record({ at: moment, by: fc.constant('成员') }), { nil: null }),
    })
    .map((drawn) => ({ ...drawn, id: `b-${agency}` as BoardId, agencyId: agency as AgencyId }));

const agency = (id: string): Agency => ({ id: id as AgencyId, name: `单位${id}`, kind: 'ministry' });

const text: fc.Arbitrary<NotesNode> = words.map((content) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: content }] }],
}));
const notes = some([...MEASURES, 'a1-t1']).chain((ids) =>
  fc.tuple(...ids.map((id) => text.map((node) => [id, node] as const))).map((pairs) => {
    return Object.fromEntries(pairs) as Record<NotesId, NotesNode>;
  }),
);

const withGone = (gone: readonly Measure[]) =>
  gone.length === 0 ? {} : { gone: gone.map((one) => ({ ...one, ordinal: one.ordinal - 10 })) };

/** A plan of few agencies at some moment: two of them share some boards, cards, measures and stages, and differ in others. */
export const states: fc.Arbitrary<Comparable> = fc
  .record({
    title: words,
    stages,
    measures: some(MEASURES).chain((ids) => fc.tuple(...ids.map(measure))),
    gone: some(MEASURES).chain((ids) => fc.tuple(...ids.map(measure))),
    boards: some(AGENCIES).chain((ids) => fc.tuple(...ids.map(board))),
    call: fc.option(fc.record({ id: moment, at: moment, by: fc.constant('领导'), note: words, dueOn: maybeDay }), {
      nil: null,
    }),
    instructions,
    today: day,
    notes,
  })
  .map(({ title, boards, gone: drawn, ...rest }) => ({
    ...rest,
    ...withGone(drawn.filter(({ id }) => !rest.measures.some((one) => one.id === id))),
    plan: { id: 'p' as Comparable['plan']['id'], title, docNumber: null },
    sections: [],
    agencies: boards.map(({ agencyId }) => agency(agencyId)),
    boards,
  }));
