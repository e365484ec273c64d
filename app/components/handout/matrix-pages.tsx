import { CalendarX, Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AgencyId } from '../../domain/ids.ts';
import { type MatrixCell, type MatrixCounts, toMatrix } from '../../domain/matrix.ts';
import { measureName } from '../../domain/plan.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Paper } from '../../snapshots/services.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { StageIcon } from '../stage-icon.tsx';

/** Columns side by side at most, so that a cell's words stay legible at arm's length. */
const COLUMNS: Readonly<Record<Paper, number>> = { a4: 14, a3: 24 };

/** What a row or a column is of: a measure, or an agency. */
interface Line {
  readonly key: string;
  readonly name: string;
  readonly counts: MatrixCounts;
}

/** A matrix with its longer side down the paper, which has room for it: pages go on downwards by themselves. */
interface Sheet {
  readonly down: readonly Line[];
  readonly across: readonly Line[];
  readonly isTurned: boolean;
  readonly cell: (row: Line, column: Line) => MatrixCell | undefined;
}

/** Measures × agencies, in as many tables as the paper is too narrow for, each of them whole in itself. */
export function MatrixPages({ snapshot, paper }: { snapshot: Snapshot; paper: Paper }) {
  const { t } = useTranslation('handout');
  const sheet = toSheet(snapshot);
  const parts = evenly(sheet.across, COLUMNS[paper]);
  return parts.map((across, i) => (
    <section key={across[0]?.key ?? i} id={i === 0 ? 'matrix' : undefined} className="matrix page">
      <h2>{parts.length === 1 ? t('section.matrix') : t('matrix.part', { part: i + 1, parts: parts.length })}</h2>
      {i === 0 && <Legend />}
      <MatrixTable sheet={{ ...sheet, across }} isLast={i === parts.length - 1} />
    </section>
  ));
}

function toSheet(snapshot: Snapshot): Sheet {
  const { rows, columns } = toMatrix(snapshot, snapshot.today);
  const names = new Map(snapshot.agencies.map(({ id, name }) => [id, name]));
  const cells = new Map(rows.map(({ measure, cells: ofMeasure }) => [measure.id as string, ofMeasure]));
  const measures = rows.map(({ measure, counts }) => ({
    key: measure.id,
    name: measureName(measure),
    counts,
  }));
  const agencies = columns.map(({ agencyId, counts }) => ({ key: agencyId, name: names.get(agencyId) ?? '', counts }));
  const of = (measure: Line, agency: Line) => cells.get(measure.key)?.get(agency.key as AgencyId);
  return agencies.length > measures.length
    ? { down: agencies, across: measures, isTurned: true, cell: (row, column) => of(column, row) }
    : { down: measures, across: agencies, isTurned: false, cell: of };
}

/** @param isLast the one with what the rows come to */
function MatrixTable({ sheet, isLast }: { sheet: Sheet; isLast: boolean }) {
  const { t } = useTranslation('handout');
  const { down, across, isTurned, cell } = sheet;
  return (
    <table>
      <caption>{t('matrix.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className="first">
            {t(isTurned ? 'matrix.agency' : 'matrix.measure')}
          </th>
          {across.map(({ key, name }) => (
            <th key={key} scope="col" lang={DOCUMENT_LANGUAGE}>
              {name}
            </th>
          ))}
          {isLast && <th scope="col">{t('matrix.total')}</th>}
        </tr>
      </thead>
      <tbody className="sums">
        <tr>
          <th scope="row">{t('matrix.total')}</th>
          {across.map(({ key, counts }) => (
            <Counts key={key} counts={counts} />
          ))}
          {isLast && <td />}
        </tr>
      </tbody>
      <tbody>
        {down.map((row) => (
          <tr key={row.key}>
            <th scope="row" lang={DOCUMENT_LANGUAGE}>
              {row.name}
            </th>
            {across.map((column) => (
              <Cell key={column.key} cell={cell(row, column)} />
            ))}
            {isLast && <Counts counts={row.counts} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell }: { cell: MatrixCell | undefined }) {
  const { t } = useTranslation('handout');
  const language = useLanguage();
  if (!cell) return <td className="none" />;
  const { stage, card, late, lateness, tasks } = cell;
  return (
    <td className={late ? 'late' : undefined}>
      <span className="stage">
        {stage && <StageIcon category={stage.category} />}
        {stage ? stageName(stage, language) : card.placement.stage}
      </span>
      {late && (
        <span className="mark">
          <CalendarX aria-hidden="true" />
          {t('matrix.overdue')}
        </span>
      )}
      {lateness?.kind === 'soon' && <span className="mark">{t('matrix.soon', { count: lateness.days })}</span>}
      {lateness?.kind === 'today' && <span className="mark">{t('matrix.today')}</span>}
      {card.supervision && (
        <span className="mark">
          <Flag aria-hidden="true" />
          {t('matrix.supervised')}
        </span>
      )}
      {tasks.all > 0 && <span className="mark">{t('matrix.tasks', tasks)}</span>}
    </td>
  );
}

function Counts({ counts: { cells, done, late, supervised } }: { counts: MatrixCounts }) {
  const { t } = useTranslation('handout');
  return (
    <td className="counts">
      <span>
        {done}/{cells}
      </span>
      {late > 0 && (
        <span>
          {late} {t('matrix.late')}
        </span>
      )}
      {supervised > 0 && (
        <span>
          {supervised} {t('matrix.supervised')}
        </span>
      )}
    </td>
  );
}

function Legend() {
  const { t } = useTranslation('handout');
  return (
    <p className="legend">
      {t('matrix.legend')} <CalendarX aria-hidden="true" /> {t('matrix.lateMark')} · <Flag aria-hidden="true" />{' '}
      {t('matrix.supervisedMark')} · {t('matrix.dueMark')}
    </p>
  );
}

/** Some things in as few groups as their size allows, each about as large as the others. At least one group. */
export function evenly<T>(all: readonly T[], most: number): T[][] {
  const groups = Math.max(1, Math.ceil(all.length / most));
  const size = Math.ceil(all.length / groups);
  return Array.from({ length: groups }, (_, i) => all.slice(i * size, (i + 1) * size));
}
