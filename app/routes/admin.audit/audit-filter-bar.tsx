import { Form, Link } from '@remix-run/react';
import { Download, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AuditFilter } from '../../accounts/services.ts';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { AUDIT_ACTIONS } from '../../domain/audit.ts';

/** Asks the server, by the address; the file has what the page shows, all pages of it. */
export function AuditFilterBar({ filter }: { filter: AuditFilter }) {
  const { t } = usePeopleTexts();
  const { action, person, from, to } = filter;
  const set = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return (
    <Form className="flex flex-wrap items-end gap-3">
      <Labelled label={t('audit.action')}>
        <select name="action" defaultValue={action ?? ''} className="field w-auto">
          <option value="">{t('audit.anyAction')}</option>
          {AUDIT_ACTIONS.map((one) => (
            <option key={one} value={one}>
              {t(`audit.actions.${one}`)}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled label={t('audit.person')}>
        <input
          type="search"
          name="person"
          defaultValue={person}
          placeholder={t('audit.personHelp')}
          className="field"
        />
      </Labelled>
      <Labelled label={t('audit.from')}>
        <input type="date" name="from" defaultValue={from ?? ''} className="field w-auto" />
      </Labelled>
      <Labelled label={t('audit.to')}>
        <input type="date" name="to" defaultValue={to ?? ''} className="field w-auto" />
      </Labelled>
      <button type="submit" className="button">
        <Search aria-hidden="true" size={16} />
        {t('audit.find')}
      </button>
      {set.length > 0 && (
        <Link to="/admin/audit" className="button button-quiet">
          {t('audit.clear')}
        </Link>
      )}
      <a href={`/admin/audit/csv?${new URLSearchParams(set)}`} download className="button sm:ml-auto">
        <Download aria-hidden="true" size={16} />
        {t('audit.csv')}
      </a>
    </Form>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is given
    <label className="flex flex-col gap-0.5 text-sm">
      <span className="text-ink-soft">{label}</span>
      {children}
    </label>
  );
}
