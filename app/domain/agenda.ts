import type { StageCategory } from './board.ts';
import { isArchived } from './columns.ts';
import type { CardId, MeasureId, StageId } from './ids.ts';
import { isLate } from './lateness.ts';
import type { Measure } from './plan.ts';
import type { BoardState, CardState } from './plan-state.ts';
import type { CardDiff } from './snapshot/diff.ts';
import type { Snapshot } from './snapshot/snapshot.ts';

/** An item of a meeting's agenda: an agency's board, or a measure over all boards; `board/<id>` or `measure/<id>`. */
export type AgendaKey = `board/${string}` | `measure/${string}`;

export const AGENDA_KINDS = ['agency', 'measure'] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** What was changed of the automatic agenda by hand. */
export interface AgendaEdits {
  readonly by: AgendaKind;
  /** Those that stand in front in this order; the others follow as they come. */
  readonly order: readonly AgendaKey[];
  /** Those that are left out. */
  readonly cut: readonly AgendaKey[];
}

/** Why an item stands where it does, the most pressing first. */
export const AGENDA_GROUPS = ['urgent', 'changed', 'awaiting', 'rest'] as const;
export type AgendaGroup = (typeof AGENDA_GROUPS)[number];

export interface AgendaItem {
  readonly key: AgendaKey;
  readonly group: AgendaGroup;
  /** Of its cards: how many are late, flagged, or another way than in the snapshot that the meeting compares with. */
  readonly late: number;
  readonly supervised: number;
  readonly changed: number;
  /** Boards that have not confirmed, while a call for it is open; a measure's are those of all its agencies. */
  readonly awaiting: number;
}

/** What of a diff an agenda hangs on. */
export type AgendaChange = Pick<CardDiff, 'id' | 'kinds'>;

/**
 * What a meeting goes through by itself: late and supervised first, those with the most of it in front; then what changed; then
 * what awaits confirmation; then the rest. Within that, as the document has it. Every board, or every measure, once.
 *
 * @param changes since the snapshot that it is compared with; none where there is no other
 */
export function automaticAgenda(snapshot: Snapshot, changes: readonly AgendaChange[], by: AgendaKind): AgendaItem[] {
  const items = by === 'agency' ? agencyItems(snapshot, changes) : measureItems(snapshot, changes);
  const pressure = ({ group, late, supervised }: AgendaItem) => (group === 'urgent' ? late + supervised : 0);
  return items
    .map((item, place) => ({ item, place, rank: AGENDA_GROUPS.indexOf(item.group), pressure: pressure(item) }))
    .sort((a, b) => a.rank - b.rank || b.pressure - a.pressure || a.place - b.place)
    .map(({ item }) => item);
}

/** An agenda as it was edited: what is gone through, in its order, and what was left out, in that of the automatic one. */
export function applyEdits(
  items: readonly AgendaItem[],
  edits: AgendaEdits | null,
): { readonly kept: readonly AgendaItem[]; readonly cut: readonly AgendaItem[] } {
  if (edits === null) return { kept: items, cut: [] };
  const cut = new Set(edits.cut);
  const byKey = new Map(items.map((item) => [item.key, item]));
  const front = [...new Set(edits.order)].flatMap((key) => byKey.get(key) ?? []);
  const isFront = new Set(front.map(({ key }) => key));
  const all = [...front, ...items.filter(({ key }) => !isFront.has(key))];
  return { kept: all.filter(({ key }) => !cut.has(key)), cut: items.filter(({ key }) => cut.has(key)) };
}

/** The edits after an item was moved to another place among those that are gone through. */
export function moveItem(items: readonly AgendaItem[], edits: AgendaEdits, key: AgendaKey, to: number): AgendaEdits {
  const keys = applyEdits(items, edits).kept.map((item) => item.key);
  const from = keys.indexOf(key);
  if (from === -1) return edits;
  keys.splice(from, 1);
  const place = Math.max(0, Math.min(to, keys.length));
  keys.splice(place, 0, key);
  const cut = new Set(edits.cut);
  // Those that are left out keep the places they had, for when they are brought back.
  const rest = edits.order.filter((each) => cut.has(each));
  return { ...edits, order: [...keys, ...rest] };
}

