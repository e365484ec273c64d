import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useBrowserLayoutEffect } from '../../components/use-browser-layout-effect.ts';
import type { Meeting } from '../../reviews/meeting.ts';
import type { Decision } from '../../reviews/services.ts';
import { channelName, type Message, type Whereabouts } from './channel.ts';
import { goTo, type Position, START, step } from './position.ts';
import { useChannel } from './use-channel.ts';

interface State extends Position {
  readonly startedAt: number;
  readonly slideAt: number;
}

/** Where a screen is, and what moves it: its own keys, and the presenter's window. A reloaded screen is where it was. */
export function useScreen(meeting: Pick<Meeting, 'review'>, slides: number, onDecided: (decision: Decision) => void) {
  const reviewId = meeting.review.id;
  const [state, setState] = useState<State>({ ...START, startedAt: 0, slideAt: 0 });
  const [pages, setPages] = useState(1);
  /** The position that was just taken over from another screen: it is not said back to it. */
  const heard = useRef<string | null>(null);

  const move = useCallback((next: (before: Position) => Position) => {
    setState((before) => {
      const { slide, page } = next(before);
      const slideAt = slide === before.slide ? before.slideAt : Date.now();
      return slide === before.slide && page === before.page ? before : { ...before, slide, page, slideAt };
    });
  }, []);
  const stepBy = useCallback((by: 1 | -1) => move((before) => step(before, by, pages, slides)), [move, pages, slides]);
  const go = useCallback((slide: number) => move(() => goTo(slide, slides)), [move, slides]);

  const page = Math.min(state.page, pages - 1);
  const at = useMemo<Whereabouts>(() => ({ ...state, page, pages }), [state, page, pages]);
  const latest = useRef(at);
  latest.current = at;

  const onMessage = (message: Message) => {
    switch (message.kind) {
      case 'hello':
        say({ kind: 'at', at: latest.current });
        break;
      case 'at':
        heard.current = keyOf(message.at);
        move(() => ({ ...goTo(message.at.slide, slides), page: message.at.page }));
        break;
      case 'step':
        stepBy(message.by);
        break;
      case 'go':
        go(message.slide);
        break;
      case 'decided':
        onDecided(message.decision);
        break;
      case 'bye':
        break;
    }
  };
  const say = useChannel(reviewId, onMessage, 'bye');

  // After the first paint, which the server has done without a clock and without the window's storage.
  useBrowserLayoutEffect(() => {
    const now = Date.now();
    const kept = readKept(reviewId);
    setState({
      ...goTo(kept?.slide ?? 0, slides),
      page: kept?.page ?? 0,
      startedAt: kept?.startedAt ?? now,
      slideAt: now,
    });
  }, [reviewId]);

  useEffect(() => {
    if (at.startedAt === 0) return;
    keep(reviewId, at);
    if (heard.current !== keyOf(at)) say({ kind: 'at', at });
    heard.current = null;
  }, [reviewId, at, say]);

  return { at, stepBy, go, onPages: setPages, say };
}

const keyOf = ({ slide, page }: Position) => `${slide}/${page}`;

function readKept(reviewId: string): Pick<State, 'slide' | 'page' | 'startedAt'> | null {
  try {
    const { slide, page, startedAt } = JSON.parse(sessionStorage.getItem(channelName(reviewId)) ?? 'null') ?? {};
    return [slide, page, startedAt].every(Number.isSafeInteger) ? { slide, page, startedAt } : null;
  } catch {
    // Storage may be shut off, or hold what something else has written.
    return null;
  }
}

function keep(reviewId: string, { slide, page, startedAt }: Whereabouts): void {
  try {
    sessionStorage.setItem(channelName(reviewId), JSON.stringify({ slide, page, startedAt }));
  } catch {
    // Shut off or full: a reloaded screen begins at the beginning.
  }
}
