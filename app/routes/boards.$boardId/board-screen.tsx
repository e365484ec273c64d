import { PrefetchPageLinks, useLocation } from '@remix-run/react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLiveBoard } from '../../collab/use-board.ts';
import { DragBoard } from '../../components/board/board-columns.tsx';
import { CommandsProvider, ReadyProvider } from '../../components/board/board-commands.ts';
import { ColumnView } from '../../components/board/column-view.tsx';
import { DropTabs } from '../../components/board/drop-tabs.tsx';
import type { Face } from '../../components/board/face.ts';
import { KeepingBanner } from '../../components/board/keeping-banner.tsx';
import { KeysDialog } from '../../components/board/keys-dialog.tsx';
import { createFaces } from '../../components/board/make-face.ts';
import { QuickAdd } from '../../components/board/quick-add.tsx';
import { StagesProvider } from '../../components/board/stages.ts';
import { Toast, type ToastMessage, type ToastOffers } from '../../components/board/toast.tsx';
import { useVisibleStage } from '../../components/board/use-visible-stage.ts';
import type { Card, LimitedStage } from '../../domain/board.ts';
import { type Column, shareColumns, toColumns } from '../../domain/columns.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { CardId, PersonId, StageId } from '../../domain/ids.ts';
import { isLate } from '../../domain/lateness.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { BoardMarks, BoardView } from '../../services.ts';
import type { BoardContext } from './board-context.ts';
import { BoardHeader } from './board-header.tsx';
import { NothingShown } from './nothing-shown.tsx';
import { useBoardActions } from './use-board-actions.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useCardMarks } from './use-card-marks.ts';
import { useCardPeers } from './use-card-peers.ts';
import { useFilters } from './use-filters.ts';
import { useLedAlong } from './use-led-along.ts';
import { useMarks } from './use-marks.ts';
import { useMarksParts } from './use-marks-parts.ts';
import { usePressHold } from './use-press-hold.ts';
import { useProgressLine } from './use-progress-line.tsx';
import { useViewSettings } from './use-view-settings.ts';

interface BoardScreenProps {
  readonly view: BoardView;
  readonly me: { readonly id: PersonId; readonly name: string };
  readonly today: IsoDate;
  /** The card that is open beside the board. */
  readonly children: (context: BoardContext) => ReactNode;
}

const NOBODY: ReadonlySet<CardId> = new Set();