export function cutItem(edits: AgendaEdits, key: AgendaKey): AgendaEdits {
  return edits.cut.includes(key) ? edits : { ...edits, cut: [...edits.cut, key] };
}

export function bringBack(edits: AgendaEdits, key: AgendaKey): AgendaEdits {
  return { ...edits, cut: edits.cut.filter((each) => each !== key) };
}

/** The agenda of a meeting that nobody has edited yet. */
export const UNEDITED: AgendaEdits = { by: 'agency', order: [], cut: [] };

interface Scene {
  readonly snapshot: Snapshot;
  readonly measures: ReadonlyMap<MeasureId, Measure>;
  readonly categories: ReadonlyMap<StageId, StageCategory>;
  readonly changed: ReadonlySet<CardId>;
}

/** A card with the board it stands on. */
interface Placed {
  readonly board: BoardState;
  readonly card: CardState;
}

function sceneOf(snapshot: Snapshot, changes: readonly AgendaChange[]): Scene {
  const isChange = ({ kinds }: AgendaChange) => kinds.some((kind) => kind !== 'reordered');
  return {
    snapshot,
    measures: new Map(snapshot.measures.map((measure) => [measure.id, measure])),
    categories: new Map(snapshot.stages.map(({ id, category }) => [id, category])),
    changed: new Set(changes.filter(isChange).map(({ id }) => id)),
  };
}

function agencyItems(snapshot: Snapshot, changes: readonly AgendaChange[]): AgendaItem[] {
  const scene = sceneOf(snapshot, changes);
  return snapshot.boards.map((board) => {
    const cards = board.cards.map((card) => ({ board, card }));
    return toItem(scene, `board/${board.id}`, [board], cards);
  });
}

function measureItems(snapshot: Snapshot, changes: readonly AgendaChange[]): AgendaItem[] {
  const scene = sceneOf(snapshot, changes);
  const all = snapshot.boards.flatMap((board) => board.cards.map((card) => ({ board, card })));
  return snapshot.measures.map(({ id }) => {
    const cards = all.filter(({ card }) => card.measureId === id);
    const boards = new Set(cards.flatMap(({ board, card }) => (isArchived(card) ? [] : [board])));
    return toItem(scene, `measure/${id}`, [...boards], cards);
  });
}

function toItem(scene: Scene, key: AgendaKey, boards: readonly BoardState[], all: readonly Placed[]): AgendaItem {
  const cards = all.filter(({ card }) => !isArchived(card));
  const late = cards.filter((placed) => isLateIn(scene, placed)).length;
  const supervised = cards.filter(({ card }) => card.supervision !== null).length;
  // What was archived since is a change, too.
  const changed = all.filter(({ card }) => scene.changed.has(card.id)).length;
  const awaiting = scene.snapshot.call ? boards.filter(({ confirmation }) => confirmation === null).length : 0;
  return { key, group: groupOf({ late, supervised, changed, awaiting }), late, supervised, changed, awaiting };
}

function groupOf({ late, supervised, changed, awaiting }: Omit<AgendaItem, 'key' | 'group'>): AgendaGroup {
  if (late + supervised > 0) return 'urgent';
  if (changed > 0) return 'changed';
  return awaiting > 0 ? 'awaiting' : 'rest';
}

function isLateIn({ snapshot, measures, categories }: Scene, { board, card }: Placed): boolean {
  const measure = card.measureId === null ? null : (measures.get(card.measureId) ?? null);
  const category = categories.get(card.placement.stage) ?? 'todo';
  return isLate(card, measure, board.agencyId, category, snapshot.today);
}
