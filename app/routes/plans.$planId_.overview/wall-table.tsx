import { CalendarX, Flag } from 'lucide-react';
import { AgencyName } from '../../components/agency-name.tsx';
import { MeasureName } from '../../components/card-panel/measure-name.tsx';
import { useTexts } from '../../components/overview/use-texts.ts';
import { CellWords, useSpanWords } from '../../components/snapshot/matrix-cell.tsx';
import { useShortNames } from '../../components/snapshot/matrix-table.tsx';
import { shortSpan } from '../../components/snapshot/span-words.ts';
import { StageIcon } from '../../components/stage-icon.tsx';
import type { AgencyId, StageId } from '../../domain/ids.ts';
import type { MatrixCell } from '../../domain/matrix.ts';
import type { Measure } from '../../domain/plan.ts';
import type { OverviewParts } from './parts.ts';

/** A page of the matrix, to be looked at: in each cell its stage as a sign, and how late it is, that it is supervised, or its stage in words. */
export function WallTable({ state, today, agencies, matrix, lit }: OverviewParts) {
  const { t } = useTexts();
  const short = useShortNames(state.stages);
  const names = new Map([...agencies].map(([id, { name }]) => [id, name]));
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 tabular-nums">
      <caption className="sr-only">{t('wall.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-[27rem] border-b border-line-strong">
            <span className="sr-only">{t('wall.measure')}</span>
          </th>
          {matrix.columns.map(({ agencyId, counts }) => (
            <th
              key={agencyId}
              scope="col"
              className="border-b border-l border-b-line-strong border-l-line overflow-hidden px-0.5 pb-1 text-center align-bottom font-medium"
            >
              <span className="inline-block max-h-[10.6rem] text-start text-2xl leading-tight [writing-mode:vertical-rl]">
                <AgencyName isBrief name={agencies.get(agencyId)?.name ?? ''} />
              </span>
              <span className="block text-lg leading-tight text-ink-soft">
                {counts.done}/{counts.cells}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map(({ measure, cells }) => (
          <tr key={measure.id}>
            <th scope="row" className="h-[3.25rem] border-b border-line pr-2 text-left text-xl font-medium">
              <span className="line-clamp-2 leading-[1.5rem]">
                <MeasureName measure={measure} />
              </span>
            </th>
            {matrix.columns.map(({ agencyId }) => {
              const cell = cells.get(agencyId);
              const isLit = cell !== undefined && lit.has(cell.card.id);
              return cell ? (
                <td
                  key={agencyId}
                  data-lit={isLit ? '' : undefined}
                  className={`border-b border-l border-line p-0 transition-colors duration-700 data-lit:bg-accent-soft data-lit:inset-ring-4 data-lit:inset-ring-accent ${cell.late ? 'bg-overdue-soft' : 'bg-surface'}`}
                >
                  <WallCell {...{ cell, today, short, agencyId, measure }} agencies={names} />
                </td>
              ) : (
                <td key={agencyId} className="border-b border-l border-line" />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface WallCellProps extends Pick<OverviewParts, 'today'> {
  readonly cell: MatrixCell;
  readonly agencyId: AgencyId;
  readonly measure: Measure;
  readonly agencies: ReadonlyMap<AgencyId, string>;
  readonly short: ReadonlyMap<StageId, string>;
}

function WallCell({ short, ...props }: WallCellProps) {
  const { cell, today } = props;
  const { stage, late, lateness, card } = cell;
  const span = useSpanWords(late && lateness ? shortSpan(lateness, today) : null);
  return (
    <>
      <CellWords {...props} change={null} />
      <span aria-hidden="true" className="flex items-center justify-center gap-1 whitespace-nowrap">
        {stage && <StageIcon category={stage.category} className="size-7" />}
        {late ? (
          <span className="inline-flex items-center text-2xl font-semibold text-overdue">
            {card.supervision ? <Flag className="size-6 fill-current" /> : <CalendarX className="size-5" />}
            {span}
          </span>
        ) : card.supervision ? (
          <Flag className="size-7 fill-current text-overdue" />
        ) : (
          <span className="text-xl">{stage ? short.get(stage.id) : '?'}</span>
        )}
      </span>
    </>
  );
}
