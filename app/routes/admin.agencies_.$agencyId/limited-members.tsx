import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AgencyDetails } from '../../admin/services.ts';
import { useAgencyTexts } from '../../admin/use-agency-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';

/** Who belongs to an agency in single plans alone: that is changed where the person is. Nothing where nobody does. */
export function LimitedMembers({ people }: { people: AgencyDetails['limited'] }) {
  const { t } = useAgencyTexts();
  const { t: common } = useTranslation();
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="limited" className="flex flex-col gap-2">
      <h2 id="limited" className="font-semibold">
        {t('members.limited')}
        <span className="ml-2 font-normal text-ink-soft tabular-nums">{people.length}</span>
      </h2>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface text-sm">
        {people.map(({ id, name, plans }) => (
          <li key={id} className="px-3 py-2">
            <Link to={`/admin/people/${id}`} className="link font-medium">
              {name}
            </Link>
            <span lang={DOCUMENT_LANGUAGE} className="ml-2 text-ink-soft">
              {plans.join(common('listSeparator'))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
