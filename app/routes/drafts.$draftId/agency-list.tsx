import { Merge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AgencyName, DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { AGENCY_KINDS, type Agency } from '../../domain/plan.ts';
import type { DraftView, NearNames } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { CorrectForm } from './correct-form.tsx';

/** The id of the list of names that are offered. */
export const KNOWN_LIST = 'known-agencies';

/** The agencies of a draft: near names in front, to be made one; each may be renamed, and what is new given another kind. */
export function AgencyList({ draft }: { draft: DraftView }) {
  const { t } = useTexts();
  const { agencies } = draft.source;
  const known = new Set(draft.known.map(({ name }) => name));
  const names = [...new Set([...agencies.map(({ name }) => name), ...known])];
  return (
    <>
      <datalist id={KNOWN_LIST}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {draft.near.length > 0 && <NearList near={draft.near} />}
      <details className="mx-3 my-2 rounded-md border border-line px-3 py-1.5 text-sm sm:mx-4">
        <summary className="font-medium">{t('agencies.title', { count: agencies.length })}</summary>
        <ul
          data-keeps-focus=""
          tabIndex={-1}
          className="mt-1 flex max-h-[40dvh] flex-col divide-y divide-line overflow-y-auto"
        >
          {agencies.map((agency) => (
            <AgencyItem key={agency.name} agency={agency} isKnown={known.has(agency.name)} />
          ))}
        </ul>
      </details>
    </>
  );
}

/** Names that may be two ways to write one, each to be made one by a click. */
function NearList({ near }: { near: readonly NearNames[] }) {
  const { t } = useTexts();
  return (
    <ul
      aria-label={t('agencies.nearCount', { count: near.length })}
      data-keeps-focus=""
      tabIndex={-1}
      className="mx-3 mt-2 flex flex-col gap-1 rounded-md bg-behind-soft px-3 py-2 text-sm sm:mx-4"
    >
      {near.map(({ name, into, isKnown, isFormer }) => (
        <li key={name}>
          <CorrectForm
            fields={{ kind: 'agency-rename', from: name, to: into }}
            className="flex flex-wrap items-center justify-between gap-2"
          >
            <span>
              <strong className="mr-2 font-medium">
                <AgencyName name={name} />
              </strong>
              <span className="text-behind">
                {t(`agencies.${isFormer ? 'former' : isKnown ? 'nearKnown' : 'near'}`, { into })}
              </span>
            </span>
            <button type="submit" aria-label={t('agencies.mergeOf', { name, into })} className="button min-h-8">
              <Merge aria-hidden="true" size={16} />
              {t('agencies.merge', { into })}
            </button>
          </CorrectForm>
        </li>
      ))}
    </ul>
  );
}

function AgencyItem({ agency: { name, kind }, isKnown }: { agency: Agency; isKnown: boolean }) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  return (
    <li>
      <details>
        <summary className="py-1">
          <AgencyName name={name} />
          <span className="ml-3 text-ink-soft">
            {common(`agencyKind.${kind}`)} · {t(isKnown ? 'agencies.known' : 'agencies.new')}
          </span>
        </summary>
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
