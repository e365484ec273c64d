import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from './use-texts.ts';

interface ChangedValueProps {
  readonly label: string;
  /** Empty for nothing. */
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** What a field said and what it says: struck out and underlined for the eye, named for the ear. */
export function ChangedValue({ label, before, after }: ChangedValueProps) {
  const { t } = useTexts();
  return (
    <div>
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="flex flex-wrap items-center gap-x-2 gap-y-0.5 whitespace-pre-wrap">
        <del className="rounded-xs bg-overdue-soft text-overdue line-through">
          <span className="sr-only">{t('compare.old')}</span>
          {before || t('compare.blank')}
        </del>
        <ArrowRight aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
        <ins className="rounded-xs bg-done-soft text-done underline decoration-1 underline-offset-3">
          <span className="sr-only">{t('compare.new')}</span>
          {after || t('compare.blank')}
        </ins>
      </dd>
    </div>
  );
}
