import { Link, useNavigation } from '@remix-run/react';
import { ArrowLeft, CircleAlert, LayoutGrid } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Plan } from '../../domain/plan.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { Notice } from './notice.tsx';

interface MakePageProps {
  readonly draftId: string;
  /** Of the draft, as what is confirmed here. */
  readonly revision: number;
  readonly plan: Plan;
  readonly counts: Readonly<Record<'sections' | 'measures' | 'commitments' | 'agencies' | 'cards', number>>;
  /** Places that nobody has looked at. */
  readonly left: number;
  /** Commitments that nobody answers for. */
  readonly nobody: number;
  readonly failed: { readonly failure: ErrorCode; readonly details: Readonly<Record<string, string | number>> } | null;
}

/** What will be made, before it is. */
export function MakePage({ draftId, revision, plan, counts, left, nobody, failed }: MakePageProps) {
  const { t } = useTexts();
  const { t: texts } = usePlanTexts();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 py-6 sm:py-8">
      <header>
        <Link to={`/drafts/${draftId}`} className="link inline-flex min-h-8 items-center gap-1 text-sm">
          <ArrowLeft aria-hidden="true" size={14} />
          {t('make.back')}
        </Link>
        <h1 className="mt-1 text-xl font-semibold">{t('make.title')}</h1>
        <p lang={plan.title ? DOCUMENT_LANGUAGE : undefined} className="mt-1 font-medium">
          {plan.title || t('list.untitled')}
          {plan.docNumber && <span className="ml-2 text-sm font-normal text-ink-soft">{plan.docNumber}</span>}
        </p>
      </header>
      <div className="rounded-lg border border-line bg-surface p-4">
        <p className="text-sm text-ink-soft">{t('make.intro')}</p>
        <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
          <li>{t('make.sections', { count: counts.sections })}</li>
          <li>{texts('count.measures', { count: counts.measures })}</li>
          <li>{texts('count.commitments', { count: counts.commitments })}</li>
          <li>{texts('count.agencies', { count: counts.agencies })}</li>
          <li>{texts('count.cards', { count: counts.cards })}</li>
        </ul>
      </div>
      {left > 0 && <Notice>{t('make.left', { count: left })}</Notice>}
      {nobody > 0 && <Notice>{t('make.nobody', { count: nobody })}</Notice>}
      {counts.agencies === 0 && <Notice>{t('make.cannot')}</Notice>}
      {failed && !isBusy && (
        <p role="alert" className="flex items-start gap-2 font-medium text-overdue">
          <CircleAlert aria-hidden="true" size={18} className="mt-1 shrink-0" />
          <span>
            {failed.failure === 'outdated' ? t('draft.outdated') : texts(`errors:help.${failed.failure}`)}{' '}
            {failed.failure === 'plan-exists' && (
              <Link to={`/plans/${failed.details.planId}`} lang={DOCUMENT_LANGUAGE} className="link">
                {failed.details.title}
              </Link>
            )}
          </span>
        </p>
      )}
      {counts.agencies > 0 && (
        <PostForm>
          <input type="hidden" name="intent" value="make" />
          <input type="hidden" name="revision" value={revision} />
          <button
            type="submit"
            aria-disabled={isBusy}
            onClick={(event) => isBusy && event.preventDefault()}
            className="button button-accent"
          >
            <LayoutGrid aria-hidden="true" size={16} />
            {isBusy ? t('make.busy') : t('make.yes', { count: counts.agencies, cards: counts.cards })}
          </button>
        </PostForm>
      )}
    </div>
  );
}
