import { useEffect, useState } from 'react';
import type { Meeting } from '../../reviews/meeting.ts';
import type { Decision } from '../../reviews/services.ts';
import type { Message, Whereabouts } from './channel.ts';
import { goTo, START, step } from './position.ts';
import { useChannel } from './use-channel.ts';

/** Where the presenter's window is: where the screen is, which it leads, or by itself while there is no screen. */
export function usePresenter(
  meeting: Pick<Meeting, 'review'>,
  slides: number,
  onDecided: (decision: Decision) => void,
) {
  const [at, setAt] = useState<Whereabouts>({ ...START, pages: 1, startedAt: 0, slideAt: 0 });
  const [hasScreen, setHasScreen] = useState(false);

  const say = useChannel(meeting.review.id, (message: Message) => {
    if (message.kind === 'at') {
      setHasScreen(true);
      setAt({ ...message.at, slide: goTo(message.at.slide, slides).slide });
    } else if (message.kind === 'bye') {
      setHasScreen(false);
      // Another screen may still be there.
      say({ kind: 'hello' });
    } else if (message.kind === 'decided') {
      onDecided(message.decision);
    }
  });

  useEffect(() => {
    const now = Date.now();
    setAt((before) => (before.startedAt === 0 ? { ...before, startedAt: now, slideAt: now } : before));
  }, []);

  const moveAlone = (slide: number) =>
    setAt((before) => ({ ...before, slide, page: 0, pages: 1, slideAt: Date.now() }));
  return {
    at,
    hasScreen,
    stepBy(by: 1 | -1) {
      if (hasScreen) say({ kind: 'step', by });
      else moveAlone(step(at, by, 1, slides).slide);
    },
    go(slide: number) {
      if (hasScreen) say({ kind: 'go', slide });
      else moveAlone(goTo(slide, slides).slide);
    },
    say,
  };
}
