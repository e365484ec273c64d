import { IdCard, KeyRound, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { PersonPageProps } from './person-page.tsx';

/** By what somebody comes in: their password, and what providers know them by. */
export function WaysIn({ person: { userName, hasPassword, identities } }: Pick<PersonPageProps, 'person'>) {
  const { t } = usePeopleTexts();
  const language = useLanguage();
  if (userName === null) return <p className="text-sm text-ink-soft">{t('person.noWay')}</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      <Way icon={KeyRound} name={t('person.byPassword')}>
        {hasPassword ? userName : t('person.noPassword')}
      </Way>
      {identities.map(({ provider, isInUse, label, since }) => {
        const at = formatMoment(language, since);
        return (
          <Way key={provider} icon={IdCard} name={provider}>
            {label === null ? t('person.knownSince', { at }) : t('person.knownAs', { label, at })}
            {!isInUse && ` · ${t('person.notInUse')}`}
          </Way>
        );
      })}
    </ul>
  );
}

function Way({ icon: Icon, name, children }: { icon: LucideIcon; name: string; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden="true" size={16} className="mt-1 shrink-0 text-ink-soft" />
      <span className="min-w-0 wrap-anywhere">
        {name} <span className="text-sm text-ink-soft">{children}</span>
      </span>
    </li>
  );
}
