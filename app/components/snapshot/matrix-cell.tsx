import { Link } from '@remix-run/react';
import { ArrowDown, CalendarClock, CalendarX, Flag, Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../domain/board.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { AgencyId, StageId } from '../../domain/ids.ts';
import type { MatrixCell } from '../../domain/matrix.ts';
import { type Measure, measureName } from '../../domain/plan.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { StageIcon } from '../stage-icon.tsx';
import { CHANGE_LOOKS } from './change-looks.ts';
import type { CellChange, MatrixTableProps } from './matrix-table.tsx';
import { type ShortSpan, shortSpan } from './span-words.ts';
import { useTexts } from './use-texts.ts';

interface MatrixCellProps
  extends Pick<
    MatrixTableProps,
    'agencies' | 'today' | 'cellHref' | 'openCard' | 'changeOf' | 'extra' | 'extraWords' | 'isLit'
  > {
  readonly cell: MatrixCell;
  readonly agencyId: AgencyId;
  readonly measure: Measure;
  /** Short names of the stages. */
  readonly short: ReadonlyMap<StageId, string>;
}

/** How one agency's card of one measure stands: in signs and short words for the eye, in a sentence for the ear. */
export function MatrixCellView(props: MatrixCellProps) {
  const { cell, today, cellHref, openCard, changeOf, extra, isLit, short } = props;
  const { card, stage, late } = cell;
  const change = changeOf?.(cell) ?? null;
  const isOpen = card.id === openCard;
  return (
    <td
      data-card={card.id}
      data-lit={isLit?.(cell) ? '' : undefined}
      className={`relative transition-colors duration-700 data-lit:bg-accent-soft data-lit:inset-ring-2 data-lit:inset-ring-accent border-r border-b border-line p-0 align-top hover:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent ${late ? 'bg-overdue-soft' : 'bg-surface'} ${isOpen ? 'ring-2 ring-accent ring-inset' : ''}`}
    >
      <Link
        to={cellHref(cell)}
        preventScrollReset
        aria-current={isOpen ? 'true' : undefined}
        className="block px-1 py-0.5 text-center text-xs leading-5 outline-none after:absolute after:inset-0"
      >
        <CellWords {...props} change={change} />
        <span aria-hidden="true">
          {change?.from && <Was stage={change.from} short={short} />}
          <span className="flex items-center justify-center gap-0.5 whitespace-nowrap">
            {stage && <StageIcon category={stage.category} className="size-3.5" />}
            {stage ? short.get(stage.id) : '?'}
          </span>
          <Deadline cell={cell} today={today} />
          <Marks cell={cell} change={change} />
        </span>
      </Link>
      {extra?.(cell)}
    </td>
  );
}

function Was({ stage, short }: { stage: Stage; short: ReadonlyMap<StageId, string> }) {
  const language = useLanguage();
  return (
    <span className="flex items-center justify-center gap-0.5 whitespace-nowrap text-ink-soft">
      <s>{short.get(stage.id) ?? stageName(stage, language)}</s>
      <ArrowDown className="size-3 shrink-0" />
    </span>
  );
}

function Deadline({ cell: { lateness, late }, today }: { cell: MatrixCell; today: IsoDate }) {
  const span = lateness && shortSpan(lateness, today);
  const words = useSpanWords(span);
  if (!span) return null;
  const Icon = late ? CalendarX : CalendarClock;
  return (
    <span
      className={`flex items-center justify-center gap-0.5 whitespace-nowrap ${late ? 'font-semibold text-overdue' : 'text-near'}`}
    >
      <Icon className="size-3 shrink-0" />
      {words}
    </span>
  );
}

/** How late, or how soon due, in a few characters; nothing for no span. */
export function useSpanWords(span: ShortSpan | null): string {
  const { t } = useTexts();
  if (!span) return '';
  return span.unit === 'today' ? t('matrix.short.today') : t(`matrix.short.${span.unit}`, { count: span.count });
}

function Marks({ cell: { card, roles }, change }: { cell: MatrixCell; change: CellChange | null }) {
  const kinds = change?.kinds ?? [];
  return (
    <span className="flex flex-wrap items-center justify-center gap-0.5 empty:hidden">
      {roles.includes('lead') && <Star className="size-3 fill-current text-accent" />}
      {card.supervision && <Flag className="size-3.5 fill-current text-overdue" />}
      {kinds.map((kind) => {
        const { icon: Icon, colours } = CHANGE_LOOKS[kind];
        return (
          <span key={kind} className={`rounded-sm p-px ${colours}`}>
            <Icon className="size-3.5" />
          </span>
        );
      })}
      {change && change.tasks > 0 && <span className="rounded-sm bg-near-soft px-0.5 text-near">+{change.tasks}</span>}
    </span>
  );
}

/** The whole cell as it is read out. */
export function CellWords({
  cell,
  agencyId,
  measure,
  agencies,
  today,
  change,
  extraWords,
}: Omit<MatrixCellProps, 'cellHref' | 'short'> & { change: CellChange | null }) {
  const { t } = useTexts();
  const common = useTranslation();
  const language = useLanguage();
  const { stage, lateness, roles, card, tasks } = cell;
  const late = lateness?.kind === 'overdue' ? shortSpan(lateness, today) : null;
  const overdue = { days: 'overdueDays', months: 'overdueMonths', years: 'overdueYears', today: null } as const;
  const lateKey = late && overdue[late.unit];
  const words: (string | null | false | undefined)[] = [
    t('matrix.cell', {
      agency: agencies.get(agencyId) ?? agencyId,
      measure: measureName(measure),
      stage: stage ? stageName(stage, language) : t('matrix.noStage'),
    }),
    change?.from && t('matrix.stageWas', { stage: stageName(change.from, language) }),
    lateKey && common.t(`deadline.${lateKey}`, { count: late.count }),
    lateness?.kind === 'today' && common.t('deadline.today'),
    lateness?.kind === 'soon' && common.t('deadline.soon', { count: lateness.days }),
    card.supervision && t('board.supervised'),
    roles.includes('lead') && t('matrix.lead'),
    tasks.all > 0 && t('matrix.tasks', tasks),
    ...(extraWords?.(cell) ?? []),
    ...(change?.kinds.map((kind) => t(`kind.${kind}`)) ?? []),
    change && change.tasks > 0 && t('matrix.others', { count: change.tasks }),
  ];
  return <span className="sr-only">{words.filter(Boolean).join(common.t('listSeparator'))}</span>;
}
