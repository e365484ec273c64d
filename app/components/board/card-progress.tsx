import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Commitments done of all, as a short bar with its numbers. */
export function CardProgress({ done, total }: { done: number; total: number }) {
  const { t } = useTranslation('board');
  const words = t('card.progress', { done, total });
  return (
    <span title={words} className="inline-flex items-center gap-1 whitespace-nowrap">
      <ListChecks aria-hidden="true" className={`size-3.5 ${done === total ? 'text-done' : ''}`} />
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${total} 1`}
        preserveAspectRatio="none"
        className="h-1 w-8 overflow-hidden rounded-full bg-line"
      >
        <rect width={done} height={1} className="fill-done" />
      </svg>
      <span aria-hidden="true" className="tabular-nums">
        {done}/{total}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
