import type { Span } from '../../domain/plan.ts';
import type { DraftView } from '../../drafts/services.ts';
import { type Block, blockAt } from '../plans.$planId_.source/blocks.ts';
import type { Selected } from './selection.ts';

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
