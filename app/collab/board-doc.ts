import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import type { Card, Placement } from '../domain/board.ts';
import { CARD_LIMITS } from '../domain/board.ts';
import type { IsoDate } from '../domain/dates.ts';
import { isIsoDate } from '../domain/dates.ts';
import type { CardId, CommitmentId, MeasureId } from '../domain/ids.ts';
import { isId } from '../domain/ids.ts';
import type { Identity } from './card-fields.ts';
import { cleanText, isSame, read } from './card-fields.ts';
import type { EditableField, NewTask } from './live-board.ts';
import type { Json, RegisterChange } from './registers.ts';
import { Registers } from './registers.ts';

/** The one root type of a board document: every register of every card. */
export const BOARD_ROOT = 'registers';

const FIELDS = ['identity', 'placement', 'title', 'contact', 'startsOn', 'dueOn', 'description', 'archived'] as const;
export type Field = (typeof FIELDS)[number];

/** A register's key, taken apart. `tick` carries the commitment it ticks. */
export type CardKey =
  | { readonly cardId: CardId; readonly field: Field }
  | { readonly cardId: CardId; readonly field: 'tick'; readonly commitmentId: CommitmentId };

const TICK = 'tick.';

/** Reads a key `<cardId>/<field>`; null for any other shape. */
export function parseKey(key: string): CardKey | null {
  const slash = key.indexOf('/');
  const cardId = key.slice(0, slash);
  const name = key.slice(slash + 1);
  if (slash < 0 || !isId(cardId)) return null;
  if (name.startsWith(TICK)) {
    const commitmentId = name.slice(TICK.length);
    if (!isId(commitmentId)) return null;
    return { cardId: cardId as CardId, field: 'tick', commitmentId: commitmentId as CommitmentId };
  }
  const field = FIELDS.find((f) => f === name);
  return field ? { cardId: cardId as CardId, field } : null;
}

/** Writes a key as {@link parseKey} reads it. */
export const keyOf = (cardId: CardId, field: Field): string => `${cardId}/${field}`;
const tickKey = (cardId: CardId, commitmentId: CommitmentId): string => `${cardId}/${TICK}${commitmentId}`;

/** A card of the import: what `seedBoard` puts into a new document. */
export interface SeedCard {
  readonly id: CardId;
  readonly measureId: MeasureId;
  readonly placement: Placement;
}

/** The client id of documents without a past. One writer for all of them: the same cards give the same bytes. */
export const SEED_CLIENT_ID = 1;

/**
 * The first state of a board document, as a Yjs update. Made once, with the document's record: seeding again would make a
 * second history that doubles with the first.
 */
export function seedBoard(cards: readonly SeedCard[]): Uint8Array {
  const entries: [string, Json][] = cards.flatMap(({ id, measureId, placement }): [string, Json][] => [
    [keyOf(id, 'identity'), { kind: 'measure', measureId }],
    [keyOf(id, 'placement'), { stage: placement.stage, rank: placement.rank }],
  ]);
  return encodeEntries(entries, SEED_CLIENT_ID);
}

/** A board document without a past that says what some cards say. */
export function boardFromCards(cards: readonly Card[]): Uint8Array {
  const entries = [...cards]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((card): [string, Json][] => {
      const { id, placement, contact, startsOn, dueOn } = card;
      const own: [string, Json][] =
        card.kind === 'measure'
          ? [
              [keyOf(id, 'identity'), { kind: 'measure', measureId: card.measureId }],
              ...(card.archived ? [[keyOf(id, 'archived'), true] satisfies [string, Json]] : []),
              ...card.ticked.map((commitmentId): [string, Json] => [tickKey(id, commitmentId), true]),
            ]
          : [
              [keyOf(id, 'identity'), { kind: 'task', measureId: card.measureId, commitmentId: card.commitmentId }],
              [keyOf(id, 'title'), card.title],
              [keyOf(id, 'description'), card.description],
              [keyOf(id, 'archived'), card.archived],
            ];
      return [
        ...own,
        [keyOf(id, 'placement'), { stage: placement.stage, rank: placement.rank }],
        [keyOf(id, 'contact'), contact],
        [keyOf(id, 'startsOn'), startsOn],
        [keyOf(id, 'dueOn'), dueOn],
      ];
    });
  return encodeEntries(entries, SEED_CLIENT_ID);
}

