import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import type { AgencyId } from '../domain/ids.ts';
import type { MeetingAgency } from './meeting.ts';
import { useTexts } from './use-texts.ts';

interface AgencyPickerProps {
  readonly choices: readonly MeetingAgency[];
  readonly chosen: readonly AgencyId[];
  readonly isLacking: boolean;
  readonly onToggle: (id: AgencyId) => void;
  readonly onAll: (ids: readonly AgencyId[]) => void;
}

/** More than so many agencies are searched, not looked through. */
const SEARCHED_FROM = 8;

/** Which agencies are to carry a decision out: those that are chosen as chips, all that could be as boxes to tick. */
export function AgencyPicker({ choices, chosen, isLacking, onToggle, onAll }: AgencyPickerProps) {
  const { t } = useTexts();
  const id = useId();
  const [search, setSearch] = useState('');
  const shown = choices.filter(({ name }) => name.includes(search.trim()));
  return (
    <fieldset aria-describedby={isLacking ? `${id}-lack` : undefined} className="min-w-0">
      <legend className="text-sm font-medium">{t('form.agencies')}</legend>
      <ul aria-label={t('form.chosen')} className="mt-1 flex flex-wrap gap-1 empty:hidden">
        {choices
          .filter((agency) => chosen.includes(agency.id))
          .map((agency) => (
            <li key={agency.id}>
              <button
                type="button"
                lang={DOCUMENT_LANGUAGE}
                aria-label={t('form.removeAgency', { name: agency.name })}
                onClick={() => onToggle(agency.id)}
                className="inline-flex min-h-7 items-center gap-1 rounded bg-accent-soft px-2 text-sm text-accent hover:line-through"
              >
                {agency.name}
                <X aria-hidden="true" size={14} />
              </button>
            </li>
          ))}
      </ul>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        {choices.length >= SEARCHED_FROM && (
          <input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            // Enter looks for an agency, and does not send the decision.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            aria-label={t('form.searchAgency')}
            placeholder={t('form.searchAgency')}
            className="field max-w-56 flex-1"
          />
        )}
        {choices.length > 1 && (
          <button
            type="button"
            onClick={() => onAll(chosen.length === choices.length ? [] : choices.map((agency) => agency.id))}
            className="button button-quiet"
          >
            {t(chosen.length === choices.length ? 'form.noAgency' : 'form.allAgencies', { count: choices.length })}
          </button>
        )}
      </div>
      <ul className="mt-1 grid max-h-36 grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-3 overflow-y-auto rounded-md border border-line p-1.5">
        {shown.map((agency) => (
          <li key={agency.id}>
            <label className="flex min-h-7 items-center gap-1.5 text-sm">
              <input type="checkbox" checked={chosen.includes(agency.id)} onChange={() => onToggle(agency.id)} />
              <span lang={DOCUMENT_LANGUAGE}>{agency.name}</span>
            </label>
          </li>
        ))}
        {shown.length === 0 && <li className="p-1 text-sm text-ink-soft">{t('form.noSuchAgency')}</li>}
      </ul>
      {isLacking && (
        <p id={`${id}-lack`} className="mt-1 text-sm font-medium text-overdue">
          {t('form.lack.agencies')}
        </p>
      )}
    </fieldset>
  );
}
