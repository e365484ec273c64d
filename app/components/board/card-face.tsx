import { Building2, SquareCheckBig, UserRound } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../domain/dates.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { DeadlineBadge } from '../deadline-badge.tsx';
import { GoneMark } from '../gone-mark.tsx';
import { RoleBadge } from '../role-badge.tsx';
import { CardLink } from './card-link.tsx';
import { InstructionsChip, SupervisedChip } from './card-marks.tsx';
import { CardPeers } from './card-peers.tsx';
import { CardProgress } from './card-progress.tsx';
import type { CardPeer, Face } from './face.ts';

interface CardFaceProps {
  readonly face: Face;
  readonly today: IsoDate;
  readonly peers: readonly CardPeer[] | null;
  /** Shown though the filter leaves it out. */
  readonly kept: boolean;
  /** Controls stand in the upper right corner: the title leaves room for them. */
  readonly hasControls: boolean;
  /** A likeness under the pointer: it leads nowhere. */
  readonly isCopy?: boolean;
}

/** What a card shows. Memoised: of all cards only those that changed repaint. */
export const CardFace = memo(function CardFace(props: CardFaceProps) {
  const { face, today, peers, kept, hasControls, isCopy = false } = props;
  const { t } = useTranslation('board');
  const isTask = face.card.kind === 'task';
  return (
    <>
      {isTask && (
        <p className="mb-0.5 flex items-center gap-1 pr-14 text-sm text-ink-soft">
          <SquareCheckBig aria-hidden="true" className="size-3.5 shrink-0" />
          {face.number === null ? t('card.task') : t('card.taskOf', { number: face.number })}
        </p>
      )}
      <h3 className={`text-[15px] leading-snug font-medium text-pretty ${hasControls && !isTask ? 'pr-14' : ''}`}>
        {isCopy ? <Title face={face} /> : <CardLink cardId={face.card.id}>{<Title face={face} />}</CardLink>}
      </h3>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-soft empty:hidden">
        {face.supervision && <SupervisedChip supervision={face.supervision} />}
        {face.instructions.length > 0 && <InstructionsChip instructions={face.instructions} />}
        {face.isGone && <GoneMark />}
        {!isTask && face.roles.map((role) => <RoleBadge key={role} role={role} />)}
        {face.deadline && (
          <DeadlineBadge
            on={face.deadline.on}
            today={today}
            settled={face.settled}
            phrase={face.deadline.phrase ?? undefined}
          />
        )}
        {face.total > 0 && <CardProgress done={face.done} total={face.total} />}
        {face.others > 0 && (
          <span className="inline-flex items-center gap-1 whitespace-nowrap group-data-[density=compact]/board:hidden">
            <Building2 aria-hidden="true" className="size-3.5 shrink-0" />
            {t('card.others', { count: face.others })}
          </span>
        )}
        {face.contact !== '' && (
          <span className="inline-flex max-w-full items-center gap-1">
            <UserRound aria-hidden="true" className="size-3.5 shrink-0" />
            <span className="sr-only">{t('card.contact', { name: face.contact })}</span>
            <span aria-hidden="true" className="truncate">
              {face.contact}
            </span>
          </span>
        )}
      </div>
      {peers && peers.length > 0 && <CardPeers peers={peers} />}
      {kept && <p className="mt-1 text-sm text-behind">{t('filter.kept')}</p>}
    </>
  );
});

function Title({ face }: { face: Face }) {
  const { t } = useTranslation('board');
  const number = face.card.kind === 'measure' && face.number !== null ? `（${face.number}）` : '';
  if (face.title === '') {
    return (
      <>
        <span lang={DOCUMENT_LANGUAGE}>{number}</span>
        <span className="text-ink-soft">{t('card.untitled')}</span>
      </>
    );
  }
  return <span lang={DOCUMENT_LANGUAGE}>{`${number}${face.title}`}</span>;
}
