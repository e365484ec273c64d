import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, type LucideIcon, Pause, Play } from 'lucide-react';
import type { EpochMs } from '../../domain/dates.ts';
import type { Steps } from './steps.ts';
import { useTexts } from './use-texts.ts';

interface StepButtonsProps {
  readonly steps: Steps;
  readonly at: EpochMs;
  readonly start: EpochMs;
  readonly now: EpochMs;
  readonly isPlaying: boolean;
  readonly onPlay: (playing: boolean) => void;
  readonly onMoment: (at: EpochMs) => void;
}

/** From change to change by pointer, and the film. */
export function StepButtons({ steps, at, start, now, isPlaying, onPlay, onMoment }: StepButtonsProps) {
  const { t } = useTexts();
  const [isFirst, isLast] = [at <= start, at >= now];
  const PlayIcon = isPlaying ? Pause : Play;
  return (
    <div className="flex items-center gap-1">
      <Step icon={ChevronFirst} name={t('toBeginning')} isOff={isFirst} onStep={() => onMoment(start)} />
      <Step icon={ChevronLeft} name={t('previous')} isOff={isFirst} onStep={() => onMoment(steps.back)} />
      <button type="button" onClick={() => onPlay(!isPlaying)} className="button min-w-20">
        <PlayIcon aria-hidden="true" size={16} />
        {t(isPlaying ? 'pause' : 'play')}
      </button>
      <Step icon={ChevronRight} name={t('next')} isOff={isLast} onStep={() => onMoment(steps.on)} />
      <Step icon={ChevronLast} name={t('toNow')} isOff={isLast} onStep={() => onMoment(now)} />
    </div>
  );
}

/** Not disabled where it leads nowhere: a disabled button drops the focus of whoever just pressed it. */
function Step({
  icon: Icon,
  name,
  isOff,
  onStep,
}: {
  icon: LucideIcon;
  name: string;
  isOff: boolean;
  onStep: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-disabled={isOff}
      onClick={() => !isOff && onStep()}
      className="button size-9 px-0 aria-disabled:opacity-50"
    >
      <Icon aria-hidden="true" size={18} />
    </button>
  );
}
