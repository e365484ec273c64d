import { Link } from '@remix-run/react';
import { SquareCheckBig, UserRound } from 'lucide-react';
import { memo } from 'react';
import { AgencyName, DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { MeasureName } from '../../components/card-panel/measure-name.tsx';
import { DeadlineBadge } from '../../components/deadline-badge.tsx';
import { GoneMark } from '../../components/gone-mark.tsx';
import { SupervisedSign } from '../../components/overview/supervised-sign.tsx';
import { useTexts } from '../../components/overview/use-texts.ts';
import { RoleBadge } from '../../components/role-badge.tsx';
import type { IsoDate } from '../../domain/dates.ts';
import type { LaneGroup, OverviewCard } from '../../domain/overview-cards.ts';
import { isGone } from '../../domain/plan.ts';

interface LaneCardProps {
  readonly card: OverviewCard;
  readonly group: LaneGroup;
  readonly today: IsoDate;
  readonly isLit: boolean;
}

/** A card in a lane: named by what the lane does not say already. Memoised: of a thousand only those that changed repaint. */
export const LaneCard = memo(function LaneCard({ card: one, group, today, isLit }: LaneCardProps) {
  const { t } = useTexts();
  const { card, boardId, agency, measure, roles, dueOn, category } = one;
  const leading = roles.filter((role) => role === 'lead');
  return (
    <li
      data-card={card.id}
      data-lit={isLit ? '' : undefined}
      className="relative rounded-md border border-line bg-surface px-2 py-1.5 text-sm shadow-card transition-colors duration-700 hover:border-line-strong data-lit:border-accent data-lit:bg-accent-soft"
    >
      {card.kind === 'task' && (
        <p className="flex items-center gap-1 text-ink-soft">
          <SquareCheckBig aria-hidden="true" className="size-3.5 shrink-0" />
          {t('card.task')}
          {measure && group === 'agency' && <span lang={DOCUMENT_LANGUAGE}>（{measure.number}）</span>}
        </p>
      )}
      <Link
        to={`/boards/${boardId}/cards/${card.id}`}
        className="block min-h-6 leading-snug font-medium after:absolute after:inset-0"
      >
        {card.kind === 'task' && <span lang={DOCUMENT_LANGUAGE}>{card.title}</span>}
        {card.kind === 'measure' && group === 'measure' && <AgencyName isBrief name={agency.name} />}
        {card.kind === 'measure' && group === 'agency' && measure && <MeasureName measure={measure} />}
      </Link>
      {card.kind === 'task' && group === 'measure' && (
        <p className="text-ink-soft">
          <AgencyName isBrief name={agency.name} />
        </p>
      )}
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-soft empty:hidden">
        {card.supervision && <SupervisedSign supervision={card.supervision} />}
        {measure && isGone(measure) && group === 'agency' && <GoneMark />}
        {card.kind === 'measure' && leading.map((role) => <RoleBadge key={role} role={role} />)}
        {dueOn && <DeadlineBadge on={dueOn} today={today} settled={category === 'done'} />}
        {card.contact !== '' && (
          <span className="inline-flex max-w-full items-center gap-1">
            <UserRound aria-hidden="true" className="size-3.5 shrink-0" />
            <span className="truncate">{card.contact}</span>
          </span>
        )}
      </div>
    </li>
  );
});
