import type { Stage } from './board.ts';
import { rolesOfCard } from './card-roles.ts';
import { isArchived } from './columns.ts';
import { dayIn, daysBetween, type IsoDate, PLAN_TIME_ZONE } from './dates.ts';
import type { BoardId } from './ids.ts';
import { lateness, nearestDeadline } from './lateness.ts';
import type { MatrixCounts } from './matrix.ts';
import type { Overviewed } from './overview-filters.ts';
import { type Agency, type Measure, namesOf } from './plan.ts';
import { type BoardState, type CardState, knownMeasures, measuresById, type PlanState } from './plan-state.ts';

/** A card among all those of a plan. The same object while neither it nor the day changes. */
export interface OverviewCard extends Overviewed {
  readonly boardId: BoardId;
  readonly card: CardState;
  readonly agency: Agency;
  /** Null for a card without one. */
  readonly measure: Measure | null;
  readonly stage: Stage | null;
  /** The earliest open deadline, done or not; null for none. */
  readonly dueOn: IsoDate | null;
}

/** Cards of one agency, or of one measure, by stage. */
export interface Lane {
  readonly key: string;
  /** What it is of; both null for cards without a measure. */
  readonly agency: Agency | null;
  readonly measure: Measure | null;
  /** One list a stage of the plan, in its order; a card in a stage that the plan has not got stands in the first. */
  readonly columns: readonly (readonly OverviewCard[])[];
  readonly count: number;
  readonly late: number;
}

export const LANE_GROUPS = ['agency', 'measure'] as const;
export type LaneGroup = (typeof LANE_GROUPS)[number];

/**
 * Makes the cards of a plan's overview, archived ones left out, in the order of the boards.
 *
 * @param plan of which stages, measures and agencies are taken: they stay while cards change
 * @param today in the plans' time zone
 */
export function createOverviewCards(
  { stages, agencies, ...plan }: Pick<PlanState, 'stages' | 'measures' | 'gone' | 'agencies'>,
  today: IsoDate,
): (boards: readonly BoardState[]) => OverviewCard[] {
  const known = new WeakMap<CardState, OverviewCard>();
  const byId = {
    stages: new Map(stages.map((stage) => [stage.id, stage])),
    measures: measuresById(plan),
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
  };
  return (boards) =>
    boards.flatMap((board) => {
      const agency = byId.agencies.get(board.agencyId);
      if (!agency) return [];
      return board.cards.flatMap((card) => {
        if (isArchived(card)) return [];
        const made = known.get(card) ?? toOverviewCard(card, { boardId: board.id, agency, byId, today });
        known.set(card, made);
        return [made];
      });
    });
}

interface Place {
  readonly boardId: BoardId;
  readonly agency: Agency;
  readonly byId: {
    readonly stages: ReadonlyMap<string, Stage>;
    readonly measures: ReadonlyMap<string, Measure>;
  };
  readonly today: IsoDate;
}

function toOverviewCard(card: CardState, { boardId, agency, byId, today }: Place): OverviewCard {
  const measure = card.measureId === null ? null : (byId.measures.get(card.measureId) ?? null);
  const stage = byId.stages.get(card.placement.stage) ?? null;
  const dueOn = nearestDeadline(card, measure, agency.id)?.on ?? null;
  const isDone = stage?.category === 'done';
  const number = measure === null ? '' : `(${measure.number}) ${measure.title ?? ''}`;
  return {
    ...{ boardId, card, agency, measure, stage, dueOn },
    words: `${number} ${card.kind === 'task' ? card.title : ''} ${namesOf(agency)} ${card.contact}`,
    category: stage?.category ?? null,
    lateness: isDone || dueOn === null ? null : lateness(dueOn, today),
    roles: rolesOfCard(card, measure, agency.id),
    kind: agency.kind,
    supervised: card.supervision !== null,
    untouchedDays: Math.max(0, daysBetween(dayIn(PLAN_TIME_ZONE, card.changedAt), today)),
  };
}

/** Sorts cards into lanes, those without any card left out; cards of measures that are in the document no more come
 * after the others, and cards without a measure last. */
export function toLanes(
  cards: readonly OverviewCard[],
  by: LaneGroup,
  { stages, agencies, ...plan }: Pick<PlanState, 'stages' | 'measures' | 'gone' | 'agencies'>,
): Lane[] {
  const keyOf = ({ agency, measure }: OverviewCard) => (by === 'agency' ? agency.id : (measure?.id ?? ''));
  const own = new Map<string, OverviewCard[]>();
  for (const card of cards) {
    const there = own.get(keyOf(card));
    if (there) there.push(card);
    else own.set(keyOf(card), [card]);
  }
  const heads =
    by === 'agency'
      ? agencies.map((agency) => ({ key: agency.id as string, agency, measure: null }))
      : [...knownMeasures(plan).map((measure) => ({ key: measure.id as string, agency: null, measure })), NO_MEASURE];
  return heads.flatMap((head) => {
    const there = own.get(head.key) ?? [];
    if (there.length === 0) return [];
    const late = there.filter(({ lateness: is }) => is?.kind === 'overdue').length;
    return [{ ...head, columns: toColumns(there, stages), count: there.length, late }];
  });
}

const NO_MEASURE = { key: '', agency: null, measure: null };

function toColumns(cards: readonly OverviewCard[], stages: readonly Stage[]): OverviewCard[][] {
  const columns = stages.map((): OverviewCard[] => []);
  const places = new Map(stages.map(({ id }, place) => [id, place]));
  for (const card of cards) columns[places.get(card.card.placement.stage) ?? 0]?.push(card);
  return columns;
}

/** All that is shown, in numbers. */
export function countOverviewCards(cards: readonly OverviewCard[]): MatrixCounts {
  return {
    cells: cards.length,
    done: cards.filter(({ category }) => category === 'done').length,
    late: cards.filter(({ lateness: is }) => is?.kind === 'overdue').length,
    supervised: cards.filter(({ supervised }) => supervised).length,
  };
}
