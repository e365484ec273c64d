import type { TFunction } from 'i18next';
import type { BlockShape, ComparedBlock } from '../notes/compare.ts';

type Translate = TFunction<'versions'>;

/** What changed of a block besides its words, in words. */
export function blockNotes({ before, after, isRestyled }: ComparedBlock, t: Translate): string[] {
  if (!before || !after) return [];
  const notes: (string | false)[] = [
    kindOf(before) !== kindOf(after) && t('block.kind', { kind: t(`block.kinds.${kindOf(after)}`) }),
    before.kind === 'task' &&
      after.kind === 'task' &&
      before.isDone !== after.isDone &&
      t(after.isDone ? 'block.ticked' : 'block.unticked'),
    kindOf(before) === kindOf(after) &&
      before.depth !== after.depth &&
      t(after.depth > before.depth ? 'block.deeper' : 'block.higher'),
    before.isQuoted !== after.isQuoted && t(after.isQuoted ? 'block.quoted' : 'block.unquoted'),
    isRestyled && t('block.restyled'),
  ];
  return notes.filter((note) => note !== false);
}

function kindOf({ kind, level }: BlockShape) {
  if (kind !== 'heading') return kind;
  return level === 3 ? 'heading3' : level === 2 ? 'heading2' : 'heading1';
}
