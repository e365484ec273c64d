import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import type { EpochMs } from '../../domain/dates.ts';
import { PLAN_TIME_ZONE } from '../../domain/dates.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { RuleFault } from '../../snapshots/rule.ts';
import { formOf, type RuleForm } from '../../snapshots/rule-form.ts';
import type { SnapshotSchedule } from '../../snapshots/services.ts';
import { NextMoments } from './next-moments.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import { useTexts } from './use-texts.ts';

/** What became of what was sent. */
export interface ScheduleAnswer {
  readonly form: RuleForm;
  readonly fault: RuleFault | null;
}

interface SchedulePageProps {
  readonly plan: { readonly id: string };
  readonly schedule: SnapshotSchedule | null;
  readonly maySet: boolean;
  readonly now: EpochMs;
  readonly timeZones: readonly string[];
  readonly answer: ScheduleAnswer | null;
}

/** When a plan's snapshots are taken by themselves: set by leads, read by everybody. */
export function SchedulePage({ plan, schedule, maySet, now, timeZones, answer }: SchedulePageProps) {
  const { t } = useTexts();
  return (
    <>
      <PlanTabs planId={plan.id} current="snapshots" />
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-5 px-4 py-6 sm:py-8">
        <header>
          <Link to={`/plans/${plan.id}/snapshots`} className="link inline-flex min-h-8 items-center gap-1 text-sm">
            <ArrowLeft aria-hidden="true" size={14} />
            {t('back')}
          </Link>
          <h1 className="mt-1 text-xl font-semibold">{t('title')}</h1>
          <p className="mt-1 text-sm text-ink-soft">{t('intro')}</p>
        </header>
        {schedule && <HowItStands schedule={schedule} />}
        {maySet ? (
          <ScheduleForm
            initial={answer?.form ?? formOf(schedule, PLAN_TIME_ZONE)}
            now={now}
            timeZones={timeZones}
            answer={answer}
          />
        ) : (
          <AsItIs schedule={schedule} now={now} />
        )}
      </div>
    </>
  );
}

/** Why the last that was due was not taken, and who set what holds. */
function HowItStands({ schedule: { failure, setAt, setBy } }: { schedule: SnapshotSchedule }) {
  const { t } = useTexts();
  const { t: tErrors } = useTranslation('errors');
  const at = formatMoment(useLanguage(), setAt);
  return (
    <div className="flex flex-col gap-2 text-sm">
      {failure !== null && (
        <p role="alert" className="rounded-lg bg-behind-soft px-4 py-3 font-medium text-behind">
          {t('failed', { why: tErrors(`title.${failure as 'not-saved'}`) })}
        </p>
      )}
      <p className="text-ink-soft">{setBy === null ? t('setAt', { at }) : t('setBy', { at, who: setBy })}</p>
    </div>
  );
}

function AsItIs({ schedule, now }: { schedule: SnapshotSchedule | null; now: EpochMs }) {
  const { t } = useTexts();
  return (
    <section className="rounded-lg border border-line bg-surface p-4">
      {schedule?.enabled ? <NextMoments rule={schedule} now={now} /> : <p>{t('isOff')}</p>}
      <p className="mt-3 text-sm text-ink-soft">{t('leadsOnly')}</p>
    </section>
  );
}