/** The board page: the live document, sorted and filtered, with everything that can be done to it. */
export function BoardScreen({ view: loaded, me, today, children }: BoardScreenProps) {
  const language = useLanguage();
  const live = useLiveBoard(loaded, me);
  const { marks, reload: reloadMarks } = useMarks(loaded, live);
  const view = useView(loaded, marks);
  const mayWrite = view.access === 'write';
  const { filters, setFilters, isShown, search } = useFilters(today);
  const here = useLocation();
  const settings = useViewSettings();
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const [adding, setAdding] = useState<StageId | null>(null);
  const [kept, setKept] = useState(NOBODY);
  const filterField = useRef<HTMLInputElement>(null);
  const keysDialog = useRef<HTMLDialogElement>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const { cards } = live.board;
  const cardMarks = useCardMarks(cards, marks);
  const makeFace = useMemo(() => createFaces(view), [view]);
  const faceOf = useCallback((card: Card) => makeFace(card, cardMarks.get(card.id)), [makeFace, cardMarks]);
  const columns = useShared(useMemo(() => toColumns(view.stages, cards.values()), [view.stages, cards]));
  const shown = useShared(
    useMemo(
      () =>
        columns.map((column) => ({
          stage: column.stage,
          cards: column.cards.filter((card) => kept.has(card.id) || isShown(faceOf(card))),
        })),
      [columns, kept, isShown, faceOf],
    ),
  );
  // What was kept on view in spite of one filter is not kept in spite of the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter's change is the event
  useEffect(() => setKept(NOBODY), [filters]);

  const notify = useCallback((text: string, offers: ToastOffers = {}) => {
    setMessage((last) => ({ id: (last?.id ?? 0) + 1, text, ...offers }));
  }, []);
  const closeToast = useCallback(() => setMessage(null), []);
  useLedAlong(view, live.mergedInto, notify);
  const progress = useProgressLine(closeToast);
  const keep = useCallback((id: CardId) => setKept((before) => new Set([...before, id])), []);

  const cardHref = useCallback((id: CardId) => `/boards/${view.id}/cards/${id}${search}`, [view.id, search]);
  const boardHref = `/boards/${view.id}${search}`;
  const { commands, addTask, undo } = useBoardActions({
    live,
    columns,
    shown,
    faceOf,
    notify,
    keep,
    cardHref,
    announce: setAnnouncement,
    offerNote: progress.open,
  });
  const peersOf = useCardPeers(live.peers);
  const isPassing = useCallback(
    (id: CardId) => {
      const card = cards.get(id);
      return card !== undefined && isShown(faceOf(card));
    },
    [cards, faceOf, isShown],
  );
  const keptHere = useMemo(() => new Set([...kept].filter((id) => !isPassing(id))), [kept, isPassing]);

  useBoardKeys({
    shown,
    filters,
    setFilters,
    mayWrite,
    undo,
    filterField,
    keysDialog,
    setAdding,
    cardHref,
    drag: commands.drag,
  });
  usePressHold(scroller, live.actions, commands.drag);
  const { visibleStage, showStage } = useVisibleStage(
    scroller,
    view.stages.map(({ id }) => id),
  );

  const all = columns.reduce((sum, column) => sum + column.cards.length, 0);
  const seen = shown.reduce((sum, column) => sum + column.cards.length, 0);
  const late = countLate(columns, view, faceOf, today);
  const faces = columns.flatMap((column) => column.cards.map(faceOf));
  const supervised = faces.filter((face) => face.supervised).length;
  const shownIds = new Set(faces.flatMap((face) => face.instructions.map(({ decisionId }) => decisionId)));
  const loose = marks.instructions.filter(({ decisionId }) => !shownIds.has(decisionId));
  const isMarked = view.leads || marks.call !== null || marks.instructions.length > 0 || supervised > 0;
  const parts = useMarksParts(isMarked);
  const writable = mayWrite && live.ready;
  // The script of an open card comes with the board: without a connection it could not be had when a card is opened.
  const firstCard = useFirst(columns);
  const context: BoardContext = {
    view,
    live,
    marks,
    reloadMarks,
    today,
    writable,
    notify,
    moveTo: (cardId, target) => commands.moveTo(cardId, target, null),
    boardHref,
    cardHref,
    notesHref: (id) => `/boards/${view.id}/notes/${id}${search}`,
  };

  const columnViews = shown.map(({ stage, cards: visible }, i) => (
    <ColumnView
      key={stage.id}
      stage={stage}
      cards={visible}
      total={columns[i]?.cards.length ?? 0}
      faceOf={faceOf}
      peersOf={peersOf}
      kept={keptHere}
      today={today}
      mayWrite={mayWrite}
      isFolded={settings.folded.has(stage.id)}
      onFold={settings.fold}
      foot={
        mayWrite && (
          <QuickAdd
            stage={stage.id}
            stageName={stageName(stage, language)}
            isOpen={adding === stage.id}
            isReady={live.ready}
            onOpen={setAdding}
            onAdd={addTask}
          />
        )
      }
    />
  ));

  return (
    <CommandsProvider value={commands}>
      <ReadyProvider value={writable}>
        <StagesProvider value={view.stages}>
          <div
            data-density={settings.isCompact ? 'compact' : 'normal'}
            className="group/board flex h-[calc(100dvh-3rem)] min-h-0 flex-col print:h-auto"
          >
            <div className="relative flex min-h-0 flex-1">
              <div className="flex min-w-0 flex-1 flex-col">
                <BoardHeader
                  view={view}
                  live={live}
                  cards={all}
                  late={late}
                  archived={cards.size - all}
                  supervised={supervised}
                  aside={parts && isMarked && <parts.BoardMarksLine context={context} loose={loose} />}
                  shown={seen}
                  filters={filters}
                  onFilters={setFilters}
                  filterField={filterField}
                  isCompact={settings.isCompact}
                  onCompact={settings.setCompact}
                  onKeys={() => keysDialog.current?.showModal()}
                />
                <DropTabs columns={shown} current={visibleStage} onChoose={showStage} />
                {seen === 0 && all > 0 && <NothingShown all={all} onClear={setFilters} />}
                <Columns isMovable={mayWrite} cards={cards} faceOf={faceOf} today={today}>
                  <div
                    ref={scroller}
                    data-board=""
                    className="relative flex min-h-0 flex-1 snap-x snap-mandatory overflow-x-auto p-2 max-md:gap-4 sm:p-3 md:snap-none md:gap-3 print:flex-wrap"
                  >
                    {columnViews}
                  </div>
                </Columns>
              </div>
              {children(context)}
              <Toast message={message} onClose={closeToast} />
              {progress.show(notify)}
            </div>
            <KeepingBanner status={live.status} href={here.pathname + here.search} onRetry={live.actions.retry} />
          </div>
          {firstCard && live.ready && <PrefetchPageLinks page={cardHref(firstCard.id)} />}
          <KeysDialog ref={keysDialog} />
          <p aria-live="assertive" className="sr-only">
            {announcement}
          </p>
        </StagesProvider>
      </ReadyProvider>
    </CommandsProvider>
  );
}

