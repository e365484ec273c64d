import { CalendarX, Flag, Hourglass, type LucideIcon, RefreshCw } from 'lucide-react';
import type { AgendaItem } from '../domain/agenda.ts';
import { useTexts } from './use-texts.ts';

/** Why an item stands where it does, each by icon and words. Sized by its surroundings. */
export function AgendaMarks({ item: { key, late, supervised, changed, awaiting } }: { item: AgendaItem }) {
  const { t } = useTexts();
  return (
    <ul className="flex flex-wrap gap-x-[0.6em] gap-y-[0.2em] text-[0.875em] leading-[1.5] empty:hidden">
      {late > 0 && <Mark icon={CalendarX} colour="text-overdue" words={t('agenda.late', { count: late })} />}
      {supervised > 0 && (
        <Mark icon={Flag} colour="text-overdue" words={t('agenda.supervised', { count: supervised })} />
      )}
      {changed > 0 && (
        <Mark icon={RefreshCw} colour="text-accent" words={t('agenda.changedCount', { count: changed })} />
      )}
      {awaiting > 0 && (
        <Mark
          icon={Hourglass}
          colour="text-behind"
          words={key.startsWith('board/') ? t('agenda.unconfirmed') : t('agenda.awaitingCount', { count: awaiting })}
        />
      )}
    </ul>
  );
}

function Mark({ icon: Icon, colour, words }: { icon: LucideIcon; colour: string; words: string }) {
  return (
    <li className={`inline-flex items-center gap-[0.25em] whitespace-nowrap ${colour}`}>
      <Icon aria-hidden="true" className="size-[1em] shrink-0" />
      {words}
    </li>
  );
}
