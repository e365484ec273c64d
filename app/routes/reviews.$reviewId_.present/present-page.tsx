import { useMemo } from 'react';
import type { CardId, PersonId } from '../../domain/ids.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import type { Meeting } from '../../reviews/meeting.ts';
import { Presenter } from './presenter.tsx';
import { type CardChange, toScene } from './scene.ts';
import { PresentScreen } from './screen.tsx';
import { toSlides } from './slides.ts';
import { useDecided } from './use-decided.ts';

interface PresentPageProps {
  readonly meeting: Meeting;
  readonly snapshot: Snapshot;
  readonly changes: Readonly<Record<CardId, CardChange>>;
  readonly me: { readonly id: PersonId };
  readonly isPresenter: boolean;
}

/** A meeting on the wall, or in the hand of whoever leads it. What is decided meanwhile is in all of its windows. */
export function PresentPage({ meeting: loaded, snapshot, changes, me, isPresenter }: PresentPageProps) {
  const { meeting, onDecided } = useDecided(loaded);
  const slides = useMemo(() => toSlides(loaded), [loaded]);
  const scene = useMemo(() => toScene(snapshot, changes), [snapshot, changes]);
  const shown = { meeting, scene, slides, onDecided };
  return isPresenter ? <Presenter {...shown} me={me} /> : <PresentScreen {...shown} />;
}
