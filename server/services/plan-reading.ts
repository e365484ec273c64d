import { nanoid } from 'nanoid';
import type { MeasureCard, Stage } from '#app/domain/board.ts';
import type { ReadCommitment, Reading, ReadMeasure } from '#app/domain/document/index.ts';
import type { AgencyId, BoardId, CommitmentId, MeasureId, SectionId, StageId } from '#app/domain/ids.ts';
import { agenciesOf, type Commitment, type Measure, type Responsibility, type Section } from '#app/domain/plan.ts';
import { evenRanks } from '#app/domain/rank.ts';
import { newMeasureCard } from '#db/repositories/measure-cards.server.ts';

/** A section with where its heading stands. */
export type PlannedSection = Section & { readonly start: number };

/** A board to be made, with its cards in their order. */
export interface PlannedBoard {
  readonly id: BoardId;
  readonly agencyId: AgencyId;
  readonly cards: readonly MeasureCard[];
}

const STAGES: readonly Omit<Stage, 'id'>[] = [
  { category: 'todo', names: { zh: '未启动', en: 'Not started' } },
  { category: 'doing', names: { zh: '推进中', en: 'Under way' } },
  { category: 'review', names: { zh: '待验收', en: 'In review' } },
  { category: 'done', names: { zh: '已完成', en: 'Done' } },
];

/** The stages of a new plan, from left to right. */
export function planStages(): Stage[] {
  return STAGES.map((stage) => ({ id: nanoid() as StageId, ...stage }));
}

export function planSections({ sections }: Reading): PlannedSection[] {
  return sections.map(({ number, title, span }, i) => {
    return { id: nanoid() as SectionId, ordinal: i + 1, number, title, start: span.start };
  });
}

/** @param agencies the ids of every agency the reading names, by name */
export function planMeasures(
  { measures }: Reading,
  sections: readonly PlannedSection[],
  agencies: ReadonlyMap<string, AgencyId>,
): Measure[] {
  return measures.map((measure, i) => ({
    id: nanoid() as MeasureId,
    sectionId: sectionOf(measure, sections),
    ordinal: i + 1,
    number: measure.number,
    title: measure.title,
    commitments: measure.commitments.map((commitment) => planCommitment(commitment, agencies)),
  }));
}

/** The last section of its number above it: an annex may count its sections anew. */
function sectionOf({ section, headingSpan }: ReadMeasure, sections: readonly PlannedSection[]): SectionId | null {
  if (section === null) return null;
  const named = sections.filter(({ number }) => number === section);
  const above = named.findLast(({ start }) => start <= headingSpan.start) ?? named[0];
  return above?.id ?? null;
}

function planCommitment(read: ReadCommitment, agencies: ReadonlyMap<string, AgencyId>): Commitment {
  const { ordinal, text, clause, openEnded, deadlines, passageSpan, clauseSpan } = read;
  const responsibilities = new Map<string, Responsibility>();
  for (const { agency, role } of read.responsibilities) {
    const agencyId = agencies.get(agency);
    if (agencyId === undefined) throw new Error(`The reading names ${agency} but does not list it`);
    responsibilities.set(`${role} ${agencyId}`, { agencyId, role });
  }
  return {
    id: nanoid() as CommitmentId,
    ordinal,
    text,
    clause,
    openEnded,
    responsibilities: [...responsibilities.values()],
    deadlines,
    passageSpan,
    clauseSpan,
  };
}

/** A board for every agency, in the order they are first named; its cards in the first stage, in the document's order. */
export function planBoards(measures: readonly Measure[], stages: readonly Stage[]): PlannedBoard[] {
  const own = new Map<AgencyId, MeasureId[]>();
  for (const measure of measures) {
    for (const agencyId of agenciesOf(measure)) own.set(agencyId, [...(own.get(agencyId) ?? []), measure.id]);
  }
  const [first] = stages;
  if (!first) throw new Error('A plan has stages');
  return [...own].map(([agencyId, measureIds]) => {
    const ranks = evenRanks(measureIds.length);
    const cards = measureIds.map((measureId, i) => {
      const rank = ranks[i];
      if (rank === undefined) throw new Error('There are as many ranks as cards');
      return newMeasureCard(measureId, { stage: first.id, rank });
    });
    return { id: nanoid() as BoardId, agencyId, cards };
  });
}
