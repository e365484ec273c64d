import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTexts } from './use-texts.ts';

/** Characters of a hash that are enough to tell two snapshots apart by eye. */
const SHORT = 10;

/** A snapshot's hash, short, and whether its bytes are still those that were taken. */
export function HashBadge({ hash, sound }: { hash: string; sound: boolean }) {
  const { t } = useTexts();
  const Icon = sound ? ShieldCheck : ShieldAlert;
  const help = t(sound ? 'hash.soundHelp' : 'hash.brokenHelp');
  return (
    <span
      title={`${help}\n${t('hash.of', { hash })}`}
      className={`inline-flex items-center gap-1 rounded px-1.5 text-sm leading-6 whitespace-nowrap ${sound ? 'bg-done-soft text-done' : 'bg-overdue-soft font-semibold text-overdue'}`}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {t(sound ? 'hash.sound' : 'hash.broken')}
      <ShortHash hash={hash} />
    </span>
  );
}

/** The first characters of a hash, with all of it for whoever points at it. */
export function ShortHash({ hash }: { hash: string }) {
  const { t } = useTexts();
  return (
    <code title={t('hash.of', { hash })} className="font-mono text-xs">
      <span className="sr-only">{t('hash.label')} </span>
      {hash.slice(0, SHORT)}
    </code>
  );
}
