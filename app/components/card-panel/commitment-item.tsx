import { Link } from '@remix-run/react';
import { Circle, CircleCheck, SquareSplitVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskCard } from '../../domain/board.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { AgencyId, CardId } from '../../domain/ids.ts';
import type { Commitment } from '../../domain/plan.ts';
import { AgencyName, DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { DeadlineBadge } from '../deadline-badge.tsx';
import { RoleBadge } from '../role-badge.tsx';

/** What a commitment is shown with, the same for all of a measure. */
export interface CommitmentScene {
  readonly agencies: ReadonlyMap<AgencyId, string>;
  readonly today: IsoDate;
  readonly writable: boolean;
  /** Where it stands in the document; null for whoever may not go there. */
  readonly sourceHref: ((commitment: Commitment) => string) | null;
  readonly cardHref: (cardId: CardId) => string;
  readonly onTick: (commitment: Commitment, done: boolean) => void;
  readonly onBreakOut: (commitment: Commitment) => void;
}

interface CommitmentItemProps {
  readonly commitment: Commitment;
  /** This board's agency answers for it. */
  readonly own: boolean;
  readonly done: boolean;
  /** Task cards of this board that were broken out of it. */
  readonly tasks: readonly TaskCard[];
  readonly scene: CommitmentScene;
}

/** One commitment whole: its text, who answers for it and how, until when, and what this agency has made of it. */
export function CommitmentItem({ commitment, own, done, tasks, scene }: CommitmentItemProps) {
  const { t } = useTranslation(['card', 'common']);
  const number = commitment.ordinal;
  return (
    <li className="flex flex-col gap-2 border-t border-line pt-3 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h4 className="font-medium">{t('commitments.one', { number })}</h4>
        {scene.sourceHref && (
          <Link
            to={scene.sourceHref(commitment)}
            aria-label={t('commitments.sourceOf', { number })}
            className="link text-sm"
          >
            {t('commitments.source')}
          </Link>
        )}
      </div>
      <p lang={DOCUMENT_LANGUAGE} className="leading-7 whitespace-pre-wrap">
        {commitment.text}
      </p>
      <CommitmentFacts commitment={commitment} done={done} scene={scene} />
      {own ? (
        <Tick number={number} done={done} writable={scene.writable} onTick={(to) => scene.onTick(commitment, to)} />
      ) : (
        <p className="text-sm text-ink-soft">{t('commitments.notMine')}</p>
      )}
      {tasks.length > 0 && (
        <Fact label={t('commitments.tasks')}>
          <ul className="flex flex-col">
            {tasks.map(({ id, title }) => (
              <li key={id}>
                <Link to={scene.cardHref(id)} preventScrollReset className="link">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {own && scene.writable && (
        <button
          type="button"
          aria-label={t('commitments.breakOutOf', { number })}
          onClick={() => scene.onBreakOut(commitment)}
          className="button self-start"
        >
          <SquareSplitVertical aria-hidden="true" size={16} />
          {t('commitments.breakOut')}
        </button>
      )}
    </li>
  );
}

/** Agencies by role, deadlines, and the clause as it stands in the source. */
function CommitmentFacts({ commitment, done, scene }: Pick<CommitmentItemProps, 'commitment' | 'done' | 'scene'>) {
  const { t } = useTranslation(['card', 'common']);
  const { responsibilities, deadlines, openEnded, clause } = commitment;
  return (
    <>
      {responsibilities.length > 0 && (
        <Fact label={t('commitments.agencies')}>
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {responsibilities.map(({ agencyId, role }) => (
              <li key={`${agencyId} ${role}`} className="flex items-center gap-1.5">
                <AgencyName isBrief name={scene.agencies.get(agencyId) ?? agencyId} />
                <RoleBadge role={role} />
              </li>
            ))}
            {openEnded && <li className="text-ink-soft">{t('commitments.openEnded')}</li>}
          </ul>
        </Fact>
      )}
      {deadlines.length > 0 && (
        <Fact label={t('commitments.deadlines')}>
          <ul className="flex flex-col gap-1">
            {deadlines.map(({ on, phrase, span }) => (
              <li key={span.start} className="flex flex-wrap items-center gap-x-2">
                <DeadlineBadge on={on} today={scene.today} settled={done} phrase={phrase} />
                <q lang={DOCUMENT_LANGUAGE}>{phrase}</q>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact label={t('commitments.clause')}>
        <p lang={DOCUMENT_LANGUAGE}>{clause}</p>
      </Fact>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="text-sm">
      <p className="text-ink-soft">{label}</p>
      {children}
    </div>
  );
}

interface TickProps {
  readonly number: number;
  readonly done: boolean;
  readonly writable: boolean;
  readonly onTick: (done: boolean) => void;
}

/** A box for who may tick it off, words for who may not. */
function Tick({ number, done, writable, onTick }: TickProps) {
  const { t } = useTranslation('card');
  if (!writable) {
    const Icon = done ? CircleCheck : Circle;
    return (
      <p className={`flex items-center gap-1.5 text-sm font-medium ${done ? 'text-done' : 'text-ink-soft'}`}>
        <Icon aria-hidden="true" className="size-4" />
        {done ? t('commitments.done') : t('commitments.open')}
      </p>
    );
  }
  return (
    <label className="flex min-h-9 items-center gap-2 self-start text-sm font-medium">
      <input
        type="checkbox"
        checked={done}
        onChange={(event) => onTick(event.currentTarget.checked)}
        className="size-4.5 accent-accent"
      />
      {t('commitments.tick', { number })}
    </label>
  );
}
