import { Link } from '@remix-run/react';
import { FilterX } from 'lucide-react';
import { useMemo } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { MatrixLegend } from '../../components/snapshot/matrix-legend.tsx';
import { type CellChange, MatrixTable } from '../../components/snapshot/matrix-table.tsx';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import type { AgencyId, CardId } from '../../domain/ids.ts';
import type { MatrixCell } from '../../domain/matrix.ts';
import { filterMatrix } from './filter-matrix.ts';
import type { MatrixData, SnapshotPage } from './page-data.ts';
import type { Links } from './use-links.ts';

interface MatrixPartProps {
  readonly page: SnapshotPage;
  readonly data: MatrixData;
  readonly links: Links;
  readonly agencies: ReadonlyMap<AgencyId, string>;
}

/** All measures by all agencies, as the snapshot has them. */
export function MatrixPart({ page, data, links, agencies }: MatrixPartProps) {
  const { t } = useTexts();
  const { kinds, card } = links.address;
  const matrix = useMemo(() => filterMatrix(data.matrix, data.changes, kinds), [data, kinds]);
  const changeOf = ({ card: { id } }: MatrixCell): CellChange | null => {
    const change = data.changes.get(id);
    if (!change || kinds.length === 0) return change ?? null;
    const shown = change.kinds.filter((kind) => kinds.includes(kind));
    const isMoved = shown.some((kind) => kind.startsWith('moved-'));
    return shown.length === 0 ? null : { kinds: shown, from: isMoved ? change.from : null, tasks: 0 };
  };
  if (matrix.rows.length === 0) {
    const clear = (
      <Link to={links.to({ kinds: [], agency: null })} preventScrollReset replace className="button">
        {t('compare.clear')}
      </Link>
    );
    return (
      <EmptyState icon={FilterX} title={t('compare.nothingShown')} action={clear}>
        <p>{t('compare.nothingShownHelp')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <div className="border-b border-line bg-surface px-3 py-1 sm:px-4">
        <MatrixLegend stages={page.stages} isCompared={page.compared !== null} />
      </div>
      <MatrixTable
        matrix={matrix}
        stages={page.stages}
        agencies={agencies}
        today={page.today}
        openCard={card as CardId | null}
        changeOf={changeOf}
        cellHref={(cell) => links.to({ card: cell.card.id })}
        rowHref={({ id }) => links.to({ view: 'measure', measure: id, agency: null, card: null })}
        columnHref={(id) => links.to({ view: 'agency', agency: id, measure: null, card: null })}
      />
    </>
  );
}
