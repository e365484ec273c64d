import { Link } from '@remix-run/react';
import { type FocusEventHandler, type KeyboardEventHandler, type ReactNode, type RefObject, useMemo } from 'react';
import type { Stage } from '../../domain/board.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { AgencyId, CardId, StageId } from '../../domain/ids.ts';
import type { Matrix, MatrixCell, MatrixColumn, MatrixCounts, MatrixRow } from '../../domain/matrix.ts';
import type { Measure } from '../../domain/plan.ts';
import type { ChangeKind } from '../../domain/snapshot/card-kinds.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { AgencyName, DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { MeasureName } from '../card-panel/measure-name.tsx';
import { abbreviate } from './abbreviate.ts';
import { CountsLine } from './counts-line.tsx';
import { MatrixCellView } from './matrix-cell.tsx';
import { useTexts } from './use-texts.ts';

export interface MatrixTableProps {
  /** Rows and columns in the order in which they are to stand; those to be left out are left out of it. */
  readonly matrix: Matrix;
  readonly stages: readonly Stage[];
  /** Names. */
  readonly agencies: ReadonlyMap<AgencyId, string>;
  /** The day by which deadlines are late. */
  readonly today: IsoDate;
  /** Where a cell leads. */
  readonly cellHref: (cell: MatrixCell) => string;
  /** Where a measure, or an agency, leads; without, its head is plain words. */
  readonly rowHref?: (measure: Measure) => string;
  readonly columnHref?: (agencyId: AgencyId) => string;
  readonly openCard?: CardId | null;
  /** What became of a cell since what it is compared with. */
  readonly changeOf?: (cell: MatrixCell) => CellChange | null;
  /** What else a cell shows, below the rest, and how that is said. */
  readonly extra?: (cell: MatrixCell) => ReactNode;
  readonly extraWords?: (cell: MatrixCell) => readonly (string | null)[];
  /** Has just changed. */
  readonly isLit?: (cell: MatrixCell) => boolean;
  /** One stop of the Tab key with ways of its own inside; without, every link is one. */
  readonly grid?: MatrixGrid;
}

/** What makes a grid of a table. */
export interface MatrixGrid {
  readonly table: RefObject<HTMLTableElement>;
  readonly label: string;
  readonly onFocus: FocusEventHandler;
  readonly onKeyDown: KeyboardEventHandler;
}

/** What became of a cell's card, and of the tasks under it. */
export interface CellChange {
  readonly kinds: readonly ChangeKind[];
  /** The stage it was in, where that is another one; else null. */
  readonly from: Stage | null;
  /** Task cards under it of which something became. */
  readonly tasks: number;
}

const HEAD = 'border-b border-line-strong bg-surface p-0 font-normal';

/** Measures × agencies: stage and lateness in each cell. Scrolls both ways under heads that stay. */
export function MatrixTable(props: MatrixTableProps) {
  const { matrix, stages, agencies, columnHref, grid } = props;
  const { t } = useTexts();
  const short = useShortNames(stages);
  return (
    // It scrolls both ways, and without a stop in it the keyboard could not.
    <section
      aria-label={t('matrix.region')}
      tabIndex={grid ? undefined : 0}
      className="relative min-h-0 flex-1 overflow-auto print:overflow-visible"
    >
      <table
        ref={grid?.table}
        {...(grid && { role: 'grid', 'aria-label': grid.label, onFocus: grid.onFocus, onKeyDown: grid.onKeyDown })}
        className="border-separate border-spacing-0 text-sm tabular-nums"
      >
        <caption className="sr-only">{t('matrix.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} sticky top-0 left-0 z-30 border-r px-2 py-1 text-left align-bottom`}>
              <span className="block text-ink-soft">{t('matrix.corner')}</span>
              <CountsLine counts={sum(matrix.columns)} />
            </th>
            {matrix.columns.map((column) => (
              <ColumnHead
                key={column.agencyId}
                column={column}
                name={agencies.get(column.agencyId)}
                href={columnHref}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <Row key={row.measure.id} {...props} row={row} short={short} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Names of stages as they fit into cells. */
export function useShortNames(stages: readonly Stage[]): ReadonlyMap<StageId, string> {
  const language = useLanguage();
  return useMemo(() => {
    const short = abbreviate(stages.map((stage) => stageName(stage, language)));
    return new Map(stages.map(({ id }, i) => [id, short[i] ?? '']));
  }, [stages, language]);
}

/** The counts of all cells. */
function sum(columns: readonly MatrixColumn[]): MatrixCounts {
  const add = (key: keyof MatrixCounts) => columns.reduce((total, { counts }) => total + counts[key], 0);
  return { cells: add('cells'), done: add('done'), late: add('late'), supervised: add('supervised') };
}

interface ColumnHeadProps {
  readonly column: MatrixColumn;
  readonly name: string | undefined;
  readonly href: MatrixTableProps['columnHref'];
}

/** Names stand upright, as they may in Chinese: thirty and more of them stand side by side. */
function ColumnHead({ column: { agencyId, counts }, name = agencyId, href }: ColumnHeadProps) {
  const upright = (
    <span className="mx-auto block max-h-44 w-fit leading-tight [writing-mode:vertical-rl]">
      <AgencyName isBrief name={name} />
    </span>
  );
  return (
    <th
      scope="col"
      className={`${HEAD} sticky top-0 z-20 min-w-14 border-r border-r-line px-0.5 py-1 text-center align-bottom`}
    >
      {href ? (
        <Link to={href(agencyId)} preventScrollReset className="block rounded py-0.5 text-center hover:text-accent">
          {upright}
        </Link>
      ) : (
        upright
      )}
      <CountsLine counts={counts} isNarrow />
    </th>
  );
}

interface RowProps extends MatrixTableProps {
  readonly row: MatrixRow;
  readonly short: ReadonlyMap<StageId, string>;
}

function Row({ row: { measure, cells, counts }, matrix, rowHref, short, ...rest }: RowProps) {
  return (
    <tr>
      <th
        scope="row"
        className="sticky left-0 z-10 w-56 max-w-72 min-w-56 border-r border-b border-r-line-strong border-b-line bg-surface px-2 py-1 text-left align-top font-normal max-sm:min-w-28"
      >
        <span lang={DOCUMENT_LANGUAGE} className="block leading-snug">
          {rowHref ? (
            <Link to={rowHref(measure)} preventScrollReset className="hover:text-accent hover:underline">
              <MeasureName measure={measure} />
            </Link>
          ) : (
            <MeasureName measure={measure} />
          )}
        </span>
        <CountsLine counts={counts} />
      </th>
      {matrix.columns.map(({ agencyId }) => {
        const cell = cells.get(agencyId);
        return cell ? (
          <MatrixCellView key={agencyId} {...rest} cell={cell} agencyId={agencyId} measure={measure} short={short} />
        ) : (
          <td key={agencyId} className="border-r border-b border-line bg-sunken" />
        );
      })}
    </tr>
  );
}
