import type { LimitedStage, StageCategory } from './board.ts';
import type { StageId } from './ids.ts';

/** A stage of a plan, whether or not it is still in use. */
export interface PlanStage extends LimitedStage {
  /** The stage that took its cards when it was retired, which may itself be retired by now; null while it is in use. */
  readonly retiredInto: StageId | null;
}

/** What may be done to the stages of a plan. */
export type StageEdit =
  | {
      readonly kind: 'change';
      readonly id: StageId;
      readonly names: LimitedStage['names'];
      readonly limit: number | null;
    }
  /** @property by -1 to the left, 1 to the right */
  | { readonly kind: 'shift'; readonly id: StageId; readonly by: -1 | 1 }
  /** At the right end of those of its category, or of the one before. */
  | {
      readonly kind: 'add';
      readonly id: StageId;
      readonly category: StageCategory;
      readonly names: LimitedStage['names'];
    }
  | { readonly kind: 'retire'; readonly id: StageId; readonly into: StageId };

/** Bounds: a name fits its column in the database, and columns fit on a screen. */
export const STAGE_LIMITS = { name: 60, count: 12, wip: 999 } as const;

/** Why something cannot be done to stages, by a code that its prose is found by. */
export const STAGE_FAULTS = ['gone', 'name', 'taken', 'limit', 'into', 'lastOfCategory', 'many'] as const;
export type StageFault = (typeof STAGE_FAULTS)[number];

/** Categories of which a plan keeps a stage: where cards begin, and where they are done. */
const KEPT_CATEGORIES: readonly StageCategory[] = ['todo', 'done'];

/** The stages that are in use. */
export function inUse(stages: readonly PlanStage[]): PlanStage[] {
  return stages.filter(({ retiredInto }) => retiredInto === null);
}

/**
 * Does something to the stages of a plan, given and returned from left to right. A stage is never taken away: what is retired
 * stays where it stood, for whoever reads of times when it was in use.
 */
export function editStages(
  stages: readonly PlanStage[],
  edit: StageEdit,
): { readonly stages: readonly PlanStage[] } | { readonly fault: StageFault } {
  const fault = faultOf(stages, edit);
  return fault ? { fault } : { stages: apply(stages, edit) };
}

/** By which stage in use each retired one is replaced. */
export function replacements(stages: readonly PlanStage[]): Map<StageId, StageId> {
  const next = new Map(stages.flatMap(({ id, retiredInto }) => (retiredInto === null ? [] : [[id, retiredInto]])));
  const found = new Map<StageId, StageId>();
  for (const [id, into] of next) {
    let last = into;
    // No longer than there are stages, whatever stands in the database.
    for (let steps = 0; next.has(last) && steps < stages.length; steps++) last = next.get(last) ?? last;
    if (!next.has(last)) found.set(id, last);
  }
  return found;
}

function faultOf(stages: readonly PlanStage[], edit: StageEdit): StageFault | null {
  const used = inUse(stages);
  const own = used.find(({ id }) => id === edit.id);
  if (edit.kind !== 'add' && !own) return 'gone';
  switch (edit.kind) {
    case 'change':
      return faultOfNames(used, edit) ?? (edit.limit === null || isLimit(edit.limit) ? null : 'limit');
    case 'add':
      return used.length >= STAGE_LIMITS.count ? 'many' : faultOfNames(used, edit);
    case 'shift':
      return null;
    case 'retire':
      if (edit.into === edit.id || !used.some(({ id }) => id === edit.into)) return 'into';
      return isLastOfKept(used, edit.id) ? 'lastOfCategory' : null;
  }
}

function faultOfNames(used: readonly PlanStage[], { id, names }: Extract<StageEdit, { names: unknown }>) {
  const { zh, en } = names;
  if ([zh, en].some((name) => name.trim() !== name || name === '' || name.length > STAGE_LIMITS.name)) return 'name';
  const isTaken = used.some((other) => other.id !== id && (other.names.zh === zh || other.names.en === en));
  return isTaken ? 'taken' : null;
}

const isLimit = (limit: number) => Number.isInteger(limit) && limit >= 1 && limit <= STAGE_LIMITS.wip;

/** Whether a stage is the only one of a category of which there must be one. */
export function isLastOfKept(used: readonly PlanStage[], id: StageId): boolean {
  const category = used.find((stage) => stage.id === id)?.category;
  return KEPT_CATEGORIES.some((kept) => kept === category) && used.filter((s) => s.category === category).length === 1;
}

function apply(stages: readonly PlanStage[], edit: StageEdit): readonly PlanStage[] {
  const change = (part: Partial<PlanStage>) =>
    stages.map((stage) => (stage.id === edit.id ? { ...stage, ...part } : stage));
  switch (edit.kind) {
    case 'change':
      return change({ names: edit.names, wipLimit: edit.limit });
    case 'retire':
      return change({ retiredInto: edit.into });
    case 'shift':
      return shift(stages, edit.id, edit.by);
    case 'add': {
      const { id, category, names } = edit;
      return insert(stages, { id, category, names, wipLimit: null, retiredInto: null });
    }
  }
}

/** Past the next stage in use; at an end it stays. */
function shift(stages: readonly PlanStage[], id: StageId, by: -1 | 1): readonly PlanStage[] {
  const used = inUse(stages);
  const other = used[used.findIndex((stage) => stage.id === id) + by];
  const own = used.find((stage) => stage.id === id);
  if (!own || !other) return stages;
  const rest = stages.filter((stage) => stage !== own);
  const at = rest.indexOf(other) + (by === 1 ? 1 : 0);
  return [...rest.slice(0, at), own, ...rest.slice(at)];
}

const ORDER: readonly StageCategory[] = ['todo', 'doing', 'review', 'done'];

function insert(stages: readonly PlanStage[], stage: PlanStage): readonly PlanStage[] {
  const place = ORDER.indexOf(stage.category);
  const at = stages.findLastIndex(({ category }) => ORDER.indexOf(category) <= place) + 1;
  return [...stages.slice(0, at), stage, ...stages.slice(at)];
}
