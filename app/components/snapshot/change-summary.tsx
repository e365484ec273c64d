import { Link } from '@remix-run/react';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChangeKind } from '../../domain/snapshot/card-kinds.ts';
import type { DiffSummary } from '../../domain/snapshot/summary.ts';
import { inOrder } from '../in-order.ts';
import { CHANGE_LOOKS } from './change-looks.ts';
import { kindWords, partWords } from './summary-words.ts';
import { useTexts } from './use-texts.ts';

export interface ChangeSummaryProps {
  readonly summary: DiffSummary;
  /** The kinds that alone are shown; none for all. */
  readonly chosen?: readonly ChangeKind[];
  /** Where a kind leads that is to be shown alone, or no longer; without, the line is plain words. */
  readonly kindHref?: (kind: ChangeKind) => string;
  /** Where it is of a part only: elsewhere, something may have changed. */
  readonly isPart?: boolean;
}

/** What changed, in one line of words. Each kind is a filter, too. */
export function ChangeSummary({
  summary: { kinds, parts },
  chosen = [],
  kindHref,
  isPart = false,
}: ChangeSummaryProps) {
  const { t } = useTexts();
  const words: ReactNode[] = [
    ...kinds.map(({ kind, count }) => (
      <KindCount key={kind} kind={kind} count={count} href={kindHref?.(kind)} isChosen={chosen.includes(kind)} />
    )),
    ...partWords(t, parts),
  ];
  if (words.length === 0) return <p className="font-medium">{t(isPart ? 'compare.noneHere' : 'compare.none')}</p>;
  return (
    <p className="leading-8">
      {inOrder(words, (word) => (
        <>
          {word === words[0] ? '' : t('clauseSeparator')}
          {word}
        </>
      ))}
    </p>
  );
}

interface KindCountProps {
  readonly kind: ChangeKind;
  readonly count: number;
  readonly href: string | undefined;
  readonly isChosen: boolean;
}

function KindCount({ kind, count, href, isChosen }: KindCountProps) {
  const { t } = useTexts();
  const { icon: Icon, colours } = CHANGE_LOOKS[kind];
  const words = kindWords(t, kind, count);
  const look = `inline-flex items-center gap-1 rounded px-1.5 leading-6 font-medium whitespace-nowrap ${colours}`;
  const content = (
    <>
      {isChosen ? (
        <Check aria-hidden="true" className="size-3.5" strokeWidth={3} />
      ) : (
        <Icon aria-hidden="true" className="size-3.5" />
      )}
      {words}
    </>
  );
  if (href === undefined) return <span className={look}>{content}</span>;
  return (
    <Link
      to={href}
      preventScrollReset
      replace
      aria-current={isChosen ? 'true' : undefined}
      title={t('compare.filterOne', { words })}
      className={`${look} hover:underline aria-[current]:ring-2 aria-[current]:ring-current`}
    >
      {content}
    </Link>
  );
}
