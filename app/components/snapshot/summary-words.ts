import type { TFunction } from 'i18next';
import type { ChangeKind } from '../../domain/snapshot/card-kinds.ts';
import type { DiffSummary } from '../../domain/snapshot/summary.ts';

type Translate = TFunction<'snapshots'>;

/** One kind of change with its count, in words: 11 moved on. */
export function kindWords(t: Translate, kind: ChangeKind, count: number): string {
  return t(`count.${kind}`, { count });
}

/** What came, went or changed besides cards, in words. */
export function partWords(t: Translate, parts: DiffSummary['parts']): string[] {
  return parts.flatMap(({ part, came, went, changed }) => [
    ...(came > 0 ? [t(`part.${part}.came`, { count: came })] : []),
    ...(went > 0 ? [t(`part.${part}.went`, { count: went })] : []),
    ...(changed > 0 ? [t(`part.${part}.changed`, { count: changed })] : []),
  ]);
}

/** What changed, as one line of words: 11 moved on, 2 moved back, 3 newly late. */
export function summaryWords(t: Translate, { kinds, parts }: DiffSummary): string {
  const words = [...kinds.map(({ kind, count }) => kindWords(t, kind, count)), ...partWords(t, parts)];
  return words.length === 0 ? t('compare.none') : words.join(t('clauseSeparator'));
}
