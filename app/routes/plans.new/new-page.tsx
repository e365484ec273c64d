import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { Plan } from '../../domain/plan.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { BringInForm } from './bring-in-form.tsx';
import { type Failed, FailureLine } from './failure-line.tsx';

interface NewPageProps {
  /** The plan that it is to be a corrected version of; null for a document of its own. */
  readonly corrects: Pick<Plan, 'id' | 'title'> | null;
  readonly failed: Failed | null;
}

/** Where a document is pasted or uploaded. */
export function NewPage({ corrects, failed }: NewPageProps) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 py-6 sm:py-8">
      <header>
        <Link to="/" className="link inline-flex min-h-8 items-center gap-1 text-sm">
          <ArrowLeft aria-hidden="true" size={14} />
          {common('plans')}
        </Link>
        <h1 className="mt-1 text-xl font-semibold">{t(corrects ? 'new.correctTitle' : 'new.title')}</h1>
        <p className="mt-1 text-sm text-ink-soft">{t(corrects ? 'new.correctIntro' : 'new.intro')}</p>
        {corrects && (
          <p className="mt-1">
            {t('new.corrects')}{' '}
            <Link to={`/plans/${corrects.id}`} lang={DOCUMENT_LANGUAGE} className="link">
              {corrects.title}
            </Link>
          </p>
        )}
      </header>
      {failed && <FailureLine failed={failed} />}
      <BringInForm text={failed?.text ?? ''} correctsId={corrects?.id ?? null} />
    </div>
  );
}
