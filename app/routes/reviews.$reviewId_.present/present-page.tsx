import { useCallback, useMemo, useState } from 'react';
import type { CardId, PersonId } from '../../domain/ids.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import type { Meeting } from '../../reviews/meeting.ts';
import type { Decision } from '../../reviews/services.ts';
import { Presenter } from './presenter.tsx';
import { type CardChange, toScene } from './scene.ts';
import { PresentScreen } from './screen.tsx';
import { toSlides } from './slides.ts';

interface PresentPageProps {
  readonly meeting: Meeting;
  readonly snapshot: Snapshot;
  readonly changes: Readonly<Record<CardId, CardChange>>;
  readonly me: { readonly id: PersonId };
  readonly isPresenter: boolean;
}

/** A meeting on the wall, or in the hand of whoever leads it. What is decided meanwhile in one window is in all of them. */
export function PresentPage({ meeting: loaded, snapshot, changes, me, isPresenter }: PresentPageProps) {
  const [decided, setDecided] = useState<readonly Decision[]>([]);
  const meeting = useMemo<Meeting>(() => {
    const ids = new Set(decided.map(({ id }) => id));
    return { ...loaded, made: [...loaded.made.filter(({ id }) => !ids.has(id)), ...decided] };
  }, [loaded, decided]);
  const slides = useMemo(() => toSlides(loaded), [loaded]);
  const scene = useMemo(() => toScene(snapshot, changes), [snapshot, changes]);
  const onDecided = useCallback((decision: Decision) => {
    setDecided((before) => [...before.filter(({ id }) => id !== decision.id), decision]);
  }, []);
  const shown = { meeting, scene, slides, onDecided };
  return isPresenter ? <Presenter {...shown} me={me} /> : <PresentScreen {...shown} />;
}
