import type { KeyboardEvent } from 'react';
import type { EpochMs } from '../../domain/dates.ts';
import type { BoardHistory } from '../../history/services.ts';
import { DayForm } from './day-form.tsx';
import { Marks } from './marks.tsx';
import { StepButtons } from './step-buttons.tsx';
import { DAY_MS, type Steps } from './steps.ts';
import { useTexts } from './use-texts.ts';

interface ScrubberProps {
  readonly history: BoardHistory;
  readonly at: EpochMs;
  /** The moment, and what had just happened. */
  readonly words: string;
  readonly steps: Steps;
  readonly isOfCard: boolean;
  readonly isPlaying: boolean;
  readonly onPlay: (playing: boolean) => void;
  /** @param isByButton not by the slider, which tells by itself where it is */
  readonly onMoment: (at: EpochMs, isByButton: boolean) => void;
}

/** All of a board's past on one line, with a handle. By keys it goes from change to change: most of a past is standstill. */
export function Scrubber(props: ScrubberProps) {
  const { history, at, words, steps, isOfCard, isPlaying, onPlay, onMoment } = props;
  const { t } = useTexts();
  const { start, now, changes } = history;

  function onKeyDown(event: KeyboardEvent) {
    const to = momentOf(event, props);
    if (to === null) return;
    event.preventDefault();
    onMoment(to, false);
  }

  return (
    <section
      aria-label={t('slider')}
      className="shrink-0 border-t border-line-strong bg-surface px-3 pt-1 pb-2 sm:px-4 print:hidden"
    >
      <div className="relative">
        <Marks history={history} isOfCard={isOfCard} />
        <input
          type="range"
          min={start}
          max={now}
          step={1}
          value={at}
          aria-label={t('slider')}
          aria-valuetext={words}
          aria-describedby="slider-help"
          onChange={(event) => onMoment(Number(event.currentTarget.value), false)}
          onKeyDown={onKeyDown}
          className="block h-6 w-full accent-accent focus-visible:outline-offset-0"
        />
        <p id="slider-help" className="sr-only">
          {t('sliderHelp')}
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-1">
        <StepButtons
          steps={steps}
          at={at}
          start={start}
          now={now}
          isPlaying={isPlaying}
          onPlay={onPlay}
          onMoment={(to) => onMoment(to, true)}
        />
        <p className="text-sm text-ink-soft max-2xl:hidden">{t('sliderHelp')}</p>
        <p className="text-sm text-ink-soft max-sm:hidden">{t('changes', { count: changes })}</p>
        <DayForm history={history} at={at} isOfCard={isOfCard} onMoment={(to) => onMoment(to, true)} />
      </div>
    </section>
  );
}

/** Where a key leads; null for one that leads nowhere. */
function momentOf(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  { at, steps, history: { start, now } }: ScrubberProps,
): EpochMs | null {
  if (altKey || ctrlKey || metaKey) return null;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return steps.back;
    case 'ArrowRight':
    case 'ArrowUp':
      return steps.on;
    case 'PageDown':
      return at - DAY_MS;
    case 'PageUp':
      return at + DAY_MS;
    case 'Home':
      return start;
    case 'End':
      return now;
    default:
      return null;
  }
}
