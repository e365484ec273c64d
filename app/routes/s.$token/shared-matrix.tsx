import { useMemo } from 'react';
import { MatrixLegend } from '../../components/snapshot/matrix-legend.tsx';
import { MatrixTable } from '../../components/snapshot/matrix-table.tsx';
import type { CardId } from '../../domain/ids.ts';
import { toMatrix } from '../../domain/matrix.ts';
import type { SharedPartProps } from './shared-board.tsx';

/** All measures by all agencies. */
export function SharedMatrix({ snapshot, names, addresses: { address, to } }: SharedPartProps) {
  const matrix = useMemo(() => toMatrix(snapshot, snapshot.today), [snapshot]);
  return (
    <>
      <div className="border-b border-line bg-surface px-3 py-1 sm:px-4">
        <MatrixLegend stages={snapshot.stages} />
      </div>
      <MatrixTable
        matrix={matrix}
        stages={snapshot.stages}
        agencies={names}
        today={snapshot.today}
        openCard={address.card as CardId | null}
        cellHref={({ card }) => to({ card: card.id })}
        rowHref={({ id }) => to({ view: 'measure', of: id, card: null })}
        columnHref={(id) => to({ view: 'agency', of: id, card: null })}
      />
    </>
  );
}
