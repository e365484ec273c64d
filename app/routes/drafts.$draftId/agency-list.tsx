import { Merge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AgencyName, DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { AGENCY_KINDS, type Agency } from '../../domain/plan.ts';
import type { DraftView, NearNames } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { CorrectForm } from './correct-form.tsx';

/** The id of the list of names that are offered. */
export const KNOWN_LIST = 'known-agencies';

/** The agencies of a draft: near names first, to be made one; what is new may be renamed, and given another kind. */
export function AgencyList({ draft }: { draft: DraftView }) {
  const { t } = useTexts();
  const { agencies } = draft.source;
  const known = new Set(draft.known.map(({ name }) => name));
  const near = new Map(draft.near.map((one) => [one.name, one]));
  const names = [...new Set([...agencies.map(({ name }) => name), ...known])];
  return (
    <>
      <datalist id={KNOWN_LIST}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <details open={near.size > 0} className="mx-3 my-2 rounded-md border border-line px-3 py-1.5 text-sm sm:mx-4">
        <summary className="font-medium">
          {t('agencies.title', { count: agencies.length })}
          {near.size > 0 && (
            <span className="ml-2 font-normal text-behind">{t('agencies.nearCount', { count: near.size })}</span>
          )}
        </summary>
        <ul data-keeps-focus="" tabIndex={-1} className="mt-1 flex flex-col divide-y divide-line">
          {[...agencies]
            .sort((a, b) => Number(near.has(b.name)) - Number(near.has(a.name)))
            .map((agency) => (
              <AgencyItem
                key={agency.name}
                agency={agency}
                isKnown={known.has(agency.name)}
                near={near.get(agency.name) ?? null}
              />
            ))}
        </ul>
      </details>
    </>
  );
}

function AgencyItem({ agency, isKnown, near }: { agency: Agency; isKnown: boolean; near: NearNames | null }) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  const { name, kind } = agency;
  return (
    <li className="py-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-32 flex-1">
          <AgencyName name={name} />
        </span>
        <span className="text-ink-soft">
          {common(`agencyKind.${kind}`)} · {t(isKnown ? 'agencies.known' : 'agencies.new')}
        </span>
        {near && (
          <CorrectForm
            fields={{ kind: 'agency-rename', from: name, to: near.into }}
            className="flex flex-wrap items-center gap-2"
          >
            <span className="text-behind">
              {t(near.isKnown ? 'agencies.nearKnown' : 'agencies.near', { into: near.into })}
            </span>
            <button
              type="submit"
              aria-label={t('agencies.mergeOf', { name, into: near.into })}
              className="button min-h-8"
            >
              <Merge aria-hidden="true" size={16} />
              {t('agencies.merge', { into: near.into })}
            </button>
          </CorrectForm>
        )}
      </div>
      <details>
        <summary className="w-fit text-accent">{t('edit.open')}</summary>
        <div className="flex flex-wrap gap-x-4 gap-y-1 py-1">
          <CorrectForm fields={{ kind: 'agency-rename', from: name }} className="flex flex-wrap items-center gap-1">
            <input
              type="text"
              name="to"
              required
              defaultValue={name}
              list={KNOWN_LIST}
              lang={DOCUMENT_LANGUAGE}
              aria-label={t('agencies.nameOf', { agency: name })}
              autoComplete="off"
              className="field min-h-8 w-52 py-0.5"
            />
            <button type="submit" className="button min-h-8">
              {t('agencies.rename')}
            </button>
          </CorrectForm>
          {!isKnown && (
            <CorrectForm fields={{ kind: 'agency-kind', agency: name }} className="flex flex-wrap items-center gap-1">
              <select
                name="to"
                defaultValue={kind}
                aria-label={t('agencies.kindOf', { agency: name })}
                className="field min-h-8 w-auto py-0.5"
              >
                {AGENCY_KINDS.map((one) => (
                  <option key={one} value={one}>
                    {common(`agencyKind.${one}`)}
                  </option>
                ))}
              </select>
              <button type="submit" className="button min-h-8">
                {t('edit.save')}
              </button>
            </CorrectForm>
          )}
        </div>
      </details>
    </li>
  );
}
