import { Link } from '@remix-run/react';
import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RoleNames } from '../../accounts/role-names.tsx';
import type { PersonSummary } from '../../accounts/services.ts';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';

const HEAD = 'border-b border-line-strong px-3 py-2 text-left font-medium';
const CELL = 'border-b border-line px-3 py-2 align-top group-last:border-b-0';

/** People as rows. On a phone each is a block, what is said of them below their name. */
export function PeopleTable({ people }: { people: readonly PersonSummary[] }) {
  const { t } = usePeopleTexts();
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="w-full border-separate border-spacing-0 text-sm max-md:block">
        <caption className="sr-only">{t('people.title')}</caption>
        <thead className="max-md:sr-only">
          <tr>
            {(['name', 'userName', 'roles', 'agencies', 'lastSeen'] as const).map((column) => (
              <th key={column} scope="col" className={HEAD}>
                {t(`people.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PersonRow({ person }: { person: PersonSummary }) {
  const { t } = usePeopleTexts();
  const { t: common } = useTranslation();
  const language = useLanguage();
  const { id, name, userName, email, roles, agencies, inPlans, disabledAt, lastSeenAt } = person;
  const cell = `${CELL} max-md:block max-md:border-b-0 max-md:py-0`;
  return (
    <tr className="group hover:bg-accent-soft max-md:block max-md:border-b max-md:border-line max-md:py-2 max-md:last:border-b-0">
      <th scope="row" className={`${cell} text-left font-medium`}>
        <Link to={`/admin/people/${id}`} lang={DOCUMENT_LANGUAGE} className="link">
          {name}
        </Link>
        {disabledAt !== null && (
          <span className="mt-0.5 flex items-center gap-1 font-normal text-overdue">
            <Ban aria-hidden="true" size={14} />
            {t('people.disabledSince', { at: formatMoment(language, disabledAt) })}
          </span>
        )}
      </th>
      <td className={cell}>
        {userName ?? <span className="text-ink-soft">{t('people.noAccount')}</span>}
        {email && <span className="block text-ink-soft">{email}</span>}
      </td>
      <td className={cell}>
        <RoleNames roles={roles} isMember={agencies.length > 0} inPlans={inPlans} />
      </td>
      <td lang={DOCUMENT_LANGUAGE} className={cell}>
        {agencies.join(common('listSeparator'))}
      </td>
      <td className={`${cell} text-ink-soft tabular-nums`}>
        {lastSeenAt === null ? t('people.never') : formatMoment(language, lastSeenAt)}
      </td>
    </tr>
  );
}
