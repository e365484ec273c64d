import { AgencyName } from '../../components/agency-name.tsx';
import { DeadlineBadge } from '../../components/deadline-badge.tsx';
import { RoleBadge } from '../../components/role-badge.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { AgencyId } from '../../domain/ids.ts';
import { type Commitment, type Measure, ROLES } from '../../domain/plan.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Block, Understood } from './blocks.ts';
import { MeasureName } from './measure-name.tsx';

interface UnderstandingProps {
  readonly block: Block;
  readonly agencies: ReadonlyMap<AgencyId, string>;
  readonly today: IsoDate;
}

/** What was read out of a piece of the text. A clause's agencies are told at the passage they answer for. */
export function Understanding({ block, agencies, today }: UnderstandingProps) {
  const { t } = usePlanTexts();
  if (block.kind === 'unread') return <p>{t('source.unreadHelp')}</p>;
  if (block.measure) return <MeasureHeading block={block} measure={block.measure} />;
  return (
    <ul className="flex flex-col gap-3">
      {block.passages.map((understood) => (
        <li key={understood.commitment.id}>
          <CommitmentLink understood={understood} to={`#m-${understood.measure.id}`} />
          <Answering commitment={understood.commitment} agencies={agencies} />
          <Deadlines commitment={understood.commitment} today={today} />
        </li>
      ))}
      {block.clauses.map((understood) => (
        <li key={understood.commitment.id} className="text-ink-soft">
          {hasPassage(understood) ? (
            <CommitmentLink understood={understood} to={`#c-${understood.commitment.id}`} />
          ) : (
            <>
              <CommitmentLink understood={understood} to={`#m-${understood.measure.id}`} />
              <p>{t('source.noPassage')}</p>
              <Answering commitment={understood.commitment} agencies={agencies} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Says of a heading only what it does not say itself: a title that is missing or came from elsewhere, and what it heads. */
function MeasureHeading({ block, measure }: { block: Block; measure: Measure }) {
  const { t } = usePlanTexts();
  const { title } = measure;
  const written = block.parts.map((part) => part.text).join('');
  return (
    <div className="text-ink-soft">
      {title === null && <p>{t('source.untitledHelp')}</p>}
      {title !== null && !written.replace(/\s/gu, '').includes(title.replace(/\s/gu, '')) && (
        <p>{t('source.titleFrom', { title })}</p>
      )}
      <p>{t('count.commitments', { count: measure.commitments.length })}</p>
    </div>
  );
}

function hasPassage({ commitment }: Understood): boolean {
  return commitment.passageSpan.end > commitment.passageSpan.start;
}

function CommitmentLink({ understood: { measure, commitment }, to }: { understood: Understood; to: string }) {
  const { t } = usePlanTexts();
  return (
    <a href={to} className="link inline-block">
      <MeasureName measure={measure} /> · {t('source.commitment', { number: commitment.ordinal })}
    </a>
  );
}

/** Who answers, by role, strongest first. */
export function Answering({
  commitment,
  agencies,
}: {
  commitment: Commitment;
  agencies: ReadonlyMap<AgencyId, string>;
}) {
  const { t } = usePlanTexts();
  const held = ROLES.map((role) => ({
    role,
    names: commitment.responsibilities
      .filter((r) => r.role === role)
      .map((r) => agencies.get(r.agencyId) ?? r.agencyId),
  })).filter(({ names }) => names.length > 0);
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {held.map(({ role, names }) => (
        <li key={role} className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-2">
          <RoleBadge role={role} />
          <span>
            {names.map((name, index) => (
              <span key={name}>
                {index > 0 && t('common:listSeparator')}
                <AgencyName name={name} />
              </span>
            ))}
          </span>
        </li>
      ))}
      {commitment.openEnded && <li className="text-ink-soft">{t('source.openEnded')}</li>}
    </ul>
  );
}

/** The time limits of a commitment, and how they stand. */
export function Deadlines({ commitment, today }: { commitment: Commitment; today: IsoDate }) {
  const { t } = usePlanTexts();
  const language = useLanguage();
  if (commitment.deadlines.length === 0) return null;
  return (
    <ul className="mt-1" aria-label={t('source.deadlines')}>
      {commitment.deadlines.map((deadline) => (
        <li key={`${deadline.on}-${deadline.span.start}`} className="flex flex-wrap items-center gap-x-2">
          <span>{formatDate(language, deadline.on)}</span>
          <DeadlineBadge on={deadline.on} today={today} phrase={deadline.phrase} />
        </li>
      ))}
    </ul>
  );
}