/** The registers of a document as a new document without a past: the same values, none of the tombstones. */
export function withoutPast(registers: Registers): Uint8Array {
  const entries = [...registers.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return encodeEntries(entries, SEED_CLIENT_ID);
}

function encodeEntries(entries: readonly (readonly [string, Json])[], clientId: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getArray(BOARD_ROOT).push(entries.map(([key, value]) => [key, value]));
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

export type CardsListener = (changed: ReadonlySet<CardId>, transaction: Y.Transaction) => void;

/** A board document as cards. Reading never throws and never writes, whatever stands in the document. */
export class BoardDoc {
  readonly doc: Y.Doc;
  readonly registers: Registers;
  readonly #fields = new Map<CardId, Map<string, Json>>();
  readonly #listeners = new Set<CardsListener>();
  #cards: ReadonlyMap<CardId, Card>;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.registers = new Registers(doc, BOARD_ROOT);
    for (const [key, value] of this.registers.entries()) this.#file({ key, before: undefined, after: value });
    this.#cards = readCards(this.#fields);
    this.registers.observe(this.#changed);
  }

  /**
   * Every whole card, archived ones included; a card with missing or invalid registers is left out. A new map after every
   * change that shows, with the same objects for the cards that did not change.
   */
  get cards(): ReadonlyMap<CardId, Card> {
    return this.#cards;
  }

  /** The keys of every register of a card. */
  keysOf(cardId: CardId): string[] {
    return [...(this.#fields.get(cardId)?.keys() ?? [])].map((name) => `${cardId}/${name}`);
  }

  /** Called after a transaction that changed cards, with the ids of those that read differently now. */
  observe(listener: CardsListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.registers.destroy();
    this.#listeners.clear();
  }

  #file({ key, after }: RegisterChange): CardId | null {
    const parsed = parseKey(key);
    if (parsed === null) return null;
    const fields = this.#fields.get(parsed.cardId) ?? new Map<string, Json>();
    this.#fields.set(parsed.cardId, fields);
    const name = key.slice(parsed.cardId.length + 1);
    if (after === undefined) fields.delete(name);
    else fields.set(name, after);
    if (fields.size === 0) this.#fields.delete(parsed.cardId);
    return parsed.cardId;
  }

  readonly #changed = (changes: readonly RegisterChange[], transaction: Y.Transaction): void => {
    const touched = new Set<CardId>();
    for (const change of changes) {
      const cardId = this.#file(change);
      if (cardId !== null) touched.add(cardId);
    }
    const changed = new Set<CardId>();
    const cards = new Map(this.#cards);
    for (const id of touched) {
      const before = cards.get(id);
      const after = readCard(id, this.#fields.get(id));
      if (before && after ? isSame(before, after) : before === after) continue;
      changed.add(id);
      if (after) cards.set(id, after);
      else cards.delete(id);
    }
    if (changed.size === 0) return;
    this.#cards = cards;
    for (const listener of this.#listeners) listener(changed, transaction);
  };
}

/** The cards that some register changes are about. */
export function changedCards(changes: readonly RegisterChange[]): Set<CardId> {
  return new Set(changes.map(({ key }) => parseKey(key)?.cardId).filter((id) => id !== undefined));
}

/** Every card that can be read from registers filed by card. */
function readCards(fields: ReadonlyMap<CardId, ReadonlyMap<string, Json>>): Map<CardId, Card> {
  const cards = new Map<CardId, Card>();
  for (const [id, own] of fields) {
    const card = readCard(id, own);
    if (card) cards.set(id, card);
  }
  return cards;
}

function readCard(id: CardId, fields: ReadonlyMap<string, Json> | undefined): Card | undefined {
  const get = (field: Field) => fields?.get(field);
  const identity = read.identity(get('identity'));
  const placement = read.placement(get('placement'));
  const contact = orDefault(get('contact'), '', read.contact);
  const startsOn = orDefault<IsoDate | null>(get('startsOn'), null, read.date);
  const dueOn = orDefault<IsoDate | null>(get('dueOn'), null, read.date);
  const archived = orDefault(get('archived'), false, read.flag);
  if (!fields || !identity || !placement || contact === undefined) return undefined;
  if (startsOn === undefined || dueOn === undefined || archived === undefined) return undefined;
  const base = { id, placement, contact, startsOn, dueOn };
  if (identity.kind === 'measure') {
    const { measureId } = identity;
    return { ...base, kind: 'measure', measureId, ticked: readTicks(fields), ...(archived ? { archived } : {}) };
  }
  const title = read.title(get('title'));
  const description = orDefault(get('description'), '', read.description);
  if (title === undefined || description === undefined) return undefined;
  const { measureId, commitmentId } = identity;
  return { ...base, kind: 'task', measureId, commitmentId, title, description, archived };
}

/** What was never written has its default; what was written wrong makes the card unreadable. */
function orDefault<T>(value: Json | undefined, missing: T, reader: (value: unknown) => T | undefined): T | undefined {
  return value === undefined ? missing : reader(value);
}

function readTicks(fields: ReadonlyMap<string, Json>): CommitmentId[] {
  const ticked: CommitmentId[] = [];
  for (const [name, value] of fields) {
    if (name.startsWith(TICK) && value === true) ticked.push(name.slice(TICK.length) as CommitmentId);
  }
  // Registers come in no order; a card must read the same on every replica.
  return ticked.sort();
}

/** Puts a card where it is to stand; nothing where it stands there already or is not on the board. */
export function moveCard(board: BoardDoc, cardId: CardId, to: Placement): void {
  if (board.cards.has(cardId)) write(board, keyOf(cardId, 'placement'), { stage: to.stage, rank: to.rank });
}

/**
 * Adds a task card and returns its id. The title is trimmed and cut at `CARD_LIMITS.title`.
 *
 * @throws RangeError for a title with nothing in it: the page does not offer that
 */
export function addTask(board: BoardDoc, task: NewTask, id: CardId = nanoid() as CardId): CardId {
  const title = cleanText(task.title, CARD_LIMITS.title);
  if (title === '') throw new RangeError('A task card needs a title.');
  const identity: Identity = { kind: 'task', measureId: task.measureId, commitmentId: task.commitmentId };
  board.doc.transact(() => {
    write(board, keyOf(id, 'identity'), { ...identity });
    write(board, keyOf(id, 'placement'), { stage: task.placement.stage, rank: task.placement.rank });
    write(board, keyOf(id, 'title'), title);
  });
  return id;
}

/** Sets a text or a date of a card. An empty date is null; an impossible date or an empty title changes nothing. */
export function editCard(board: BoardDoc, cardId: CardId, field: EditableField, value: string | null): void {
  const card = board.cards.get(cardId);
  if (!card) return;
  if (field === 'startsOn' || field === 'dueOn') {
    const day = value === null || value.trim() === '' ? null : value.trim();
    if (day === null || isIsoDate(day)) write(board, keyOf(cardId, field), day);
    return;
  }
  if (card.kind === 'measure' && field !== 'contact') return;
  const text = cleanText(value ?? '', CARD_LIMITS[field]);
  if (field !== 'title' || text !== '') write(board, keyOf(cardId, field), text);
}

/** Ticks a commitment of a measure card off, or takes the tick back. */
export function tickCommitment(board: BoardDoc, cardId: CardId, commitmentId: CommitmentId, done: boolean): void {
  if (board.cards.get(cardId)?.kind === 'measure') write(board, tickKey(cardId, commitmentId), done);
}

/** Archives a task card or brings it back. Measure cards are put away by the server alone. */
export function archiveCard(board: BoardDoc, cardId: CardId, archived: boolean): void {
  if (board.cards.get(cardId)?.kind === 'task') write(board, keyOf(cardId, 'archived'), archived);
}

function write(board: BoardDoc, key: string, value: Json): void {
  if (!isSame(board.registers.get(key), value)) board.registers.set(key, value);
}
