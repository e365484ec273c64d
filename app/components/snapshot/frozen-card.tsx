import { Link } from '@remix-run/react';
import { Building2, CircleHelp, CornerDownRight, Flag, Gavel, SquareCheckBig, UserRound } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isArchived } from '../../domain/columns.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { FrozenEntry } from '../../domain/snapshot/frozen-columns.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { AgencyName, DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { CardProgress } from '../board/card-progress.tsx';
import type { BareFace } from '../board/face.ts';
import { DeadlineBadge } from '../deadline-badge.tsx';
import { GoneMark } from '../gone-mark.tsx';
import { RoleBadge } from '../role-badge.tsx';
import { ChangeBadges } from './change-badges.tsx';
import { useTexts } from './use-texts.ts';

/** By what the cards of a board are told apart: on one agency's by their titles, on one measure's by their agencies. */
export type CardHeading = 'title' | 'agency' | 'both';

export interface FrozenCardProps {
  readonly entry: FrozenEntry;
  readonly face: BareFace;
  readonly agency: string;
  readonly heading: CardHeading;
  readonly today: IsoDate;
  readonly href: string;
  readonly isOpen: boolean;
  /** A stage's name. */
  readonly stageName: (id: string) => string;
  /** A word of doubt about it. */
  readonly note?: string | null;
}

const SHELL =
  'relative rounded-md border p-2.5 [contain-intrinsic-size:auto_5.5rem] [content-visibility:auto] hover:border-line-strong has-[[aria-current=true]]:ring-2 has-[[aria-current=true]]:ring-accent';
const LINK =
  'after:absolute after:inset-0 after:rounded-md focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-1 focus-visible:after:outline-accent';

/** A card as it stood. Nothing on it can be moved; it leads to all of it. */
export const FrozenCard = memo(function FrozenCard(props: FrozenCardProps) {
  const { entry, href, isOpen, stageName, note } = props;
  const { card, diff, isGhost } = entry;
  const link = (children: ReactNode) => (
    <Link to={href} preventScrollReset draggable={false} aria-current={isOpen ? 'true' : undefined} className={LINK}>
      {children}
    </Link>
  );
  if (isGhost) return <Ghost {...props} link={link} />;
  const kinds = diff?.kinds ?? [];
  const changed = kinds.length > 0 ? 'border-l-4 border-l-accent' : '';
  const look = card.kind === 'task' ? 'border-dashed border-line-strong bg-ground' : 'border-line bg-surface';
  return (
    <li>
      <article data-card={card.id} className={`${SHELL} ${look} ${changed}`}>
        <Head {...props} link={link} />
        <Facts {...props} />
        <Marks card={card} />
        {note && (
          <p className="mt-1.5 inline-flex items-center gap-1 rounded bg-behind-soft px-1.5 text-sm text-behind">
            <CircleHelp aria-hidden="true" className="size-3.5 shrink-0" />
            {note}
          </p>
        )}
        <ChangeBadges kinds={kinds} from={diff?.before ? stageName(diff.before.placement.stage) : null} />
      </article>
    </li>
  );
});

type PartProps = FrozenCardProps & { readonly link: (children: ReactNode) => ReactNode };

function Head({ entry: { card }, face, agency, heading, link }: PartProps) {
  const { t } = useTranslation('board');
  const isTask = card.kind === 'task';
  const byAgency = heading === 'agency' && !isTask;
  return (
    <>
      {isTask && (
        <p className="mb-0.5 flex items-center gap-1 text-sm text-ink-soft">
          <SquareCheckBig aria-hidden="true" className="size-3.5 shrink-0" />
          {face.number === null ? t('card.task') : t('card.taskOf', { number: face.number })}
        </p>
      )}
      <h3 className="text-[15px] leading-snug font-medium text-pretty">
        {link(byAgency ? <AgencyName isBrief name={agency} /> : <FaceTitle face={face} />)}
      </h3>
      {heading !== 'title' && !byAgency && (
        <p className="mt-0.5 flex items-center gap-1 text-sm text-ink-soft">
          <Building2 aria-hidden="true" className="size-3.5 shrink-0" />
          <AgencyName isBrief name={agency} />
        </p>
      )}
    </>
  );
}

/** A card's title, that of a measure with its number. */
export function FaceTitle({ face: { card, number, title } }: { face: Pick<BareFace, 'card' | 'number' | 'title'> }) {
  const { t } = useTranslation('board');
  const words = `${card.kind === 'measure' && number !== null ? `（${number}）` : ''}${title}`;
  return (
    <>
      <span lang={DOCUMENT_LANGUAGE}>{words}</span>
      {title === '' && <span className="text-ink-soft">{t('card.untitled')}</span>}
    </>
  );
}

function Facts({ entry: { card }, face, today }: FrozenCardProps) {
  const { t } = useTranslation('board');
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-soft empty:hidden">
      {face.isGone && <GoneMark />}
      {card.kind === 'measure' && face.roles.map((role) => <RoleBadge key={role} role={role} />)}
      {face.deadline && (
        <DeadlineBadge
          on={face.deadline.on}
          today={today}
          settled={face.settled}
          phrase={face.deadline.phrase ?? undefined}
        />
      )}
      {face.total > 0 && <CardProgress done={face.done} total={face.total} />}
      {card.contact !== '' && (
        <span className="inline-flex max-w-full items-center gap-1">
          <UserRound aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="sr-only">{t('card.contact', { name: card.contact })}</span>
          <span aria-hidden="true" className="truncate">
            {card.contact}
          </span>
        </span>
      )}
    </div>
  );
}

/** What leads have put on it. */
function Marks({ card: { supervision, instructions } }: Pick<FrozenEntry, 'card'>) {
  const { t } = useTexts();
  const language = useLanguage();
  if (supervision === null && instructions.length === 0) return null;
  return (
    <ul className="mt-1.5 flex flex-wrap gap-1 text-sm">
      {supervision && (
        <li
          title={supervision.reason}
          className="inline-flex items-center gap-1 rounded bg-overdue-soft px-1.5 font-medium text-overdue"
        >
          <Flag aria-hidden="true" className="size-3.5 shrink-0" />
          {supervision.until === null
            ? t('board.supervised')
            : t('board.supervisedUntil', { until: formatDate(language, supervision.until) })}
        </li>
      )}
      {instructions.length > 0 && (
        <li className="inline-flex items-center gap-1 rounded bg-near-soft px-1.5 text-near">
          <Gavel aria-hidden="true" className="size-3.5 shrink-0" />
          {t('board.instructions', { count: instructions.length })}
        </li>
      )}
    </ul>
  );
}

/** Where a card was: its title, faint, and where it is instead. */
function Ghost(props: PartProps) {
  const { entry, stageName } = props;
  const { t } = useTexts();
  const now = entry.diff?.after ?? null;
  const isAway = now !== null && isArchived(now);
  const whereNow =
    now === null
      ? t('board.nowGone')
      : isAway
        ? t('board.nowArchived')
        : t('board.nowIn', { stage: stageName(now.placement.stage) });
  return (
    <li>
      <article
        data-ghost={entry.card.id}
        className={`${SHELL} border-2 border-dashed border-line-strong bg-transparent text-ink-soft`}
      >
        <p className="mb-0.5 text-sm font-medium">{t('board.ghost')}</p>
        <Head {...props} />
        <p className="mt-1 flex items-center gap-1 text-sm">
          <CornerDownRight aria-hidden="true" className="size-3.5 shrink-0" />
          {whereNow}
        </p>
        {(now === null || isAway) && <ChangeBadges kinds={entry.diff?.kinds ?? []} />}
      </article>
    </li>
  );
}
