import { toChange } from '#app/collab/card-changes.ts';
import type { Card, MeasureCard, TaskCard } from '#app/domain/board.ts';
import type { EpochMs, IsoDate } from '#app/domain/dates.ts';
import type { HistoryChange } from '#app/domain/history/walk.ts';
import { HistoryWalk, type Walked } from '#app/domain/history/walk.ts';
import type { CardId, CommitmentId, MeasureId, PersonId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';

/** When the boards of these tests were made. */
export const MADE = Date.UTC(2026, 0, 1);
const STAGES = ['s0', 's1', 's2'] as StageId[];
export const FIRST = STAGES[0] as StageId;
const PERSON = { id: 'p' as PersonId, name: 'P' };

/** Something to be done: which of the cards, what, and how long after the one before. */
export interface Deed {
  readonly card: number;
  readonly kind: 'move' | 'contact' | 'due' | 'tick' | 'archive' | 'title' | 'describe' | 'add' | 'bundle';
  /** Milliseconds; 0 for the same moment. */
  readonly wait: number;
  /** It leaves no activity, as a repair by the server. */
  readonly hidden: boolean;
}

/** A board's past as it really was: what the activity tells, and the cards after each moment at which something happened. */
export interface Past {
  readonly changes: readonly HistoryChange[];
  readonly boards: readonly (readonly [at: EpochMs, cards: ReadonlyMap<CardId, Card>])[];
  readonly now: EpochMs;
}

/** Does some deeds on a new board of three measure cards. No value comes twice, so that nothing hidden cancels itself out. */
export function live(deeds: readonly Deed[]): Past {
  let cards = new Map<CardId, Card>(['m0', 'm1', 'm2'].map((id, i) => [id as CardId, measureCard(id, i)]));
  let at = MADE;
  const boards: [EpochMs, ReadonlyMap<CardId, Card>][] = [[at, cards]];
  const changes: HistoryChange[] = [];
  deeds.forEach((deed, i) => {
    at += deed.wait;
    const before = cards;
    cards = perform(cards, deed, i);
    if (boards.at(-1)?.[0] === at) boards.pop();
    boards.push([at, cards]);
    if (deed.hidden) return;
    for (const [cardId, card] of cards) {
      for (const change of toChange(before.get(cardId), card)) {
        changes.push({ id: changes.length + 1, at, cardId, person: PERSON, change });
      }
    }
  });
  return { changes, boards, now: at + 10 };
}

/** Walks a past back in pieces. */
export function walk(past: Past, at: EpochMs, piece = 7, cardId: CardId | null = null): Walked {
  const cards = [...(past.boards.at(-1)?.[1].values() ?? [])];
  const walked = new HistoryWalk({ cards, now: past.now, made: MADE, at, cardId, first: FIRST, zone: 'Asia/Shanghai' });
  const back = past.changes.toReversed();
  for (let i = 0; i < back.length; i += piece) walked.take(back.slice(i, i + piece));
  return walked.finish();
}

/** The cards as they really were at a moment. */
export function truth({ boards }: Past, at: EpochMs): ReadonlyMap<CardId, Card> {
  return boards.findLast(([moment]) => moment <= at)?.[1] ?? new Map();
}

function measureCard(id: string, i: number): MeasureCard {
  return {
    id: id as CardId,
    kind: 'measure',
    measureId: `x${id}` as MeasureId,
    placement: { stage: FIRST, rank: `b${i + 1}` as Rank },
    contact: '',
    startsOn: null,
    dueOn: null,
    ticked: [],
  };
}

function taskCard(i: number): TaskCard {
  return {
    id: `t${i}` as CardId,
    kind: 'task',
    measureId: null,
    commitmentId: null,
    placement: { stage: STAGES[i % 3] as StageId, rank: `c${i}1` as Rank },
    contact: `came with ${i}`,
    startsOn: null,
    dueOn: null,
    title: `task ${i}`,
    description: '',
    archived: false,
  };
}

function perform(before: ReadonlyMap<CardId, Card>, { card, kind, hidden }: Deed, i: number): Map<CardId, Card> {
  const cards = new Map(before);
  const all = [...cards.values()];
  const measures = all.filter((each) => each.kind === 'measure');
  // What came with a task card is not told apart from its coming: nobody could notice that it was something else.
  const one = hidden && kind !== 'move' ? measures[card % measures.length] : all[card % all.length];
  if (kind === 'add') {
    if (!hidden) cards.set(`t${i}` as CardId, taskCard(i));
  } else if (one) {
    // Back in the stage where the import put it, and never moved by anybody, a card looks as if nothing had happened.
    const stage = STAGES[hidden ? 1 + (i % 2) : (i + 1) % 3] as StageId;
    cards.set(one.id, changed(one, kind, i, stage));
  }
  return cards;
}

function changed(card: Card, kind: Deed['kind'], i: number, stage: StageId): Card {
  const placement = { stage, rank: `d${i}1` as Rank };
  switch (kind) {
    case 'move':
      return { ...card, placement };
    case 'contact':
      return { ...card, contact: `contact ${i}` };
    case 'due':
      return { ...card, dueOn: dayOf(i) };
    case 'bundle':
      return { ...card, placement, contact: `contact ${i}`, startsOn: dayOf(i) };
    case 'tick': {
      if (card.kind !== 'measure') return card;
      return { ...card, ticked: [...card.ticked, `k${i}` as CommitmentId].sort() };
    }
    case 'archive':
      return card.kind === 'task' ? { ...card, archived: !card.archived } : card;
    case 'title':
      return card.kind === 'task' ? { ...card, title: `title ${i}` } : card;
    case 'describe':
      return card.kind === 'task' ? { ...card, description: `words ${i}` } : card;
    default:
      return card;
  }
}

/** Another one for each `i`. */
function dayOf(i: number): IsoDate {
  return new Date(Date.UTC(2027, 0, 1 + i)).toISOString().slice(0, 10) as IsoDate;
}
