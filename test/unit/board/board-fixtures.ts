import type { MeasureCard, Stage, StageCategory, TaskCard } from '#app/domain/board.ts';
import { STAGE_CATEGORIES } from '#app/domain/board.ts';
import type { CardId, MeasureId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';

/** Stages by id, their categories in the order of the categories. */
export function stagesOf(...ids: string[]): Stage[] {
  return ids.map((id, i) => ({
    id: id as StageId,
    category: STAGE_CATEGORIES[i % STAGE_CATEGORIES.length] as StageCategory,
    names: { zh: `阶段${id}`, en: `Stage ${id}` },
  }));
}

export function task(id: string, stage: StageId, rank: Rank): TaskCard {
  return {
    kind: 'task',
    id: id as CardId,
    placement: { stage, rank },
    contact: '',
    startsOn: null,
    dueOn: null,
    measureId: null,
    commitmentId: null,
    title: `任务 ${id}`,
    description: '',
    archived: false,
  };
}

export function measureCard(id: string, stage: StageId, rank: Rank, measureId: string): MeasureCard {
  return {
    kind: 'measure',
    id: id as CardId,
    placement: { stage, rank },
    contact: '',
    startsOn: null,
    dueOn: null,
    measureId: measureId as MeasureId,
    ticked: [],
  };
}
