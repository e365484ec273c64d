import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AGENCY_LIMITS, type ManagedAgency } from '../../admin/services.ts';
import { useAgencyTexts } from '../../admin/use-agency-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { AGENCY_KINDS } from '../../domain/plan.ts';
import type { Answer } from './agency-page.tsx';

/** What an agency is called, and of what kind it is. */
export function AgencyForm({ agency, answer }: { agency: ManagedAgency; answer: Answer | null }) {
  const { t } = useAgencyTexts();
  const common = useTranslation();
  const shown = answer?.typed ?? agency;
  const text = { type: 'text', lang: DOCUMENT_LANGUAGE, autoComplete: 'off', onKeyDown: keepComposing } as const;
  return (
    <PostForm
      // What is saved is what stands in the fields from then on.
      key={[agency.name, agency.shortName, agency.kind].join('\n')}
      preventScrollReset
      aria-labelledby="names"
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <h2 id="names" className="font-semibold">
        {t('form.title')}
      </h2>
      <input type="hidden" name="intent" value="change" />
      <div className="flex flex-wrap items-end gap-2">
        <label className="flex min-w-60 flex-2 flex-col gap-1 text-sm">
          {t('form.name')}
          <input
            {...text}
            name="name"
            required
            maxLength={AGENCY_LIMITS.name}
            defaultValue={shown.name}
            aria-invalid={answer?.fault ? true : undefined}
            className="field w-full"
          />
        </label>
        <label className="flex min-w-32 flex-1 flex-col gap-1 text-sm">
          {t('form.shortName')}
          <input
            {...text}
            name="shortName"
            maxLength={AGENCY_LIMITS.shortName}
            defaultValue={shown.shortName}
            aria-describedby="short-help"
            className="field w-full"
          />
        </label>
        <label className="flex flex-col gap-1 text-sm">
          {t('form.kind')}
          <select name="kind" defaultValue={shown.kind} className="field">
            {AGENCY_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {common.t(`agencyKind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button button-accent">
          {t('form.save')}
        </button>
      </div>
      <p id="short-help" className="text-sm text-ink-soft">
        {t('form.shortHelp')}
      </p>
    </PostForm>
  );
}

/** Enter chooses a word of the input method, and sends nothing. */
function keepComposing(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
}
