import { Plus, X } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { Commitment } from '../../domain/plan.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { CorrectForm } from './correct-form.tsx';

/** The time limits of a commitment, each with the words it was read from. */
export function DeadlinesEditor({ commitment }: { commitment: Commitment }) {
  const { t } = useTexts();
  const { start } = commitment.passageSpan;
  const helpId = `phrase-help-${start}`;
  return (
    <fieldset>
      <legend className="font-medium">{t('edit.deadlines')}</legend>
      {commitment.deadlines.length === 0 && <p className="text-ink-soft">{t('edit.noDeadline')}</p>}
      <ul className="flex flex-col gap-1">
        {commitment.deadlines.map(({ on, phrase, span }) => (
          <li key={`${span.start} ${on}`} className="flex flex-wrap items-center gap-1">
            <span lang={DOCUMENT_LANGUAGE} className="min-w-24 flex-1">
              “{phrase}”
            </span>
            <CorrectForm
              fields={{ kind: 'deadline-change', commitment: start, at: span.start, from: on }}
              className="flex items-center gap-1"
            >
              <input
                type="date"
                name="to"
                required
                defaultValue={on}
                aria-label={t('edit.dateOf', { phrase })}
                className="field min-h-8 w-auto py-0.5"
              />
              <button type="submit" className="button min-h-8">
                {t('edit.save')}
              </button>
            </CorrectForm>
            <CorrectForm fields={{ kind: 'deadline-remove', commitment: start, at: span.start, on }}>
              <button
                type="submit"
                aria-label={t('edit.removeDeadline', { phrase })}
                title={t('edit.remove')}
                className="button min-h-8 px-2"
              >
                <X aria-hidden="true" size={16} />
              </button>
            </CorrectForm>
          </li>
        ))}
      </ul>
      <CorrectForm
        fields={{ kind: 'deadline-add', commitment: start }}
        label={t('edit.addDeadline')}
        className="mt-2 flex flex-wrap items-center gap-1"
      >
        <input
          type="text"
          name="phrase"
          required
          lang={DOCUMENT_LANGUAGE}
          aria-label={t('edit.phrase')}
          aria-describedby={helpId}
          placeholder={t('edit.phrase')}
          autoComplete="off"
          className="field min-h-8 w-auto min-w-32 flex-1 py-0.5"
        />
        <input type="date" name="on" required aria-label={t('edit.on')} className="field min-h-8 w-auto py-0.5" />
        <button type="submit" className="button min-h-8">
          <Plus aria-hidden="true" size={16} />
          {t('edit.addDeadline')}
        </button>
      </CorrectForm>
      <p id={helpId} className="text-ink-soft">
        {t('edit.phraseHelp')}
      </p>
    </fieldset>
  );
}
