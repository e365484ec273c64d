import { Link } from '@remix-run/react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { PlanSource } from '../../services.ts';
import { blocksOf } from './blocks.ts';
import { Contents } from './contents.tsx';
import { SourceBlock } from './source-block.tsx';
import { useTargetMark } from './use-target-mark.ts';
import { Warnings } from './warnings.tsx';

interface SourceViewProps {
  readonly source: PlanSource;
  readonly today: IsoDate;
  /** How many texts the plan had before this one. */
  readonly earlier: number;
  /** Whether the person may bring in a corrected version. */
  readonly mayCorrect: boolean;
}

/** The whole text of a document, and beside each piece what was understood of it. */
export function SourceView({ source, today, earlier, mayCorrect }: SourceViewProps) {
  const { t } = usePlanTexts();
  useTargetMark();
  const blocks = blocksOf(source);
  const agencies = new Map(source.agencies.map((agency) => [agency.id, agency.name]));
  const commitments = source.measures.reduce((sum, measure) => sum + measure.commitments.length, 0);
  return (
    <>
      <PlanTabs planId={source.plan.id} current={null} />
      <article className="mx-auto w-full max-w-6xl px-3 pt-4 pb-12 sm:px-4">
        <p className="text-sm text-ink-soft">{t('source.title')}</p>
        <h1 lang={DOCUMENT_LANGUAGE} className="text-xl font-semibold text-balance">
          {source.plan.title}
        </h1>
        <p className="mt-0.5 text-sm text-ink-soft">
          {source.plan.docNumber && <span lang={DOCUMENT_LANGUAGE}>{source.plan.docNumber} · </span>}
          {t('count.measures', { count: source.measures.length })} · {t('count.commitments', { count: commitments })} ·{' '}
          {t('count.agencies', { count: source.agencies.length })}
        </p>
        {(earlier > 0 || mayCorrect) && (
          <p className="mt-1 flex flex-wrap gap-x-4 text-sm print:hidden">
            {earlier > 0 && (
              <Link to={`/plans/${source.plan.id}/texts`} className="link">
                {t('source.earlier', { count: earlier })}
              </Link>
            )}
            {mayCorrect && (
              <Link to={`/plans/new?corrects=${source.plan.id}`} className="link">
                {t('source.correct')}
              </Link>
            )}
          </p>
        )}
        <Warnings warnings={source.warnings} blocks={blocks} />
        <Contents sections={source.sections} measures={source.measures} blocks={blocks} />
        <div className="mt-4 border-b border-line">
          {blocks.map((block) => (
            <SourceBlock key={block.id} block={block} agencies={agencies} today={today} />
          ))}
        </div>
      </article>
    </>
  );
}
