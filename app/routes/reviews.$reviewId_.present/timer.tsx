import { Timer } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Whereabouts } from './channel.ts';
import { usePresentTexts } from './use-texts.ts';

/** How long the meeting has gone on, and how long it has been on this slide. */
export function MeetingTimer({ at: { startedAt, slideAt } }: { at: Whereabouts }) {
  const { t } = usePresentTexts();
  const [now, setNow] = useState(0);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const since = (moment: number) => formatSpan(moment === 0 || now === 0 ? 0 : now - moment);
  return (
    <p className="inline-flex items-center gap-[0.4em] whitespace-nowrap tabular-nums">
      <Timer aria-hidden="true" />
      <span>{t('timer.all', { span: since(startedAt) })}</span>
      <span className="text-ink-soft">{t('timer.slide', { span: since(slideAt) })}</span>
    </p>
  );
}

/** A span as 4:05, or 1:04:05 from an hour on. @param ms milliseconds; less than none is none */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
