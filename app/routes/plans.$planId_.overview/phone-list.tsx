import { Link } from '@remix-run/react';
import { useState } from 'react';
import { AgencyName } from '../../components/agency-name.tsx';
import { MeasureName } from '../../components/card-panel/measure-name.tsx';
import { DeadlineBadge } from '../../components/deadline-badge.tsx';
import { CellExtra, LONG_UNTOUCHED, useCellWords } from '../../components/overview/cell-extra.tsx';
import { SupervisedSign } from '../../components/overview/supervised-sign.tsx';
import { useTexts } from '../../components/overview/use-texts.ts';
import { RoleBadge } from '../../components/role-badge.tsx';
import { CountsLine } from '../../components/snapshot/counts-line.tsx';
import { StageIcon } from '../../components/stage-icon.tsx';
import { nearestDeadline } from '../../domain/lateness.ts';
import type { MatrixCell } from '../../domain/matrix.ts';
import { type Agency, type Measure, measureName } from '../../domain/plan.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { cardHref, type OverviewParts } from './parts.ts';

/** One measure at a time, with its agencies below each other. */
export function PhoneList({ matrix, agencies, today, lit, untouched }: OverviewParts & { untouched: number | null }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const row = matrix.rows.find(({ measure }) => measure.id === chosen) ?? matrix.rows[0];
  if (!row) return null;
  const cells = matrix.columns.flatMap(({ agencyId }) => {
    const [cell, agency] = [row.cells.get(agencyId), agencies.get(agencyId)];
    return cell && agency ? [{ cell, agency }] : [];
  });
  return (
    <div className="flex flex-col gap-2 px-3 py-3 md:hidden print:hidden">
      <select
        aria-label={t('phone.measure')}
        value={row.measure.id}
        onChange={({ target }) => setChosen(target.value)}
        className="field"
      >
        {matrix.rows.map(({ measure, counts }) => (
          <option key={measure.id} value={measure.id}>
            {`${measureName(measure)} · ${counts.done}/${counts.cells}`}
          </option>
        ))}
      </select>
      <h2 className="font-semibold text-balance">
        <MeasureName measure={row.measure} />
      </h2>
      <CountsLine counts={row.counts} />
      <ul className="flex flex-col gap-1.5">
        {cells.map(({ cell, agency }) => (
          <Item
            key={agency.id}
            {...{ cell, agency, today, untouched }}
            measure={row.measure}
            isLit={lit.has(cell.card.id)}
          />
        ))}
      </ul>
    </div>
  );
}

interface ItemProps extends Pick<OverviewParts, 'today'> {
  readonly cell: MatrixCell;
  readonly agency: Agency;
  readonly measure: Measure;
  readonly untouched: number | null;
  readonly isLit: boolean;
}

function Item({ cell, agency, measure, today, untouched, isLit }: ItemProps) {
  const language = useLanguage();
  const { card, stage, roles, boardId } = cell;
  const deadline = nearestDeadline(card, measure, agency.id);
  const threshold = untouched ?? LONG_UNTOUCHED;
  const words = useCellWords(threshold)(cell).filter((word) => word !== null);
  return (
    <li
      data-lit={isLit ? '' : undefined}
      className="relative rounded-md border border-line bg-surface px-2.5 py-2 transition-colors duration-700 data-lit:border-accent data-lit:bg-accent-soft"
    >
      <Link to={cardHref(boardId, card.id)} className="font-medium after:absolute after:inset-0">
        <AgencyName isBrief name={agency.name} />
      </Link>
      <div className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-soft">
        {stage && (
          <span className="inline-flex items-center gap-1 whitespace-nowrap text-ink">
            <StageIcon category={stage.category} />
            {stageName(stage, language)}
          </span>
        )}
        {deadline && (
          <DeadlineBadge
            on={deadline.on}
            today={today}
            settled={stage?.category === 'done'}
            phrase={deadline.phrase ?? undefined}
          />
        )}
        {card.supervision && <SupervisedSign supervision={card.supervision} />}
        {roles.map((role) => (
          <RoleBadge key={role} role={role} />
        ))}
        <CellExtra cell={cell} threshold={threshold} />
        {words.length > 0 && <span className="sr-only">{words.join(' ')}</span>}
      </div>
    </li>
  );
}
