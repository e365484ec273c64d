import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { CardId, PersonId } from '../domain/ids.ts';
import type { BoardView } from '../services.ts';
import type { BoardSession, BoardSnapshot } from './board-session.client.ts';
import type { BoardActions, LiveBoard } from './live-board.ts';

/**
 * The live board of a page. The first paint shows the rows of `view`, on the server and in the browser alike; the document
 * takes over when it is there. Another board, access or person ends the session and begins a new one.
 *
 * Yjs and the session are a chunk of their own, loaded by the effect: nothing of it runs on the server or delays the paint.
 */
export function useLiveBoard(view: BoardView, me: { readonly id: PersonId; readonly name: string }): LiveBoard {
  const key = [view.document.name, view.access, me.id].join(' ');
  const [opened, setOpened] = useState<{ readonly key: string; readonly session: BoardSession } | null>(null);
  const [failed, setFailed] = useState(false);
  const latest = useRef({ view, me });
  latest.current = { view, me };
  const session = opened?.key === key ? opened.session : null;
  const current = useRef<BoardSession | null>(null);
  current.current = session;

  useEffect(() => {
    let ended = false;
    let own: BoardSession | null = null;
    import('./live.client.ts')
      .then(({ BoardSession }) => {
        if (ended) return;
        own = new BoardSession(latest.current);
        setOpened({ key, session: own });
      })
      .catch(() => !ended && setFailed(true));
    return () => {
      ended = true;
      own?.leave();
    };
  }, [key]);

  const rows = useMemo(() => rowsSnapshot(view, me.id, me.name, failed), [view, me.id, me.name, failed]);
  const snapshot = useSyncExternalStore(
    session?.subscribe ?? subscribeToNothing,
    session?.getSnapshot ?? (() => rows),
    () => rows,
  );
  const actions = useMemo(() => forwardTo(() => current.current?.actions ?? null), []);
  return useMemo(() => ({ ...snapshot, actions }), [snapshot, actions]);
}

const subscribeToNothing = () => () => undefined;

function rowsSnapshot(view: BoardView, id: PersonId, name: string, failed: boolean): BoardSnapshot {
  const agency = view.access === 'write' ? view.agency.name : null;
  return {
    board: { id: view.id, cards: new Map(view.cards.map((card) => [card.id, card])) },
    ready: false,
    status: failed ? { kind: 'offline', unsaved: false, kept: 'page' } : { kind: 'connecting' },
    peers: [{ id, name, agency, self: true, open: null, held: null }],
    recordRevision: 0,
    mergedInto: null,
  };
}

/** Actions that stay the same objects while sessions come and go; between sessions they do nothing. */
function forwardTo(actions: () => BoardActions | null): BoardActions {
  return {
    move: (cardId, to) => actions()?.move(cardId, to),
    undoMove: () => actions()?.undoMove() ?? { kind: 'nothing' },
    addTask: (task) => actions()?.addTask(task) ?? ('' as CardId),
    edit: (cardId, field, value) => actions()?.edit(cardId, field, value),
    tick: (cardId, commitmentId, done) => actions()?.tick(cardId, commitmentId, done),
    archive: (cardId, archived) => actions()?.archive(cardId, archived),
    show: (presence) => actions()?.show(presence),
    freeze: () => actions()?.freeze(),
    thaw: () => actions()?.thaw(),
    retry: () => actions()?.retry(),
  };
}
