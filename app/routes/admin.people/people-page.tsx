import { Form, Link } from '@remix-run/react';
import { Search, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Pager } from '../../accounts/pager.tsx';
import type { Paged, PeopleFilter, PersonSummary } from '../../accounts/services.ts';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { PERSON_ROLES } from '../../domain/policy.ts';
import { PeopleTable } from './people-table.tsx';

interface PeoplePageProps {
  readonly filter: PeopleFilter;
  readonly people: Paged<PersonSummary>;
}

/** Everybody who has been here, by their names. */
export function PeoplePage({ filter, people }: PeoplePageProps) {
  const { t } = usePeopleTexts();
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-3 pt-4 pb-8 sm:px-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl font-semibold">{t('people.title')}</h1>
        <Link to="/admin/invitations" className="button button-accent">
          <UserPlus aria-hidden="true" size={16} />
          {t('people.invite')}
        </Link>
      </header>
      <PeopleFilterBar key={JSON.stringify(filter)} filter={filter} />
      <p role="status" className="text-sm text-ink-soft">
        {people.total === 0 ? t('people.none') : t('list.count', { count: people.total })}
      </p>
      {people.total > 0 && <PeopleTable people={people.items} />}
      <Pager page={people.page} pages={people.pages} />
    </div>
  );
}

/** Asks the server, by the address: it can be sent to somebody, and works without script. */
function PeopleFilterBar({ filter }: { filter: PeopleFilter }) {
  const { t } = usePeopleTexts();
  const { t: common } = useTranslation();
  const isFiltered = filter.search !== '' || filter.role !== null || filter.state !== null;
  return (
    <Form className="flex flex-wrap items-center gap-2">
      <input
        type="search"
        name="search"
        defaultValue={filter.search}
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        className="field max-w-80 min-w-0 flex-1 basis-60"
      />
      <select name="role" aria-label={t('people.role')} defaultValue={filter.role ?? ''} className="field w-auto">
        <option value="">{t('people.anyRole')}</option>
        {[...PERSON_ROLES, 'member' as const].map((role) => (
          <option key={role} value={role}>
            {common(`personRole.${role}`)}
          </option>
        ))}
      </select>
      <select name="state" aria-label={t('people.state')} defaultValue={filter.state ?? ''} className="field w-auto">
        <option value="">{t('people.anyState')}</option>
        <option value="enabled">{t('people.enabled')}</option>
        <option value="disabled">{t('people.disabled')}</option>
      </select>
      <button type="submit" className="button">
        <Search aria-hidden="true" size={16} />
        {t('people.find')}
      </button>
      {isFiltered && (
        <Link to="/admin/people" className="button button-quiet">
          {t('people.clear')}
        </Link>
      )}
    </Form>
  );
}
