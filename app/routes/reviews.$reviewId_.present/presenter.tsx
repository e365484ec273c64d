import { ChevronLeft, ChevronRight, Keyboard, Link2, ListOrdered, Unlink2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { PersonId } from '../../domain/ids.ts';
import { draftKey } from '../../reviews/decision-draft.ts';
import { DecisionForm } from '../../reviews/decision-form.tsx';
import type { Meeting } from '../../reviews/meeting.ts';
import { NO_PRESET, type Preset } from '../../reviews/use-decision-form.ts';
import { useTexts } from '../../reviews/use-texts.ts';
import { Control } from './control.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { JumpDialog, type JumpHandle } from './jump-dialog.tsx';
import type { WindowProps } from './screen.tsx';
import { SlideNotes } from './slide-notes.tsx';
import { SlideView, useSlideNames } from './slide-view.tsx';
import type { Slide } from './slides.ts';
import { MeetingTimer } from './timer.tsx';
import { usePresentKeys } from './use-present-keys.ts';
import { usePresenter } from './use-presenter.ts';
import { usePresentTexts } from './use-texts.ts';

interface PresenterProps extends WindowProps {
  readonly me: { readonly id: PersonId };
}

const nothing = () => undefined;

/** What whoever leads the meeting sees beside the screen: the slide, the next one, the notes, the time, and a form to decide. */
export function Presenter({ meeting, scene, slides, onDecided, me }: PresenterProps) {
  const { t } = usePresentTexts();
  const { t: words } = useTexts();
  const names = useSlideNames(slides);
  const { at, hasScreen, stepBy, go, say } = usePresenter(meeting, slides.length, onDecided);
  const [kept, setKept] = useState('');
  const jump = useRef<JumpHandle>(null);
  const help = useRef<HTMLDialogElement>(null);
  const screenHref = `/reviews/${meeting.review.id}/present`;
  const last = slides.length - 1;
  usePresentKeys({
    stepBy,
    go,
    last,
    jump: () => jump.current?.open(),
    help: () => help.current?.showModal(),
    fullScreen: nothing,
    leave: nothing,
  });
  const slide = slides[at.slide] ?? slides[0];
  const preset = useMemo(() => presetOf(slide, meeting), [slide, meeting]);
  if (!slide) return null;
  const next = names[at.slide + 1];
  return (
    <div className="flex min-h-dvh flex-col bg-ground lg:h-dvh">
      <header className="flex shrink-0 flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line bg-surface px-4 py-1.5">
        <h1 className="sr-only">{t('presenterOf', { title: meeting.review.title })}</h1>
        <p className="text-xl font-semibold tabular-nums">
          {t('place', { slide: at.slide + 1, slides: slides.length })}
        </p>
        <div className="text-xl [&_svg]:size-5">
          <MeetingTimer at={at} />
        </div>
        <p className={`inline-flex items-center gap-1.5 text-sm ${hasScreen ? 'text-done' : 'text-behind'}`}>
          {hasScreen ? <Link2 aria-hidden="true" size={16} /> : <Unlink2 aria-hidden="true" size={16} />}
          {t(hasScreen ? 'presenter.follows' : 'presenter.alone')}
          {!hasScreen && (
            <a href={screenHref} target="_blank" rel="noreferrer" className="link">
              {t('presenter.openScreen')}
            </a>
          )}
        </p>
        <nav aria-label={t('controls')} className="flex items-center [&_svg]:size-5">
          <Control icon={ChevronLeft} name={t('keys.back')} onPress={() => stepBy(-1)} />
          <Control icon={ChevronRight} name={t('keys.on')} onPress={() => stepBy(1)} />
          <Control icon={ListOrdered} name={t('keys.jump')} onPress={() => jump.current?.open()} />
          <Control icon={Keyboard} name={t('keys.help')} onPress={() => help.current?.showModal()} />
        </nav>
      </header>
      <div className="grid min-h-0 flex-1 gap-4 p-4 lg:grid-cols-[1.4fr_1fr]">
        <div className="flex min-h-0 flex-col gap-3">
          <section
            aria-label={t('presenter.now')}
            className="flex min-h-80 flex-1 flex-col gap-2 overflow-hidden rounded-lg border border-line bg-ground p-3 text-base leading-normal [&_svg]:size-[1em]"
          >
            <SlideView
              key={at.slide}
              slide={slide}
              meeting={meeting}
              scene={scene}
              page={hasScreen ? at.page : 0}
              pages={at.pages}
              onPages={nothing}
            />
          </section>
          <p className="rounded-lg border border-line bg-surface px-3 py-2">
            <span className="text-sm text-ink-soft">{t('presenter.next')}</span>{' '}
            {next === undefined ? t('presenter.end') : <span lang={DOCUMENT_LANGUAGE}>{next}</span>}
          </p>
        </div>
        <div className="flex min-h-0 flex-col gap-4 overflow-y-auto">
          {meeting.review.access === 'write' && (
            <section aria-labelledby="decide" className="rounded-lg border border-line bg-surface p-3">
              <h2 id="decide" className="mb-2 font-semibold">
                {t('presenter.decide')}
              </h2>
              <DecisionForm
                meeting={meeting}
                draftKey={draftKey(me.id, meeting.review.id, 'presenter')}
                preset={preset}
                onDecided={(decision) => {
                  say({ kind: 'decided', decision });
                  onDecided(decision);
                  setKept(words('decisions.kept', { number: decision.number }));
                }}
              />
              <p role="status" className="mt-1 text-sm text-done">
                {kept}
              </p>
            </section>
          )}
          <SlideNotes slide={slide} scene={scene} />
        </div>
      </div>
      <p role="status" className="sr-only">
        {t('slide', { slide: at.slide + 1, slides: slides.length, name: names[at.slide] ?? '' })}
      </p>
      <JumpDialog ref={jump} names={names} onGo={go} />
      <HelpDialog ref={help} />
    </div>
  );
}

/** What is being shown is what a decision is mostly on. */
function presetOf(slide: Slide | undefined, { agencies }: Meeting): Preset {
  if (slide?.kind !== 'item') return NO_PRESET;
  const [kind, id = ''] = slide.item.key.split('/');
  if (kind === 'measure') return { subject: `measure/${id}`, agencyIds: [] };
  return { subject: 'plan', agencyIds: agencies.flatMap((agency) => (agency.boardId === id ? agency.id : [])) };
}
