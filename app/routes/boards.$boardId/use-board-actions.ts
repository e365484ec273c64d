import { useNavigate } from '@remix-run/react';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '../../collab/live-board.ts';
import type { BoardCommands, CardPart } from '../../components/board/board-commands.ts';
import { DragStore } from '../../components/board/drag-store.ts';
import type { Face } from '../../components/board/face.ts';
import { focusCard, lightCard } from '../../components/board/screen.ts';
import type { ToastOffers } from '../../components/board/toast.tsx';
import { useBrowserLayoutEffect } from '../../components/use-browser-layout-effect.ts';
import type { Card } from '../../domain/board.ts';
import { type Column, type Place, placementAt, placeOf, targetIndex } from '../../domain/columns.ts';
import type { CardId, StageId } from '../../domain/ids.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';

interface Options {
  readonly live: LiveBoard;
  /** Everything on the board, and what of it is shown. */
  readonly columns: readonly Column[];
  readonly shown: readonly Column[];
  readonly faceOf: (card: Card) => Face;
  readonly notify: (text: string, offers?: ToastOffers) => void;
  /** Lets the person write down what was achieved. */
  readonly offerNote: (card: Card, title: string) => void;
  readonly announce: (text: string) => void;
  /** Keeps a card on view though the filter leaves it out. */
  readonly keep: (cardId: CardId) => void;
  readonly cardHref: (cardId: CardId) => string;
}

/** What can be done on the board, with the words said of it. Stable: nothing repaints for them. */
export function useBoardActions(options: Options) {
  const { t } = useTranslation('board');
  const language = useLanguage();
  const navigate = useNavigate();
  const drag = useMemo(() => new DragStore(), []);
  const latest = useRef({ ...options, t, language, navigate });
  latest.current = { ...options, t, language, navigate };
  /** The card that was just moved, to be lit and focused where it comes to stand. */
  const moved = useRef<{ cardId: CardId; focus: CardPart | null } | null>(null);

  useBrowserLayoutEffect(() => {
    if (moved.current === null) return;
    const { cardId, focus } = moved.current;
    moved.current = null;
    lightCard(cardId);
    if (focus) focusCard(cardId, focus);
  }, [options.shown]);

  const actions = useMemo(() => {
    const now = () => latest.current;
    const column = (columns: readonly Column[], stage: StageId) =>
      columns.find((one) => one.stage.id === stage)?.cards ?? [];
    const stageNameOf = (stage: StageId) => {
      const found = now().columns.find((one) => one.stage.id === stage);
      return found ? stageName(found.stage, now().language) : '';
    };
    const titleOf = (cardId: CardId) => {
      const card = now().live.board.cards.get(cardId);
      if (!card) return now().t('card.untitled');
      const { title, number } = now().faceOf(card);
      const name = title === '' ? now().t('card.untitled') : title;
      return card.kind === 'measure' && number !== null ? `（${number}）${name}` : name;
    };
    const countIn = (stage: StageId, without: CardId | null) =>
      column(now().shown, stage).filter(({ id }) => id !== without).length;

    const undo = () => {
      const { live, notify, t } = now();
      const result = live.actions.undoMove();
      switch (result.kind) {
        case 'undone':
          moved.current = { cardId: result.cardId, focus: null };
          notify(t('undo.undone', { title: titleOf(result.cardId) }));
          break;
        case 'moved-since':
          notify(t('undo.moved-since', { title: titleOf(result.cardId) }));
          break;
        case 'nothing':
          notify(t('undo.nothing'));
          break;
      }
    };

    const move = (cardId: CardId, to: Place, focus: CardPart | null) => {
      const { live, columns, shown, announce, notify, keep, t } = now();
      const from = placeOf(shown, cardId);
      const title = titleOf(cardId);
      if (!live.ready) return;
      if (from && from.stage === to.stage && from.index === to.index) {
        announce(t('drag.cancelled', { title }));
        if (focus) focusCard(cardId, focus);
        return;
      }
      const placement = placementAt(to.stage, column(columns, to.stage), column(shown, to.stage), cardId, to.index);
      moved.current = { cardId, focus };
      // In another stage it may be what the filter leaves out; whoever moved it still wants to see it.
      keep(cardId);
      live.actions.move(cardId, placement);
      const total = countIn(to.stage, cardId) + 1;
      const card = live.board.cards.get(cardId);
      // Within a stage nothing is achieved.
      const note = card && from?.stage !== to.stage ? () => now().offerNote(card, title) : undefined;
      const position = Math.min(to.index + 1, total);
      notify(t('move.done', { title, stage: stageNameOf(to.stage), position, total }), { undo, note });
    };

    const commands: BoardCommands = {
      drag,
      standing(cardId) {
        const place = placeOf(now().shown, cardId);
        return place && { ...place, count: countIn(place.stage, null) };
      },
      countIn,
      titleOf,
      stageNameOf,
      move,
      moveTo(cardId, target, focus) {
        const stage = now().columns.find((one) => one.stage.id === target.stageId)?.stage.id;
        if (stage === undefined) return;
        const index = targetIndex(target, placeOf(now().shown, cardId), countIn(stage, cardId));
        move(cardId, { stage, index }, focus);
      },
      hold: () => now().live.actions.freeze(),
      release: () => now().live.actions.thaw(),
      showHeld: (cardId) => now().live.actions.show({ held: cardId }),
      announce: (text) => now().announce(text),
    };

    const addTask = (stage: StageId, title: string, andOpen: boolean) => {
      const { live, columns, shown, announce, keep, cardHref, navigate, t } = now();
      if (!live.ready) return;
      const [all, visible] = [column(columns, stage), column(shown, stage)];
      const placement = placementAt(stage, all, visible, null, visible.length);
      const id = live.actions.addTask({ measureId: null, commitmentId: null, title, placement });
      keep(id);
      moved.current = { cardId: id, focus: null };
      announce(t('add.done', { title: title.trim() }));
      if (andOpen) navigate(cardHref(id), { preventScrollReset: true });
    };

    return { commands, addTask, undo };
  }, [drag]);

  return { ...actions, undo: useCallback(() => actions.undo(), [actions]) };
}
