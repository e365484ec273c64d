import type { Span } from '../../domain/plan.ts';
import type { DraftView } from '../../drafts/services.ts';
import { type Block, blockAt } from '../plans.$planId_.source/blocks.ts';
import { parseSelected, type Selected } from './selection.ts';

/** The pieces of the text that what is looked at was read from, by their ids. */
export function placesOf(
  { source, warnings }: DraftView,
  blocks: readonly Block[],
  selected: Selected | null,
): ReadonlySet<string> {
  switch (selected?.kind) {
    case 'commitment': {
      const own = source.measures
        .flatMap(({ commitments }) => commitments)
        .find(({ passageSpan }) => passageSpan.start === selected.start);
      return new Set(
        own
          ? blocks.filter(({ span }) => meet(span, own.passageSpan) || meet(span, own.clauseSpan)).map(({ id }) => id)
          : [],
      );
    }
    case 'warning': {
      const start = warnings[selected.index]?.start;
      return only(start === undefined ? null : blockAt(blocks, start));
    }
    case 'measure':
      return only(
        blocks.find(({ measure }) => measure?.id === `m${selected.start}`) ?? blockAt(blocks, selected.start),
      );
    case 'unread':
      return only(blockAt(blocks, selected.start));
    default:
      return new Set();
  }
}

function only(block: Block | null): ReadonlySet<string> {
  return new Set(block ? [block.id] : []);
}

function meet(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What a piece of the text leads to, the first of it first. */
export function targetsOf(block: Block): string[] {
  if (block.kind === 'unread' || block.kind === 'aside') return [`u${block.span.start}`];
  if (block.measure) return [block.measure.id];
  return [...new Set([...block.passages, ...block.clauses].map(({ commitment }) => commitment.id as string))];
}

/** What was understood of the place that something is about: of a warning, the measure or the commitment it is in. */
export function understoodAt(
  { warnings }: DraftView,
  blocks: readonly Block[],
  selected: Selected | null,
): Selected | null {
  if (selected?.kind !== 'warning') return selected;
  const start = warnings[selected.index]?.start;
  const block = start === undefined ? null : blockAt(blocks, start);
  return parseSelected((block && targetsOf(block)[0]) ?? null);
}
