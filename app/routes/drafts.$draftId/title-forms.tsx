import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { Measure, Plan } from '../../domain/plan.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { CorrectForm } from './correct-form.tsx';
import { startOf } from './take-form.tsx';

/** The title and the number of the document. */
export function PlanForms({ plan }: { plan: Plan }) {
  const { t } = useTexts();
  return (
    <div
      data-shows="p"
      data-keeps-focus=""
      tabIndex={-1}
      className="m-3 flex flex-col gap-2 rounded-md bg-accent-soft p-3 sm:mx-4"
    >
      <OneLine
        label={t('edit.planTitle')}
        value={plan.title}
        fields={{ kind: 'plan-title', from: plan.title || null }}
      />
      <OneLine
        label={t('edit.docNumber')}
        value={plan.docNumber ?? ''}
        fields={{ kind: 'doc-number', from: plan.docNumber }}
      />
    </div>
  );
}

export function MeasureTitleForm({ measure }: { measure: Measure }) {
  const { t } = useTexts();
  return (
    <OneLine
      label={t('edit.measureTitle')}
      value={measure.title ?? ''}
      fields={{ kind: 'measure-title', measure: startOf(measure), from: measure.title }}
    />
  );
}

interface OneLineProps {
  readonly label: string;
  readonly value: string;
  readonly fields: Readonly<Record<string, string | number | null>>;
}

function OneLine({ label, value, fields }: OneLineProps) {
  const { t } = useTexts();
  return (
    // A new value from elsewhere is a new form: what stands in this one was about the old.
    <CorrectForm key={value} fields={fields} className="flex flex-wrap items-end gap-2">
      <label className="min-w-40 flex-1 text-sm">
        {label}
        <input
          type="text"
          name="to"
          defaultValue={value}
          lang={DOCUMENT_LANGUAGE}
          autoComplete="off"
          className="field"
        />
      </label>
      <button type="submit" className="button">
        {t('edit.save')}
      </button>
    </CorrectForm>
  );
}
