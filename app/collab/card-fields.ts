import type { Placement } from '../domain/board.ts';
import { CARD_LIMITS } from '../domain/board.ts';
import { isIsoDate } from '../domain/dates.ts';
import type { CommitmentId, MeasureId, StageId } from '../domain/ids.ts';
import { isId } from '../domain/ids.ts';
import { isRank } from '../domain/rank.ts';

/** What a card is; written once, with the card. */
export type Identity =
  | { readonly kind: 'measure'; readonly measureId: MeasureId }
  | { readonly kind: 'task'; readonly measureId: MeasureId | null; readonly commitmentId: CommitmentId | null };

/**
 * Reads what stands in a register: the value where it is one, `undefined` where it is not. Says nothing about whether the
 * stage, measure or commitment it names exists.
 */
export const read = {
  identity(value: unknown): Identity | undefined {
    if (!isRecord(value)) return undefined;
    if (value.kind === 'measure' && hasKeys(value, 2) && isId(value.measureId)) return value as unknown as Identity;
    if (value.kind !== 'task' || !hasKeys(value, 3)) return undefined;
    const known = isIdOrNull(value.measureId) && isIdOrNull(value.commitmentId);
    // A commitment belongs to a measure: without one there is nothing to break it out of.
    if (!known || (value.commitmentId !== null && value.measureId === null)) return undefined;
    return value as unknown as Identity;
  },
  placement(value: unknown): Placement | undefined {
    if (!isRecord(value) || !hasKeys(value, 2) || !isId(value.stage) || !isRank(value.rank)) return undefined;
    return { stage: value.stage as StageId, rank: value.rank };
  },
  title: (value: unknown) => (isText(value, CARD_LIMITS.title) && value.trim() !== '' ? value : undefined),
  contact: (value: unknown) => (isText(value, CARD_LIMITS.contact) ? value : undefined),
  description: (value: unknown) => (isText(value, CARD_LIMITS.description) ? value : undefined),
  date: (value: unknown) => (value === null || isIsoDate(value) ? value : undefined),
  flag: (value: unknown) => (typeof value === 'boolean' ? value : undefined),
};

/** Whether a value is text of at most `max` UTF-16 code units that every store and page can take. */
function isText(value: unknown, max: number): value is string {
  return typeof value === 'string' && value.length <= max && !UNFIT.test(value);
}

/** Control characters but tab and line feed (PostgreSQL takes no NUL), and halves of surrogate pairs. */
const UNFIT = /(?![\t\n])\p{Cc}|\p{Surrogate}/u;

/** Trims a text, drops what {@link isText} refuses, and cuts it at `max` code units without halving a character. */
export function cleanText(text: string, max: number): string {
  const fit = text.replace(/\r\n?/g, '\n').replace(new RegExp(UNFIT, 'gu'), '').trim();
  return fit.length <= max
    ? fit
    : fit
        .slice(0, max)
        .replace(/\p{Surrogate}$/u, '')
        .trimEnd();
}

/** Whether two plain values are equal, whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [own, other] = [Object.entries(a), b as Record<string, unknown>];
  return own.length === Object.keys(b).length && own.every(([key, value]) => key in b && isSame(value, other[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasKeys(value: object, count: number): boolean {
  return Object.keys(value).length === count;
}

function isIdOrNull(value: unknown): boolean {
  return value === null || isId(value);
}
