import { Link, useNavigate } from '@remix-run/react';
import { AppWindow, ChevronLeft, ChevronRight, Keyboard, ListOrdered, Maximize, X } from 'lucide-react';
import { useRef } from 'react';
import type { Meeting } from '../../reviews/meeting.ts';
import type { Decision } from '../../reviews/services.ts';
import { useTexts } from '../../reviews/use-texts.ts';
import { Control } from './control.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { JumpDialog, type JumpHandle } from './jump-dialog.tsx';
import { PRESENTED } from './looks.ts';
import type { Scene } from './scene.ts';
import { SlideView, useSlideNames } from './slide-view.tsx';
import type { Slide } from './slides.ts';
import { MeetingTimer } from './timer.tsx';
import { toggleFullScreen, usePresentKeys } from './use-present-keys.ts';
import { useScreen } from './use-screen.ts';
import { useSwipe } from './use-swipe.ts';
import { usePresentTexts } from './use-texts.ts';

export interface WindowProps {
  readonly meeting: Meeting;
  readonly scene: Scene;
  readonly slides: readonly Slide[];
  readonly onDecided: (decision: Decision) => void;
}

/** What everybody in the room sees: a slide, filling the window, and below it where it is. */
export function PresentScreen({ meeting, scene, slides, onDecided }: WindowProps) {
  const { t } = usePresentTexts();
  const { t: words } = useTexts();
  const names = useSlideNames(slides);
  const { at, stepBy, go, onPages } = useScreen(meeting, slides.length, onDecided);
  const jump = useRef<JumpHandle>(null);
  const help = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const meetingHref = `/reviews/${meeting.review.id}`;
  const last = slides.length - 1;
  usePresentKeys({
    stepBy,
    go,
    last,
    jump: () => jump.current?.open(),
    help: () => help.current?.showModal(),
    fullScreen: toggleFullScreen,
    leave: () => navigate(meetingHref),
  });
  const swipe = useSwipe(stepBy);
  const slide = slides[at.slide] ?? slides[0];
  if (!slide) return null;
  const name = names[at.slide] ?? '';
  return (
    <div className={`${PRESENTED} flex h-dvh flex-col bg-ground`}>
      <h1 className="sr-only">{t('of', { title: meeting.review.title })}</h1>
      <section
        aria-label={t('slide', { slide: at.slide + 1, slides: slides.length, name })}
        className="flex min-h-0 flex-1 touch-pan-y flex-col gap-[0.6em] px-[1.6em] pt-[1em] pb-[0.4em]"
        {...swipe}
      >
        <SlideView
          key={at.slide}
          slide={slide}
          meeting={meeting}
          scene={scene}
          page={at.page}
          pages={at.pages}
          onPages={onPages}
        />
      </section>
      <footer className="flex shrink-0 flex-wrap items-center justify-between gap-x-[1em] border-t border-line bg-surface px-[1em] py-[0.15em]">
        <p className="font-semibold tabular-nums" aria-hidden="true">
          {t('place', { slide: at.slide + 1, slides: slides.length })}
        </p>
        <MeetingTimer at={at} />
        <nav aria-label={t('controls')} className="flex items-center">
          <Control
            icon={ChevronLeft}
            name={t('keys.back')}
            isIdle={at.slide === 0 && at.page === 0}
            onPress={() => stepBy(-1)}
          />
          <Control
            icon={ChevronRight}
            name={t('keys.on')}
            isIdle={at.slide === last && at.page === at.pages - 1}
            onPress={() => stepBy(1)}
          />
          <Control icon={ListOrdered} name={t('keys.jump')} onPress={() => jump.current?.open()} />
          <Control icon={Maximize} name={t('keys.fullScreen')} onPress={toggleFullScreen} />
          <Control icon={Keyboard} name={t('keys.help')} onPress={() => help.current?.showModal()} />
          <a
            href={`${meetingHref}/present?presenter`}
            target={`presenter-${meeting.review.id}`}
            aria-label={words('meeting.presenter')}
            title={words('meeting.presenter')}
            className="flex size-[1.8em] min-h-9 min-w-9 items-center justify-center rounded-[0.3em] text-ink-soft hover:bg-sunken hover:text-ink max-sm:hidden"
          >
            <AppWindow aria-hidden="true" />
          </a>
          <Link
            to={meetingHref}
            aria-label={t('keys.leave')}
            title={t('keys.leave')}
            className="flex size-[1.8em] min-h-9 min-w-9 items-center justify-center rounded-[0.3em] text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden="true" />
          </Link>
        </nav>
      </footer>
      <p role="status" className="sr-only">
        {t('slide', { slide: at.slide + 1, slides: slides.length, name })}
        {at.pages > 1 && t('page', { page: at.page + 1, pages: at.pages })}
      </p>
      <JumpDialog ref={jump} names={names} onGo={go} />
      <HelpDialog ref={help} />
    </div>
  );
}
