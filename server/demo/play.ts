import type { Knex } from 'knex';
import * as Y from 'yjs';
import { addTask, BoardDoc, editCard, moveCard, tickCommitment } from '#app/collab/board-doc.ts';
import type { Card, Placement, Stage, StageCategory } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { BoardId, CardId, PersonId } from '#app/domain/ids.ts';
import type { Measure } from '#app/domain/plan.ts';
import { compareRanked, rankAt } from '#app/domain/rank.ts';
import { Projection } from '../collab/projection.ts';
import { createDocumentStore } from '../collab/store.ts';
import type { Chapter, Deed } from './story.ts';
import { ago, dayAfter, type Telling } from './telling.ts';

/** Milliseconds by which each deed of a chapter stands later in its day: they come in order, and not all at one second. */
const DEED_MS = 660_000;

/** The board that a chapter is about. */
export interface Scene {
  readonly boardId: BoardId;
  readonly stages: readonly Stage[];
  readonly measures: readonly Measure[];
}

/**
 * Writes a part of an agency's past onto its board, as if its person had done it: live document, rows and activity in one
 * commit a deed. The same every time, but for the ids of task cards. Parts are to be played in the order of their days.
 *
 * @param now the moment the chapter's days are counted back from
 * @throws Error where the chapter names what is not on the board
 */
export async function play(
  db: Knex,
  { boardId, stages, measures }: Scene,
  chapter: Chapter,
  { now, isTold }: Telling,
): Promise<void> {
  const name = { kind: 'board', id: boardId } as const;
  const store = createDocumentStore(db);
  const loaded = await store.load(name);
  if (!loaded?.state) throw new Error(`Board ${boardId} has no document`);
  const doc = new Y.Doc();
  for (const update of [loaded.state, ...loaded.updates]) Y.applyUpdate(doc, update);
  const board = new BoardDoc(doc);
  const projection = new Projection();

  for (const [i, [daysAgo, deed]] of chapter.deeds.entries()) {
    if (!isTold(daysAgo)) continue;
    const before = Y.encodeStateVector(doc);
    const at = ago(now, daysAgo) + i * DEED_MS;
    const cards = board.cards;
    const changed = new Set<CardId>();
    const unobserve = board.observe((ids) => {
      for (const id of ids) changed.add(id);
    });
    perform(board, deed, { stages, measures, today: now });
    unobserve();
    projection.note(cards, board.cards, changed, { byThing: new Map(), rest: chapter.personId as PersonId }, at);
    const updates = [Y.encodeStateAsUpdate(doc, before)];
    await store.commit([{ name, at, updates, rows: projection.take(board.cards), compacted: null }]);
  }
  board.destroy();
  doc.destroy();
}

interface Circumstances extends Pick<Scene, 'stages' | 'measures'> {
  readonly today: EpochMs;
}

function perform(board: BoardDoc, deed: Deed, { stages, measures, today }: Circumstances): void {
  const inDays = (days: number) => dayAfter(today, days);
  const measureOf = (number: string) =>
    found(
      measures.find((m) => m.number === number),
      `measure ${number}`,
    );
  const cardOf = (number: string) => {
    const { id } = measureOf(number);
    const cards = [...board.cards.values()];
    return found(
      cards.find((card) => card.kind === 'measure' && card.measureId === id),
      `a card of ${number}`,
    ).id;
  };
  const commitmentOf = (number: string, ordinal: number) => {
    return found(
      measureOf(number).commitments.find((c) => c.ordinal === ordinal),
      `commitment ${number} ${ordinal}`,
    ).id;
  };
  switch (deed.kind) {
    case 'move':
      moveCard(board, cardOf(deed.measure), atEndOf(board, stages, deed.to));
      break;
    case 'contact':
      editCard(board, cardOf(deed.measure), 'contact', deed.name);
      break;
    case 'due':
      editCard(board, cardOf(deed.measure), 'dueOn', inDays(deed.inDays));
      break;
    case 'tick':
      tickCommitment(board, cardOf(deed.measure), commitmentOf(deed.measure, deed.commitment), true);
      break;
    case 'task': {
      const { measure, commitment, title, contact, to } = deed;
      const id = addTask(board, {
        title,
        measureId: measure === null ? null : measureOf(measure).id,
        commitmentId: measure === null || commitment === null ? null : commitmentOf(measure, commitment),
        placement: atEndOf(board, stages, to),
      });
      editCard(board, id, 'contact', contact);
      editCard(board, id, 'dueOn', inDays(deed.inDays));
      break;
    }
    default:
      unknownDeed(deed);
  }
}

function atEndOf(board: BoardDoc, stages: readonly Stage[], category: StageCategory): Placement {
  const { id: stage } = found(
    stages.find((s) => s.category === category),
    `a stage ${category}`,
  );
  const others = [...board.cards.values()].filter((card) => card.placement.stage === stage).map(ranked);
  // No chance in it: the demo is to look the same every time.
  return { stage, rank: rankAt(others.sort(compareRanked), others.length, () => 0.5) };
}

function ranked({ id, placement }: Card) {
  return { id, rank: placement.rank };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The demo's story speaks of ${what}, which is not there`);
  return value;
}

function unknownDeed(deed: never): never {
  throw new TypeError(`No such deed: ${JSON.stringify(deed)}`);
}
