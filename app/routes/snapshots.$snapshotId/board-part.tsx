import { Link } from '@remix-run/react';
import { BadgeCheck, CircleHelp, Equal, FilterX } from 'lucide-react';
import { useMemo } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { FrozenBoard } from '../../components/snapshot/frozen-board.tsx';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import type { AgencyId, CardId } from '../../domain/ids.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { hasKind } from './choices.ts';
import type { BoardData, SnapshotPage } from './page-data.ts';
import type { Links } from './use-links.ts';

interface BoardPartProps {
  readonly page: SnapshotPage;
  readonly board: BoardData;
  readonly links: Links;
  readonly agencies: ReadonlyMap<AgencyId, string>;
}

/** A board, or a measure on all boards, as the snapshot has it. */
export function BoardPart({ page, board, links, agencies }: BoardPartProps) {
  const { kinds, card } = links.address;
  const columns = useMemo(
    () =>
      board.columns.map((column) => ({
        ...column,
        entries: column.entries.filter(({ diff }) => hasKind(diff?.kinds, kinds)),
      })),
    [board.columns, kinds],
  );
  const measures = useMemo(() => new Map(board.measures.map((measure) => [measure.id, measure])), [board.measures]);
  const isEmpty = columns.every(({ entries }) => entries.length === 0);
  return (
    <>
      <Confirmation page={page} board={board} />
      {isEmpty && page.compared && <NothingShown links={links} />}
      <FrozenBoard
        columns={columns}
        measures={measures}
        agencies={agencies}
        today={page.today}
        heading={board.measureId !== null ? 'agency' : board.agencyId === null ? 'both' : 'title'}
        openCard={card as CardId | null}
        cardHref={(id) => links.to({ card: id })}
      />
    </>
  );
}

/** Whether the agency had said that its board is as things are, where somebody had asked. */
function Confirmation({ page: { call }, board: { agencyId, confirmation } }: Pick<BoardPartProps, 'page' | 'board'>) {
  const { t } = useTexts();
  const language = useLanguage();
  if (!call || agencyId === null) return null;
  const Icon = confirmation ? BadgeCheck : CircleHelp;
  return (
    <p
      className={`mx-3 mt-2 flex w-fit max-md:mb-2 flex-wrap items-center gap-1.5 rounded px-2 py-0.5 text-sm sm:mx-4 ${confirmation ? 'bg-done-soft text-done' : 'bg-behind-soft text-behind'}`}
    >
      <Icon aria-hidden="true" size={16} />
      {confirmation
        ? t('confirmation.confirmed', { name: confirmation.by, at: formatMoment(language, confirmation.at) })
        : `${t('confirmation.missing')} · ${t('confirmation.called', { name: call.by, at: formatMoment(language, call.at) })}`}
    </p>
  );
}

function NothingShown({ links }: { links: Links }) {
  const { t } = useTexts();
  if (links.address.kinds.length === 0) {
    return (
      <EmptyState icon={Equal} title={t('compare.none')}>
        <p>{t('compare.noneHelp')}</p>
      </EmptyState>
    );
  }
  const clear = (
    <Link to={links.to({ kinds: [] })} preventScrollReset replace className="button">
      {t('compare.clear')}
    </Link>
  );
  return (
    <EmptyState icon={FilterX} title={t('compare.nothingShown')} action={clear}>
      <p>{t('compare.nothingShownHelp')}</p>
    </EmptyState>
  );
}