interface ColumnsProps {
  readonly isMovable: boolean;
  readonly cards: BoardContext['live']['board']['cards'];
  readonly faceOf: (card: Card) => Face;
  readonly today: IsoDate;
  readonly children: ReactNode;
}

/** Who may only read has nothing of dragging in the page. */
function Columns({ isMovable, cards, faceOf, today, children }: ColumnsProps) {
  const latest = useRef(cards);
  latest.current = cards;
  const cardOf = useCallback((id: CardId) => latest.current.get(id) ?? null, []);
  if (!isMovable) return children;
  return (
    <DragBoard cardOf={cardOf} faceOf={faceOf} today={today}>
      {children}
    </DragBoard>
  );
}

/** The board with the plan's stages as they are now: the same object for as long as they are. */
function useView(loaded: BoardView, { stages, retired }: BoardMarks): BoardView {
  const said = JSON.stringify([stages, retired]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what they say is what counts
  return useMemo(() => ({ ...loaded, stages, retired }), [loaded, said]);
}

/** The first card the board ever had: another one at each move would be asked for anew. */
function useFirst(columns: readonly Column[]) {
  const [first] = useState(() => columns.flatMap(({ cards }) => cards)[0]);
  return first;
}

/** Columns that equal those of the last paint are those: what did not change repaints nothing. */
function useShared(columns: readonly Column<LimitedStage>[]): readonly Column<LimitedStage>[] {
  const last = useRef(columns);
  const shared = useMemo(() => shareColumns(last.current, columns), [columns]);
  useEffect(() => {
    last.current = shared;
  }, [shared]);
  return shared;
}

function countLate(columns: readonly Column[], view: BoardView, faceOf: (card: Card) => Face, today: IsoDate): number {
  const measures = new Map(view.measures.map((measure) => [measure.id, measure]));
  let late = 0;
  for (const { stage, cards } of columns) {
    for (const card of cards) {
      const { measureId } = faceOf(card).card;
      const measure = measureId === null ? null : (measures.get(measureId) ?? null);
      if (isLate(card, measure, view.agency.id, stage.category, today)) late++;
    }
  }
  return late;
}
