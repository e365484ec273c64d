import { Flag, Square, SquareCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../domain/dates.ts';
import { lateness } from '../../domain/lateness.ts';
import { isGone, measureName } from '../../domain/plan.ts';
import type { Instruction, Supervision } from '../../domain/plan-state.ts';
import type { CardRow } from '../../domain/snapshot/card-rows.ts';
import { formatDate, formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { deadlineWords } from '../deadline-badge.tsx';

/** Characters of a commitment that say which one it is. */
const COMMITMENT_CHARACTERS = 48;

/** A card as a line of its board. */
export function CardLine({ row, today }: { row: CardRow; today: IsoDate }) {
  const { t } = useTranslation(['handout', 'common']);
  const { card, measure, roles, daysLate } = row;
  return (
    <tr className={daysLate > 0 ? 'late' : undefined}>
      <td className="what">
        {card.kind === 'measure' ? (
          <span lang={DOCUMENT_LANGUAGE}>
            （{measure?.number}）{measure?.title}
          </span>
        ) : (
          <>
            {card.title}
            <Under measure={measure} />
          </>
        )}
        {roles.length > 0 && (
          <small>{roles.map((role) => t(`common:role.${role}`)).join(t('common:listSeparator'))}</small>
        )}
      </td>
      <td className="contact">{card.contact || <span className="nothing">{t('board.noContact')}</span>}</td>
      <td className="deadline">
        <Deadline row={row} today={today} />
      </td>
      <td className="ticks">
        <Ticks row={row} />
      </td>
      <td className="marks">
        {card.supervision && <Flagged supervision={card.supervision} />}
        {card.instructions.map((instruction) => (
          <Told key={instruction.number} instruction={instruction} />
        ))}
      </td>
    </tr>
  );
}

/** What a task hangs on: of a measure that is in the document no more its title as well, since its number may be another's now. */
function Under({ measure }: Pick<CardRow, 'measure'>) {
  const { t } = useTranslation('handout');
  if (!measure) return <small>{t('board.free')}</small>;
  if (!isGone(measure)) return <small>{t('board.under', { number: measure.number })}</small>;
  const name = measureName(measure);
  return (
    <small>
      <TriangleAlert aria-hidden="true" />
      {t('board.goneMeasure', { name })}
    </small>
  );
}

function Deadline({ row: { deadline }, today }: { row: CardRow; today: IsoDate }) {
  const { t } = useTranslation(['common', 'handout']);
  const language = useLanguage();
  if (!deadline) return <span className="nothing">{t('handout:board.noDeadline')}</span>;
  const date = formatDate(language, deadline.on);
  const words = deadlineWords(t, lateness(deadline.on, today).kind, deadline.on, today, date);
  return (
    <>
      {date}
      {words !== date && <small className="how">{words}</small>}
      {deadline.phrase && (
        <small lang={DOCUMENT_LANGUAGE}>{t('handout:board.phrase', { phrase: deadline.phrase })}</small>
      )}
    </>
  );
}

function Ticks({ row: { commitments } }: { row: CardRow }) {
  const { t } = useTranslation('handout');
  if (commitments.length === 0) return null;
  const done = commitments.filter(({ ticked }) => ticked).length;
  return (
    <>
      {t('board.doneOf', { done, all: commitments.length })}
      <ul lang={DOCUMENT_LANGUAGE}>
        {commitments.map(({ commitment, ticked }) => {
          const Icon = ticked ? SquareCheck : Square;
          return (
            <li key={commitment.id}>
              <Icon aria-hidden="true" />
              {clip(commitment.text)}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Flagged({ supervision: { reason, until, since, by } }: { supervision: Supervision }) {
  const { t } = useTranslation('handout');
  const language = useLanguage();
  return (
    <p>
      <Flag aria-hidden="true" />
      {t('board.supervised', { reason })}
      {until && <strong> {t('board.supervisedUntil', { until: formatDate(language, until) })}</strong>}
      <small>{t('board.supervisedBy', { by, since: formatMoment(language, since) })}</small>
    </p>
  );
}

function Told({ instruction: { number, text, person, dueOn, state, last } }: { instruction: Instruction }) {
  const { t } = useTranslation('handout');
  const language = useLanguage();
  const more = [
    t(`state.${state}`),
    ...(person ? [t('board.instructionTo', { person })] : []),
    ...(dueOn ? [t('board.due', { due: formatDate(language, dueOn) })] : []),
  ];
  return (
    <p>
      {t('board.instruction', { number, text })}
      <small>{more.join(' · ')}</small>
      {last?.text && <small>{t('board.answer', last)}</small>}
    </p>
  );
}

function clip(text: string): string {
  const characters = Array.from(text);
  return characters.length <= COMMITMENT_CHARACTERS ? text : `${characters.slice(0, COMMITMENT_CHARACTERS).join('')}…`;
}
