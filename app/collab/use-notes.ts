import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { PersonId } from '../domain/ids.ts';
import type { NotesView } from '../notes/services.ts';
import type { LiveNotes, NotesPeer } from './live-notes.ts';
import type { NotesSession, NotesSnapshot } from './notes-session.client.ts';

/**
 * The live document of a page of notes. Other notes, another access or person ends the session and begins a new one.
 * Yjs and the session are loaded by the effect: nothing of them runs on the server or delays the paint.
 */
export function useLiveNotes(
  view: NotesView,
  title: string,
  me: { readonly id: PersonId; readonly name: string },
): LiveNotes {
  const key = [view.document.name, view.access, me.id].join(' ');
  const [opened, setOpened] = useState<{ readonly key: string; readonly session: NotesSession } | null>(null);
  const [failed, setFailed] = useState(false);
  const latest = useRef({ view, title, me });
  latest.current = { view, title, me };
  const session = opened?.key === key ? opened.session : null;

  useEffect(() => {
    let ended = false;
    let own: NotesSession | null = null;
    import('./notes-session.client.ts')
      .then(({ NotesSession }) => {
        if (ended) return;
        own = new NotesSession(latest.current);
        setOpened({ key, session: own });
      })
      .catch(() => !ended && setFailed(true));
    return () => {
      ended = true;
      own?.leave();
    };
  }, [key]);

  const before = useMemo(() => beforeSession(view, me.id, me.name, failed), [view, me.id, me.name, failed]);
  const snapshot = useSyncExternalStore(
    session?.subscribe ?? subscribeToNothing,
    session?.getSnapshot ?? (() => before),
    () => before,
  );
  const retry = useCallback(() => session?.retry(), [session]);
  return useMemo(() => ({ ...snapshot, retry }), [snapshot, retry]);
}

const subscribeToNothing = () => () => undefined;

function beforeSession({ agency }: NotesView, id: PersonId, name: string, failed: boolean): NotesSnapshot {
  const self: NotesPeer = { id, name, agency: agency?.name ?? null, agencyId: agency?.id ?? null, self: true };
  return {
    document: null,
    ready: false,
    status: failed ? { kind: 'offline', unsaved: false, kept: 'page' } : { kind: 'connecting' },
    peers: [self],
    commentsRevision: 0,
    recordRevision: 0,
    left: null,
  };
}
