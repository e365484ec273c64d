import { Link } from '@remix-run/react';
import { CalendarClock, CalendarX, Flag, Keyboard, LayoutGrid, ListFilter, Rows3, Rows4 } from 'lucide-react';
import { type ReactNode, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '../../collab/live-board.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { FilterBar } from '../../components/board/filter-bar.tsx';
import { Presence } from '../../components/board/presence.tsx';
import { SyncStatusLine } from '../../components/board/sync-status.tsx';
import { type Filters, isFiltering } from '../../domain/filters.ts';
import type { BoardView } from '../../services.ts';

interface BoardHeaderProps {
  readonly view: BoardView;
  readonly live: LiveBoard;
  readonly cards: number;
  readonly late: number;
  readonly archived: number;
  readonly supervised: number;
  /** What leads have put on the board as a whole. */
  readonly aside: ReactNode;
  readonly shown: number;
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly filterField: Ref<HTMLInputElement>;
  readonly isCompact: boolean;
  readonly onCompact: (compact: boolean) => void;
  readonly onKeys: () => void;
}

const ICON_BUTTON =
  'flex size-8 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent';

/** Whose board it is, how it stands, who is here, whether all is saved, and what of it is shown. */
export function BoardHeader(props: BoardHeaderProps) {
  const {
    view,
    live,
    cards,
    late,
    archived,
    supervised,
    aside,
    shown,
    filters,
    onFilters,
    filterField,
    isCompact,
    onCompact,
    onKeys,
  } = props;
  const { t } = useTranslation('board');
  const [isFilterOpen, setFilterOpen] = useState(() => isFiltering(filters));
  const Density = isCompact ? Rows3 : Rows4;
  return (
    <div className="relative flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-ground px-3 py-1.5 sm:px-4">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
        <h1 lang={DOCUMENT_LANGUAGE} className="text-lg font-semibold">
          {view.agency.name}
        </h1>
        <p className="flex items-center gap-x-3 text-sm whitespace-nowrap text-ink-soft">
          <span>{t('counts.cards', { count: cards })}</span>
          {late > 0 && (
            <span className="inline-flex items-center gap-1 font-medium text-overdue">
              <CalendarX aria-hidden="true" size={14} />
              {t('counts.late', { count: late })}
            </span>
          )}
          {supervised > 0 && (
            <span className="inline-flex items-center gap-1 font-medium text-overdue">
              <Flag aria-hidden="true" size={14} />
              {t('counts.supervised', { count: supervised })}
            </span>
          )}
          {archived > 0 && (
            <Link to={`/boards/${view.id}/archived`} className="inline-flex min-h-6 items-center hover:text-accent">
              {t('counts.archived', { count: archived })}
            </Link>
          )}
          <Link
            to={`/plans/${view.plan.id}/boards`}
            className="inline-flex min-h-6 items-center gap-1 hover:text-accent max-sm:hidden"
          >
            <LayoutGrid aria-hidden="true" size={14} />
            {t('planLink')}
          </Link>
        </p>
      </div>
      {aside}
      <div className="ml-auto flex items-center gap-3">
        <SyncStatusLine status={live.status} />
        <Presence peers={live.peers} />
        <span className="flex">
          <Link
            to={`/boards/${view.id}/history`}
            aria-label={t('history')}
            title={t('history')}
            className={ICON_BUTTON}
          >
            <CalendarClock aria-hidden="true" size={18} />
          </Link>
          <button
            type="button"
            aria-label={t('filter.show')}
            title={t('filter.show')}
            aria-expanded={isFilterOpen}
            onClick={() => setFilterOpen(!isFilterOpen)}
            className={`${ICON_BUTTON} lg:hidden`}
          >
            <ListFilter aria-hidden="true" size={18} />
          </button>
          <button
            type="button"
            aria-label={t('density.label')}
            title={t('density.label')}
            aria-pressed={isCompact}
            onClick={() => onCompact(!isCompact)}
            className={ICON_BUTTON}
          >
            <Density aria-hidden="true" size={18} />
          </button>
          <button
            type="button"
            aria-label={t('keys.button')}
            title={`${t('keys.button')}  ?`}
            onClick={onKeys}
            className={`${ICON_BUTTON} max-md:hidden`}
          >
            <Keyboard aria-hidden="true" size={18} />
          </button>
        </span>
      </div>
      <div className={`w-full print:hidden ${isFilterOpen ? '' : 'max-lg:hidden'}`}>
        <FilterBar ref={filterField} filters={filters} shown={shown} all={cards} onChange={onFilters} />
      </div>
    </div>
  );
}
