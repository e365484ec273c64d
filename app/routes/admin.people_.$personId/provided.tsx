import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import type { PersonPageProps } from './person-page.tsx';

/**
 * What of a person is a provider's to say: beside the boxes, since what is unticked there is back after the next sign-in.
 * Nothing for somebody whom none knows.
 */
export function Provided({ person: { identities, provided } }: Pick<PersonPageProps, 'person'>) {
  const { t } = usePeopleTexts();
  const { t: common } = useTranslation();
  const identity = identities.find(({ isInUse }) => isInUse) ?? identities[0];
  if (!identity) return null;
  const { provider, isInUse } = identity;
  const what = [...provided.roles.map((role) => common(`personRole.${role}`)), ...provided.agencies];
  if (what.length === 0 && !isInUse) return null;
  return (
    <div className="flex max-w-prose items-start gap-2 rounded-md bg-sunken px-3 py-2 text-sm text-pretty">
      <Users aria-hidden="true" size={16} className="mt-0.5 shrink-0" />
      <div className="flex flex-col gap-1">
        {what.length > 0 && <p>{t('person.providedBy', { provider, what: what.join(common('listSeparator')) })}</p>}
        {what.length > 0 && isInUse && <p className="text-ink-soft">{t('person.providedHelp')}</p>}
        {isInUse && <p className="text-ink-soft">{t('person.nameFrom', { provider })}</p>}
      </div>
    </div>
  );
}
