import type { Stage } from '../board.ts';
import { isArchived } from '../columns.ts';
import type { IsoDate } from '../dates.ts';
import type { AgencyId, MeasureId, StageId } from '../ids.ts';
import { isLate } from '../lateness.ts';
import { commitmentsOf, type Measure } from '../plan.ts';
import type { CardState } from '../plan-state.ts';
import { isSame } from './same.ts';

/** What can have become of a card, in the order in which a meeting asks. */
export const CHANGE_KINDS = [
  'moved-on',
  'moved-back',
  /** To a stage that is neither before nor behind. */
  'moved-across',
  'newly-late',
  'no-longer-late',
  'newly-done',
  'no-longer-done',
  'new',
  /** From another board, that of an agency that became a part of this one's. */
  'taken',
  'restored',
  'archived',
  'gone',
  'supervised',
  /** Another reason or day on the flag. */
  'supervision',
  'lifted',
  'instructions',
  'notes',
  'ticks',
  'dates',
  'contact',
  'texts',
  /** Moved up or down within its stage. */
  'reordered',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What each kind is seen from the other side; those that are not named are themselves. */
const MIRROR: Readonly<Partial<Record<ChangeKind, ChangeKind>>> = {
  'moved-on': 'moved-back',
  'moved-back': 'moved-on',
  'newly-late': 'no-longer-late',
  'no-longer-late': 'newly-late',
  'newly-done': 'no-longer-done',
  'no-longer-done': 'newly-done',
  new: 'gone',
  gone: 'new',
  restored: 'archived',
  archived: 'restored',
  supervised: 'lifted',
  lifted: 'supervised',
};

export function mirrorKinds(kinds: readonly ChangeKind[]): ChangeKind[] {
  return inOrder(new Set(kinds.map((kind) => MIRROR[kind] ?? kind)));
}

/** A state as far as it says how a card stands. */
export interface CardScene {
  readonly stages: readonly Stage[];
  readonly measures: ReadonlyMap<MeasureId, Measure>;
  readonly today: IsoDate;
}

/** One of a card's two sides; null where it was not there. */
interface Side {
  readonly card: CardState;
  readonly scene: CardScene;
  readonly agencyId: AgencyId;
}

/**
 * What became of a card. What is archived on both sides, or comes archived, nobody sees, and so nothing became of it.
 *
 * @param before null where it was not there
 * @param after null where it is there no more
 * @param isNotesChanged the text of its notes is another
 * @param isTaken it was on another board
 */
export function kindsOf(
  before: Side | null,
  after: Side | null,
  isNotesChanged: boolean,
  isTaken = false,
): ChangeKind[] {
  const was = before && !isArchived(before.card) ? before : null;
  const is = after && !isArchived(after.card) ? after : null;
  const kinds = new Set<ChangeKind>();
  if (!was && !is) return [];
  if (!was) kinds.add(before ? 'restored' : 'new');
  if (!is) kinds.add(after ? 'archived' : 'gone');
  const [wasLate, late] = [isSideLate(was), isSideLate(is)];
  if (wasLate !== late) kinds.add(late ? 'newly-late' : 'no-longer-late');
  if (before && after) for (const kind of betweenSides(before, after)) kinds.add(kind);
  else if (is && categoryOf(is) === 'done') kinds.add('newly-done');
  else if (was && categoryOf(was) === 'done') kinds.add('no-longer-done');
  if (isNotesChanged) kinds.add('notes');
  if (isTaken) kinds.add('taken');
  return inOrder(kinds);
}

function* betweenSides(before: Side, after: Side): Generator<ChangeKind> {
  const [was, is] = [before.card, after.card];
  if (was.placement.stage !== is.placement.stage) yield movement(before, after);
  else if (was.placement.rank !== is.placement.rank) yield 'reordered';
  const [wasDone, done] = [categoryOf(before) === 'done', categoryOf(after) === 'done'];
  if (wasDone !== done) yield done ? 'newly-done' : 'no-longer-done';
  if (!isSame(was.supervision, is.supervision)) {
    yield was.supervision === null ? 'supervised' : is.supervision === null ? 'lifted' : 'supervision';
  }
  if (!isSame(was.instructions, is.instructions)) yield 'instructions';
  if (!isSame(ticksOf(was), ticksOf(is))) yield 'ticks';
  if (!isSame(datesOf(before), datesOf(after))) yield 'dates';
  if (was.contact !== is.contact) yield 'contact';
  if (!isSame(textsOf(before), textsOf(after))) yield 'texts';
}

/**
 * Which way a card moved: by the order of the stages where both states have both of them in one order, else by what the stages
 * are for.
 */
function movement(before: Side, after: Side): ChangeKind {
  const [from, to] = [before.card.placement.stage, after.card.placement.stage];
  const then = wayIn(before.scene.stages, from, to);
  const now = wayIn(after.scene.stages, from, to);
  const step = then !== null && then === now ? then : Math.sign(rankOf(after) - rankOf(before));
  return step > 0 ? 'moved-on' : step < 0 ? 'moved-back' : 'moved-across';
}

function wayIn(stages: readonly Stage[], from: StageId, to: StageId): number | null {
  const [a, b] = [from, to].map((id) => stages.findIndex((stage) => stage.id === id));
  return a === undefined || b === undefined || a < 0 || b < 0 ? null : Math.sign(b - a);
}

const CATEGORY_RANKS = { todo: 0, doing: 1, review: 2, done: 3 } as const;
const rankOf = (side: Side) => CATEGORY_RANKS[categoryOf(side)];

/** A card in a stage that there is not stands in the first one, as on the board. */
function categoryOf({ card, scene: { stages } }: Side) {
  return (stages.find(({ id }) => id === card.placement.stage) ?? stages[0])?.category ?? 'todo';
}

const measureOf = ({ card, scene }: Side) =>
  card.measureId === null ? null : (scene.measures.get(card.measureId) ?? null);

function isSideLate(side: Side | null): boolean {
  return side !== null && isLate(side.card, measureOf(side), side.agencyId, categoryOf(side), side.scene.today);
}

const ticksOf = (card: CardState) => (card.kind === 'measure' ? card.ticked.toSorted() : []);

function datesOf(side: Side) {
  const { card, agencyId } = side;
  const measure = card.kind === 'measure' ? measureOf(side) : null;
  const named = measure
    ? commitmentsOf(measure, agencyId).flatMap(({ deadlines }) => deadlines.map(({ on }) => on))
    : [];
  return { startsOn: card.startsOn, dueOn: card.dueOn, named };
}

/** What a card says, and of what: that of a measure is its title. */
function textsOf(side: Side) {
  const { card } = side;
  if (card.kind === 'measure') return { of: card.measureId, title: measureOf(side)?.title ?? null };
  const { title, description, measureId, commitmentId } = card;
  return { of: measureId, title, description, commitmentId };
}

function inOrder(kinds: ReadonlySet<ChangeKind>): ChangeKind[] {
  return CHANGE_KINDS.filter((kind) => kinds.has(kind));
}
