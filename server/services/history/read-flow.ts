import type { Knex } from 'knex';
import { isArchived } from '#app/domain/columns.ts';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import { endOfDay } from '#app/domain/history/days.ts';
import { FlowTally } from '#app/domain/history/flow.ts';
import { type FlowRange, flowDays } from '#app/domain/history/range.ts';
import type { MeasureId } from '#app/domain/ids.ts';
import type { Measure } from '#app/domain/plan.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { PlanFlow, SittingCard } from '#app/history/services.ts';
import { activityOfFlow } from '#db/repositories/activity.server.ts';
import { readPlanCardRows } from '#db/repositories/board-rows.server.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { listMergedInto } from '#db/repositories/merged-boards.server.ts';
import { readImportedAt, readStagesEver, toStage } from '#db/repositories/plans.server.ts';
import { findPlan } from '../find-plan.ts';
import { notFound } from '../permit.ts';

/** What is asked of a plan's progress. @property boardId null for all boards */
export interface FlowWish {
  readonly range: FlowRange;
  readonly boardId: string | null;
}

/**
 * How a plan's cards went from stage to stage. Some ten queries, and one to each board on which something happened, more to
 * one of many thousand changes.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readFlow(
  db: Knex,
  actor: Actor | null,
  planId: string,
  { range, boardId }: FlowWish,
  now: EpochMs,
): Promise<PlanFlow> {
  const { plan } = await findPlan(db, actor, planId, 'plan.read');
  const boards = await listBoards(db, plan.id);
  const shown = boardId === null ? boards : boards.filter(({ id }) => id === boardId);
  if (shown.length === 0 && boardId !== null) throw notFound();
  const { stages: ever, first } = await readStagesEver(db, plan.id);
  const stages = ever.map(toStage);
  const made = (await readImportedAt(db, plan.id)) ?? now;
  const days = flowDays(range, dayIn(PLAN_TIME_ZONE, made), dayIn(PLAN_TIME_ZONE, now));
  const isShown = new Set(shown.map(({ id }) => id));
  const records = (await readPlanCardRows(db, plan.id)).filter((record) => isShown.has(record.boardId));
  const tally = new FlowTally({
    stages,
    first,
    cards: records.map(({ boardId: own, card, at }) => {
      const archived = isArchived(card);
      return { id: card.id, boardId: own, kind: card.kind, stageId: card.placement.stage, archived, changedAt: at };
    }),
    made,
    now,
    days,
    since: range === 'all' ? 0 : startOf(days[0]),
    zone: PLAN_TIME_ZONE,
  });
  // What came from boards that have gone into these, happened there before.
  const heirs = await listMergedInto(db, [...isShown]);
  for (const [gone, boardId] of heirs) {
    for await (const piece of activityOfFlow(db, [gone])) tally.take(piece.map((change) => ({ ...change, boardId })));
  }
  for await (const piece of activityOfFlow(db, [...isShown])) tally.take(piece);
  const { counts, times, sitting, uncertain } = tally.finish();
  const isSitting = new Set(sitting.map(({ cardId }) => cardId));
  const ids = new Set(records.flatMap(({ card }) => (isSitting.has(card.id) ? (card.measureId ?? []) : [])));
  // By their ids: what is in the document no more has its name yet.
  const { measures } = await readMeasures(db, plan.id, { ids: [...ids] });
  return {
    plan,
    stages,
    boards,
    range,
    boardId: boardId === null ? null : (shown[0]?.id ?? null),
    made: dayIn(PLAN_TIME_ZONE, made),
    days,
    counts,
    times: shown.flatMap(({ id }) => {
      const own = times.get(id);
      return own ? [{ boardId: id, stages: own }] : [];
    }),
    sitting: sitting.map(namer(records, shown, measures, now)),
    uncertain,
  };
}

function startOf(day: PlanFlow['days'][number] | undefined): EpochMs {
  const end = day === undefined ? null : endOfDay(PLAN_TIME_ZONE, day);
  return end === null ? 0 : end - DAY_MS;
}

const DAY_MS = 86_400_000;

/** Says of cards that have long been where they are what they are called, and whose they are. */
function namer(
  records: Awaited<ReturnType<typeof readPlanCardRows>>,
  boards: PlanFlow['boards'],
  measures: readonly Measure[],
  now: EpochMs,
) {
  const cards = new Map(records.map(({ card }) => [card.id, card]));
  const agencies = new Map(boards.map(({ id, agency }) => [id, agency]));
  const byId = new Map<MeasureId, Measure>(measures.map((measure) => [measure.id, measure]));
  return (sitting: Omit<SittingCard, 'days' | 'agency' | 'number' | 'title'>): SittingCard => {
    const card = cards.get(sitting.cardId);
    const agency = agencies.get(sitting.boardId);
    if (!card || !agency) throw new Error(`Card ${sitting.cardId} was there when it was counted`);
    const measure = card.measureId === null ? undefined : byId.get(card.measureId);
    return {
      ...sitting,
      agency,
      days: Math.floor((now - sitting.since) / DAY_MS),
      number: measure?.number ?? null,
      title: card.kind === 'task' ? card.title : (measure?.title ?? null),
    };
  };
}
