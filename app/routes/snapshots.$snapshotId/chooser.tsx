import { Form, Link, useSubmit } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import { type Address, EVERY_AGENCY } from './address.ts';
import { agencyChoices, type Choice, measureChoices } from './choices.ts';
import { KeptFields } from './kept-fields.tsx';
import type { SnapshotPage } from './page-data.ts';
import type { Links } from './use-links.ts';

interface ChooserProps {
  readonly page: SnapshotPage;
  readonly links: Links;
}

/** Which agency, which measure; by measure and in the matrix an agency narrows what is seen. */
export function Chooser({ page, links }: ChooserProps) {
  const { t } = useTexts();
  const { shown } = page;
  const { view, kinds } = links.address;
  const agencies = agencyChoices(page, kinds);
  const every = { value: view === 'agency' ? EVERY_AGENCY : '', name: t(everyName(view)), changed: null };
  const offersEvery = view !== 'agency' || page.compared !== null;
  return (
    <>
      {view === 'measure' && shown.kind === 'board' && (
        <Field
          name="measure"
          label={t('view.measureOne')}
          choices={measureChoices(page, kinds)}
          value={shown.measureId ?? ''}
          links={links}
        />
      )}
      <Field
        name="agency"
        label={t('view.agencyOne')}
        choices={offersEvery ? [every, ...agencies] : agencies}
        value={shown.agencyId ?? every.value}
        links={links}
      />
    </>
  );
}

const everyName = (view: Address['view']) => (view === 'agency' ? 'view.everyChange' : 'view.everyAgency');

interface FieldProps {
  readonly name: 'agency' | 'measure';
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly links: Links;
}

/** A list to choose from, with the way to the one before and the one after. Without script, a button sends it. */
function Field({ name, label, choices, value, links }: FieldProps) {
  const { t } = useTexts();
  const submit = useSubmit();
  const nameOf = (choice: Choice) => (choice.isGone ? t('view.goneMeasure', { name: choice.name }) : choice.name);
  const at = choices.findIndex((choice) => choice.value === value);
  return (
    <div className="flex min-w-0 items-center gap-1 max-sm:w-full">
      <Step choice={choices[at - 1]} name={name} links={links} kind="previous" />
      <Form method="get" preventScrollReset replace className="flex min-w-0 items-center gap-1 max-sm:flex-1">
        <KeptFields address={links.address} without={[name, 'card']} />
        <label className="flex min-w-0 flex-1 items-center gap-2 text-sm">
          <span className="whitespace-nowrap text-ink-soft">{label}</span>
          <select
            key={value}
            name={name}
            defaultValue={value}
            lang={DOCUMENT_LANGUAGE}
            onChange={({ currentTarget }) => submit(currentTarget.form, { replace: true, preventScrollReset: true })}
            className="field w-full min-w-0 py-1 sm:max-w-60"
          >
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.changed ? t('view.changed', { name: nameOf(choice), count: choice.changed }) : nameOf(choice)}
              </option>
            ))}
          </select>
        </label>
        <noscript>
          <button type="submit" className="button">
            {t('view.show')}
          </button>
        </noscript>
      </Form>
      <Step choice={choices[at + 1]} name={name} links={links} kind="next" />
    </div>
  );
}

interface StepProps {
  readonly choice: Choice | undefined;
  readonly name: 'agency' | 'measure';
  readonly links: Links;
  readonly kind: 'previous' | 'next';
}

function Step({ choice, name, links, kind }: StepProps) {
  const { t } = useTexts();
  const Icon = kind === 'previous' ? ChevronLeft : ChevronRight;
  const look = 'flex size-8 shrink-0 items-center justify-center rounded-md';
  if (!choice) return <span aria-hidden="true" className={look} />;
  const label = t(`view.${kind}`, { name: choice.name });
  return (
    <Link
      to={links.to({ [name]: choice.value || null, card: null })}
      preventScrollReset
      replace
      aria-label={label}
      title={label}
      className={`${look} text-ink-soft hover:bg-sunken hover:text-ink`}
    >
      <Icon aria-hidden="true" size={18} />
    </Link>
  );
}
