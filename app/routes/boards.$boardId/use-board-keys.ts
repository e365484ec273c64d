import { useNavigate, useParams } from '@remix-run/react';
import { type RefObject, useEffect, useRef } from 'react';
import type { DragStore } from '../../components/board/drag-store.ts';
import { nearestByHeight } from '../../components/board/drag-target.ts';
import { boxOf, cardElement, cardsIn, focusCard, idOf } from '../../components/board/screen.ts';
import type { Column } from '../../domain/columns.ts';
import { type Filters, isFiltering, NO_FILTERS } from '../../domain/filters.ts';
import type { CardId, StageId } from '../../domain/ids.ts';

interface Options {
  readonly shown: readonly Column[];
  readonly filters: Filters;
  readonly setFilters: (filters: Filters) => void;
  readonly mayWrite: boolean;
  readonly undo: () => void;
  readonly filterField: RefObject<HTMLInputElement>;
  readonly keysDialog: RefObject<HTMLDialogElement>;
  readonly setAdding: (stage: StageId) => void;
  readonly cardHref: (cardId: CardId) => string;
  readonly drag: DragStore;
}

/** The board's keys. They keep out of text fields, compositions, menus, dialogs and drags. */
export function useBoardKeys(options: Options): void {
  const navigate = useNavigate();
  const { cardId: open } = useParams();
  const latest = useRef({ ...options, navigate, open });
  latest.current = { ...options, navigate, open };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current;
      if (event.defaultPrevented || event.isComposing || now.drag.state.active !== null || isBusy(event.target)) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'z') {
        if (!now.mayWrite) return;
        event.preventDefault();
        now.undo();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (act(event.key, event.target, now)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

type Now = Options & { readonly navigate: ReturnType<typeof useNavigate>; readonly open: string | undefined };

/** Returns whether the key meant something. */
function act(key: string, target: EventTarget | null, now: Now): boolean {
  switch (key) {
    case '?':
      now.keysDialog.current?.showModal();
      return true;
    case '/': {
      const field = now.filterField.current;
      field?.focus();
      field?.select();
      return document.activeElement === field;
    }
    case 'x':
      if (isFiltering(now.filters)) now.setFilters(NO_FILTERS);
      return true;
    case 'q':
      now.setFilters({ ...now.filters, mine: !now.filters.mine });
      return true;
    case 'n': {
      const first = now.shown[0];
      if (now.mayWrite && first) now.setAdding(first.stage.id);
      return now.mayWrite;
    }
    case 'j':
    case 'k':
      return step(key === 'j' ? 1 : -1, now);
    case 'ArrowUp':
    case 'ArrowDown':
    case 'ArrowLeft':
    case 'ArrowRight':
      return moveFocus(key, target, now.shown);
    default:
      return false;
  }
}

/** From an open card to the next one on the board, in reading order of the columns. */
function step(by: 1 | -1, { open, shown, navigate, cardHref }: Now): boolean {
  if (open === undefined) return false;
  const ids = shown.flatMap(({ cards }) => cards.map(({ id }) => id));
  const next = ids[ids.indexOf(open as CardId) + by];
  if (next === undefined) return false;
  navigate(cardHref(next), { replace: true, preventScrollReset: true });
  return true;
}

function moveFocus(key: string, target: EventTarget | null, shown: readonly Column[]): boolean {
  const card = target instanceof Element ? target.closest('[data-card]') : null;
  if (!card) {
    if (target !== document.body) return false;
    const first = shown.flatMap(({ cards }) => cards)[0];
    if (first) focusCard(first.id, 'title');
    return first !== undefined;
  }
  const id = idOf(card);
  const at = shown.findIndex(({ cards }) => cards.some((one) => one.id === id));
  const here = shown[at];
  if (!here) return false;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const next = here.cards[here.cards.findIndex((one) => one.id === id) + (key === 'ArrowUp' ? -1 : 1)];
    if (next) focusCard(next.id, 'title');
    return true;
  }
  const by = key === 'ArrowLeft' ? -1 : 1;
  const box = boxOf(cardElement(id) ?? card);
  for (let i = at + by; shown[i]; i += by) {
    const cards = cardsIn((shown[i] as Column).stage.id);
    const nearest = cards[nearestByHeight((box.top + box.bottom) / 2, cards.map(boxOf))];
    if (!nearest) continue;
    focusCard(idOf(nearest), 'title');
    return true;
  }
  return true;
}

/** Somewhere a key has a meaning of its own. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, dialog, [role="menu"]') !== null;
}
