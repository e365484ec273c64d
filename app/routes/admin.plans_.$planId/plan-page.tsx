import { Link } from '@remix-run/react';
import { ArrowLeft, FileDiff } from 'lucide-react';
import { Outcome } from '../../admin/outcome.tsx';
import type { ManagedPlanDetails } from '../../admin/services.ts';
import { usePlanTexts } from '../../admin/use-plan-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { DubanError } from '../../domain/errors.ts';
import { inUse, STAGE_FAULTS, type StageFault } from '../../domain/stage-edits.ts';
import { AddStage } from './add-stage.tsx';
import { ArchiveForm } from './archive-form.tsx';
import type { PlanWish } from './read-wish.server.ts';
import { RetiredStages } from './retired-stages.tsx';
import { StageRow } from './stage-row.tsx';

const FAULTS = [...STAGE_FAULTS, 'not-saved'] as const;

/** What became of a form: what was asked, and why it could not be done; null where it was. */
export interface Answer {
  readonly wish: PlanWish;
  readonly fault: StageFault | 'not-saved' | null;
}

/** What of a refusal is said beside the form; null for one that is a page of its own. */
export function toFault({ code, details }: DubanError): Answer['fault'] {
  return FAULTS.find((fault) => fault === details.fault || fault === code) ?? null;
}

interface PlanPageProps {
  readonly details: ManagedPlanDetails;
  readonly answer: Answer | null;
}

/** A plan as those see it who run the place: its stages, and whether it is in use. */
export function PlanPage({ details, answer }: PlanPageProps) {
  const { t } = usePlanTexts();
  const { plan, stages } = details;
  const wordsOf = ({ wish, fault }: Answer) => (fault ? t(`fault.${fault}`) : t(`done.${wish.intent}`));
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-5 px-3 pt-4 pb-8 sm:px-4">
      <header>
        <Link to="/admin/plans" className="link inline-flex min-h-8 items-center gap-1 text-sm">
          <ArrowLeft aria-hidden="true" size={14} />
          {t('back')}
        </Link>
        <h1 lang={DOCUMENT_LANGUAGE} className="mt-1 text-xl font-semibold text-pretty">
          {plan.title}
        </h1>
        <p className="mt-1 text-sm">
          <Link to={`/plans/${plan.id}`} className="link">
            {t('open')}
          </Link>
        </p>
      </header>
      <Outcome of={answer} isFault={answer?.fault != null} words={answer ? wordsOf(answer) : ''} />
      {plan.archivedAt === null && <CorrectLine planId={plan.id} />}
      {plan.archivedAt === null ? <InUse details={details} answer={answer} /> : <ArchiveForm isArchived />}
      <RetiredStages stages={stages} />
    </div>
  );
}

/** The way to a corrected version of its document. */
function CorrectLine({ planId }: { planId: string }) {
  const { t } = usePlanTexts();
  return (
    <section aria-labelledby="correct" className="rounded-lg border border-line bg-surface p-3">
      <h2 id="correct" className="font-semibold">
        {t('correct.title')}
      </h2>
      <p className="max-w-prose text-sm text-pretty text-ink-soft">{t('correct.help')}</p>
      <Link to={`/plans/new?corrects=${planId}`} className="button mt-2 w-fit">
        <FileDiff aria-hidden="true" size={16} />
        {t('correct.button')}
      </Link>
    </section>
  );
}

/** What can be done to a plan that is not archived. */
function InUse({ details: { stages, cardsByStage }, answer }: PlanPageProps) {
  const { t } = usePlanTexts();
  const used = inUse(stages);
  return (
    <>
      <section aria-labelledby="stages" className="flex flex-col gap-2">
        <div>
          <h2 id="stages" className="font-semibold">
            {t('stages.title')}
          </h2>
          <p className="text-sm text-pretty text-ink-soft">{t('stages.help')}</p>
          <p className="text-sm text-pretty text-ink-soft">{t('stages.limitHelp')}</p>
        </div>
        <ol className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
          {used.map((stage) => (
            <StageRow key={stage.id} stage={stage} used={used} cards={cardsByStage[stage.id] ?? 0} answer={answer} />
          ))}
        </ol>
      </section>
      <AddStage answer={answer} />
      <ArchiveForm isArchived={false} />
    </>
  );
}
