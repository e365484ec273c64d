import { ChevronLeft, ChevronRight, Pause, Play, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { PlanStatus } from '../../collab/live-plan.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { LiveLine } from '../../components/overview/live-line.tsx';
import { TotalsLine } from '../../components/overview/totals-line.tsx';
import { useTexts } from '../../components/overview/use-texts.ts';
import { StageIcon } from '../../components/stage-icon.tsx';
import type { MatrixCounts } from '../../domain/matrix.ts';
import { wallPages } from '../../domain/wall-pages.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { OverviewParts } from './parts.ts';
import { useWallFit, useWallPage } from './use-wall.ts';
import { WallTable } from './wall-table.tsx';

interface WallScreenProps extends OverviewParts {
  readonly status: PlanStatus;
  readonly counts: MatrixCounts;
  readonly onExit: () => void;
  /** What is said aloud: the page behind is not heard. */
  readonly children: ReactNode;
}

const BUTTON = 'flex size-9 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink';

/** The overview for a screen that is read from across the room: page by page, each as large as it may be. */
export function WallScreen({ status, counts, onExit, children, ...parts }: WallScreenProps) {
  const { state, matrix } = parts;
  const { t } = useTexts();
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const fit = useWallFit(matrix.rows.length, matrix.columns.length);
  const pages = useMemo(() => wallPages(matrix, fit), [matrix, fit]);
  const { page, turn, isTurning, toggle } = useWallPage(pages.length);

  useEffect(() => {
    // The rest of the page is out of reach while it is open.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key] as 1 | -1 | undefined;
    if (by === undefined) return;
    event.preventDefault();
    turn(by);
  }

  return (
    <dialog
      ref={dialog}
      aria-label={t('wall.label')}
      onCancel={(event) => {
        event.preventDefault();
        onExit();
      }}
      onKeyDown={onKeyDown}
      className="m-0 h-dvh max-h-none w-dvw max-w-none flex-col gap-2 overflow-hidden bg-ground px-4 py-2 text-ink open:flex"
    >
      {children}
      <header className="flex flex-col gap-1">
        <div className="flex items-center gap-4">
          <h1 lang={DOCUMENT_LANGUAGE} className="min-w-0 flex-1 truncate text-3xl leading-snug font-semibold">
            {state.plan.title}
          </h1>
          <LiveLine status={status} isLarge />
          {pages.length > 1 && (
            <span className="flex items-center gap-1 text-xl whitespace-nowrap tabular-nums">
              <button type="button" aria-label={t('wall.previous')} onClick={() => turn(-1)} className={BUTTON}>
                <ChevronLeft aria-hidden="true" />
              </button>
              {t('wall.page', { page: page + 1, pages: pages.length })}
              <button type="button" aria-label={t('wall.next')} onClick={() => turn(1)} className={BUTTON}>
                <ChevronRight aria-hidden="true" />
              </button>
              <button
                type="button"
                aria-label={t(isTurning ? 'wall.pause' : 'wall.play')}
                onClick={toggle}
                className={BUTTON}
              >
                {isTurning ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
              </button>
            </span>
          )}
          <button
            type="button"
            aria-label={t('wall.exit')}
            title={`${t('wall.exit')}  Esc`}
            onClick={onExit}
            className={BUTTON}
          >
            <X aria-hidden="true" />
          </button>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-6 text-2xl">
          <TotalsLine counts={counts} of="cells" />
          <ul className="flex gap-x-5 text-xl text-ink-soft">
            {state.stages.map((stage) => (
              <li key={stage.id} className="inline-flex items-center gap-1.5">
                <StageIcon category={stage.category} className="size-6" />
                {stageName(stage, language)}
              </li>
            ))}
          </ul>
        </div>
      </header>
      <WallTable {...parts} matrix={pages[page] ?? matrix} />
    </dialog>
  );
}
