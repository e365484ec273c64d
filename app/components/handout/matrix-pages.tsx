import { CalendarX, Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Matrix, type MatrixCell, type MatrixCounts, toMatrix } from '../../domain/matrix.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Paper } from '../../snapshots/services.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { StageIcon } from '../stage-icon.tsx';

/** Agencies side by side at most, so that a cell's words stay legible at arm's length. */
const COLUMNS: Readonly<Record<Paper, number>> = { a4: 8, a3: 16 };

/** Measures × agencies, in as many tables as the paper is too narrow for, each of them whole in itself. */
export function MatrixPages({ snapshot, paper }: { snapshot: Snapshot; paper: Paper }) {
  const { t } = useTranslation('handout');
  const matrix = toMatrix(snapshot, snapshot.today);
  const parts = evenly(matrix.columns, COLUMNS[paper]);
  return parts.map((columns, i) => (
    <section key={columns[0]?.boardId ?? i} id={i === 0 ? 'matrix' : undefined} className="matrix page">
      <h2>{parts.length === 1 ? t('section.matrix') : t('matrix.part', { part: i + 1, parts: parts.length })}</h2>
      <MatrixTable snapshot={snapshot} rows={matrix.rows} columns={columns} isLast={i === parts.length - 1} />
      {i === 0 && <Legend />}
    </section>
  ));
}

interface MatrixTableProps extends Matrix {
  readonly snapshot: Snapshot;
  /** The one with what the rows come to. */
  readonly isLast: boolean;
}

function MatrixTable({ snapshot, rows, columns, isLast }: MatrixTableProps) {
  const { t } = useTranslation('handout');
  const names = new Map(snapshot.agencies.map(({ id, name }) => [id, name]));
  return (
    <table>
      <caption>{t('matrix.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className="measure">
            {t('matrix.measure')}
          </th>
          {columns.map(({ agencyId }) => (
            <th key={agencyId} scope="col" lang={DOCUMENT_LANGUAGE}>
              {names.get(agencyId)}
            </th>
          ))}
          {isLast && <th scope="col">{t('matrix.total')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ measure, cells, counts }) => (
          <tr key={measure.id}>
            <th scope="row" lang={DOCUMENT_LANGUAGE}>
              （{measure.number}）{measure.title}
            </th>
            {columns.map(({ agencyId }) => (
              <Cell key={agencyId} cell={cells.get(agencyId)} />
            ))}
            {isLast && <Counts counts={counts} />}
          </tr>
        ))}
      </tbody>
      <tbody className="sums">
        <tr>
          <th scope="row">{t('matrix.total')}</th>
          {columns.map(({ agencyId, counts }) => (
            <Counts key={agencyId} counts={counts} />
          ))}
          {isLast && <td />}
        </tr>
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
        {done}/{cells} {t('matrix.done')}
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
