import type { StageCategory } from '../board.ts';
import type { CardChange } from '../card-change.ts';
import type { EpochMs, IsoDate } from '../dates.ts';
import type { BoardId, CardId, StageId } from '../ids.ts';
import { dayReader } from './days.ts';
import { type StageTime, StayTally } from './stays.ts';

/** A change that brings a card into a stage or out of one. */
export interface FlowChange {
  readonly at: EpochMs;
  readonly boardId: BoardId;
  readonly cardId: CardId;
  readonly change: Extract<CardChange, { kind: FlowKind }>;
}

export const FLOW_KINDS = ['moved', 'added', 'archived', 'restored'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** A card as its row stands. */
export interface FlowCard {
  readonly id: CardId;
  readonly boardId: BoardId;
  readonly kind: 'measure' | 'task';
  readonly stageId: StageId;
  readonly archived: boolean;
  readonly changedAt: EpochMs;
}

export interface FlowFrame {
  /** From left to right. */
  readonly stages: readonly { readonly id: StageId; readonly category: StageCategory }[];
  /** The stage in which the import put measure cards; null for the first one there is. */
  readonly first: StageId | null;
  readonly cards: readonly FlowCard[];
  /** When the plan was imported: measure cards are there since then. */
  readonly made: EpochMs;
  readonly now: EpochMs;
  /** Those at whose ends cards are counted, ascending; the last one is today. */
  readonly days: readonly IsoDate[];
  /** Stays in a stage that ended before this do not count. */
  readonly since: EpochMs;
  /** An IANA name. */
  readonly zone: string;
}

/** A card that is where it has been for long. */
export interface Sitting {
  readonly cardId: CardId;
  readonly boardId: BoardId;
  readonly stageId: StageId;
  readonly since: EpochMs;
}

export interface Flow {
  /** By day, then by stage: how many cards stood in it when the day ended, archived ones left out. */
  readonly counts: readonly (readonly number[])[];
  /** By board, then by stage: a stage in which nothing stood has none, and so has one where things are done. */
  readonly times: ReadonlyMap<BoardId, readonly (StageTime | null)[]>;
  /** Not done and not archived, the longest first; at most {@link SITTING_SHOWN}. */
  readonly sitting: readonly Sitting[];
  /** Cards of which something happened that left no activity: when, is a guess. */
  readonly uncertain: number;
}

export const SITTING_SHOWN = 12;

interface Standing {
  stage: number;
  isThere: boolean;
  since: EpochMs;
  /** The last that is known of the card. */
  at: EpochMs;
}

/** Counts where a plan's cards stood, day by day, from their activity; remembers no more than the counts and how long stays were. */
export class FlowTally {
  readonly #frame: FlowFrame;
  readonly #cards: ReadonlyMap<CardId, FlowCard>;
  readonly #standing = new Map<CardId, Standing>();
  /** By day, then by stage: how many more than the day before. */
  readonly #steps: Int32Array[];
  readonly #stays: StayTally;
  readonly #dayOf: (at: EpochMs) => IsoDate;
  readonly #uncertain = new Set<CardId>();

  constructor(frame: FlowFrame) {
    this.#frame = frame;
    this.#cards = new Map(frame.cards.map((card) => [card.id, card]));
    this.#steps = frame.days.map(() => new Int32Array(frame.stages.length));
    this.#stays = new StayTally(frame.stages, frame.since);
    this.#dayOf = dayReader(frame.zone);
  }

  /** @param changes the next ones; those of one card in the order in which they happened, those of others anyhow */
  take(changes: readonly FlowChange[]): void {
    for (const change of changes) {
      const card = this.#cards.get(change.cardId);
      // Another board may have a card of the same id.
      if (card && card.boardId === change.boardId) this.#note(card, change);
    }
  }

  /** What came of it, once every change was taken. */
  finish(): Flow {
    for (const card of this.#frame.cards) this.#bringToRow(card);
    const { stages, now } = this.#frame;
    const sitting: Sitting[] = [];
    for (const card of this.#frame.cards) {
      const standing = this.#standing.get(card.id);
      const stage = standing?.isThere ? stages[standing.stage] : undefined;
      if (!standing || !stage || stage.category === 'done') continue;
      this.#stays.end(card.boardId, standing.stage, standing.since, now);
      sitting.push({ cardId: card.id, boardId: card.boardId, stageId: stage.id, since: standing.since });
    }
    sitting.sort((a, b) => a.since - b.since || (a.cardId < b.cardId ? -1 : 1));
    return {
      counts: this.#sums(),
      times: this.#stays.times(),
      sitting: sitting.slice(0, SITTING_SHOWN),
      uncertain: this.#uncertain.size,
    };
  }

  #note(card: FlowCard, { at: claimed, change }: FlowChange): void {
    const { made, now } = this.#frame;
    const known = this.#standing.get(card.id);
    const at = Math.max(known?.at ?? (card.kind === 'measure' ? made : 0), Math.min(claimed, now));
    const standing = known ?? this.#appear(card, change, at);
    standing.at = at;
    switch (change.kind) {
      case 'added':
        return;
      case 'moved':
        if (this.#indexOf(change.from.stage) !== standing.stage) this.#uncertain.add(card.id);
        this.#move(card, standing, this.#indexOf(change.to.stage), at);
        return;
      case 'archived':
      case 'restored':
        this.#show(card, standing, change.kind === 'restored', at);
    }
  }

  /** The first that is heard of a card. */
  #appear(card: FlowCard, change: FlowChange['change'], at: EpochMs): Standing {
    const isMeasure = card.kind === 'measure';
    if (!isMeasure && change.kind !== 'added') this.#uncertain.add(card.id);
    const stage =
      change.kind === 'moved' ? change.from.stage : change.kind === 'added' ? change.to.stage : card.stageId;
    // Others than those that came with a corrected document are there since the import.
    const isOfImport = isMeasure && change.kind !== 'added';
    return this.#enter(card, this.#indexOf(stage), isOfImport ? Math.min(this.#frame.made, at) : at);
  }

  #enter(card: FlowCard, stage: number, at: EpochMs): Standing {
    const standing: Standing = { stage, isThere: false, since: at, at };
    this.#standing.set(card.id, standing);
    this.#show(card, standing, true, at);
    return standing;
  }

  #move(card: FlowCard, standing: Standing, stage: number, at: EpochMs): void {
    if (stage === standing.stage) return;
    const { isThere } = standing;
    this.#show(card, standing, false, at);
    standing.stage = stage;
    this.#show(card, standing, isThere, at);
  }

  #show(card: FlowCard, standing: Standing, isThere: boolean, at: EpochMs): void {
    if (standing.isThere === isThere) return;
    const step = this.#steps[this.#dayIndex(at)];
    if (step) step[standing.stage] = (step[standing.stage] ?? 0) + (isThere ? 1 : -1);
    if (!isThere) this.#stays.end(card.boardId, standing.stage, standing.since, at);
    standing.isThere = isThere;
    standing.since = at;
  }

  /** The row is what is: where the activity does not lead to it, the rest happened when the row last changed. */
  #bringToRow(card: FlowCard): void {
    const { made, now } = this.#frame;
    const stage = this.#indexOf(card.stageId);
    const changedAt = Math.min(card.changedAt, now);
    let standing = this.#standing.get(card.id);
    if (!standing) {
      if (card.kind === 'task') this.#uncertain.add(card.id);
      standing = card.kind === 'measure' ? this.#enter(card, this.#begin(), made) : this.#enter(card, stage, changedAt);
    }
    const at = Math.max(standing.at, changedAt);
    if (standing.stage !== stage || standing.isThere === card.archived) this.#uncertain.add(card.id);
    this.#move(card, standing, stage, at);
    this.#show(card, standing, !card.archived, at);
  }

  #begin(): number {
    const { first } = this.#frame;
    return first === null ? 0 : this.#indexOf(first);
  }

  /** A stage that the plan has not got any more counts as the first: that is where its cards are shown. */
  #indexOf(id: StageId): number {
    const { stages } = this.#frame;
    return Math.max(
      0,
      stages.findIndex((stage) => stage.id === id),
    );
  }

  /** The first of the days that ends after a moment. */
  #dayIndex(at: EpochMs): number {
    const day = this.#dayOf(at);
    const { days } = this.#frame;
    let [low, high] = [0, days.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] ?? day) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #sums(): number[][] {
    const sum = this.#frame.stages.map(() => 0);
    return this.#steps.map((step) => {
      for (const [i, more] of step.entries()) sum[i] = (sum[i] ?? 0) + more;
      return [...sum];
    });
  }
}
