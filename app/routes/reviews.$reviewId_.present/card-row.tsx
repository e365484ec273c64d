import { Flag, ListChecks, TriangleAlert, UserRound } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { DeadlineBadge } from '../../components/deadline-badge.tsx';
import { RoleBadge } from '../../components/role-badge.tsx';
import { ChangeBadges } from '../../components/snapshot/change-badges.tsx';
import { StageIcon } from '../../components/stage-icon.tsx';
import type { IsoDate } from '../../domain/dates.ts';
import { isGone, measureName, strongestRole } from '../../domain/plan.ts';
import { formatDate } from '../../i18n/format.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { ShownCard } from './scene.ts';
import { usePresentTexts } from './use-texts.ts';

interface CardRowProps {
  readonly shown: ShownCard;
  /** The agency's name where the slide is of a measure; null where it is of the agency itself. */
  readonly agency: string | null;
  readonly today: IsoDate;
}

/** A card on a slide: what it is, where it stands and stood, by when, and what leads have put on it. */
export function CardRow({ shown, agency, today }: CardRowProps) {
  const { t } = usePresentTexts();
  const language = useLanguage();
  const { card, measure, stage, from, kinds, deadline, done, roles, ticks, late } = shown;
  const role = strongestRole(roles);
  const own = card.kind === 'task' ? card.title : measure ? measureName(measure) : '';
  const title = agency === null ? own : card.kind === 'task' ? t('taskOf', { agency, title: card.title }) : agency;
  const edge = late || card.supervision ? 'border-overdue' : kinds.length > 0 ? 'border-accent' : 'border-line';
  return (
    <article className={`rounded-[0.3em] border border-l-[0.3em] bg-surface px-[0.7em] py-[0.4em] ${edge}`}>
      <div className="flex flex-wrap items-center gap-x-[0.8em] gap-y-[0.1em]">
        <h3 lang={DOCUMENT_LANGUAGE} className="min-w-0 flex-1 basis-[16em] text-[1.1em] leading-snug font-semibold">
          {title}
        </h3>
        <span className="inline-flex items-center gap-[0.35em]">
          {stage && <StageIcon category={stage.category} />}
          {stage ? stageName(stage, language) : t('noStage')}
        </span>
        {deadline && <DeadlineBadge on={deadline.on} today={today} settled={done} />}
        {role !== null && <RoleBadge role={role} />}
      </div>
      {card.supervision && (
        <p className="mt-[0.1em] font-medium text-overdue">
          <Flag aria-hidden="true" className="mr-[0.3em] inline align-[-0.1em]" />
          {t('supervised')}
          <span lang={DOCUMENT_LANGUAGE}>{t('reason', { reason: card.supervision.reason })}</span>
          {card.supervision.until && t('until', { until: formatDate(language, card.supervision.until) })}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-[1em] gap-y-[0.1em] text-ink-soft empty:hidden">
        {measure && isGone(measure) && (
          <span className="inline-flex items-center gap-[0.35em] text-behind">
            <TriangleAlert aria-hidden="true" />
            {t('underGone', { measure: measureName(measure) })}
          </span>
        )}
        {ticks && ticks.all > 0 && (
          <span className="inline-flex items-center gap-[0.35em]">
            <ListChecks aria-hidden="true" />
            {t('ticks', { done: ticks.done, all: ticks.all })}
          </span>
        )}
        {card.contact !== '' && (
          <span className="inline-flex items-center gap-[0.35em]">
            <UserRound aria-hidden="true" />
            <span className="sr-only">{t('contact')}</span>
            <span lang={DOCUMENT_LANGUAGE}>{card.contact}</span>
          </span>
        )}
        <ChangeBadges kinds={kinds} from={from ? stageName(from, language) : null} />
      </div>
    </article>
  );
}
