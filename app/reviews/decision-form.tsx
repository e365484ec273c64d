import { type KeyboardEvent, useId } from 'react';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { REVIEW_LIMITS } from '../domain/plan-state.ts';
import { AgencyPicker } from './agency-picker.tsx';
import type { DraftSubject } from './decision-draft.ts';
import type { Meeting } from './meeting.ts';
import { SubjectSelect } from './subject-select.tsx';
import { type DecisionFormOptions, useDecisionForm } from './use-decision-form.ts';
import { useTexts } from './use-texts.ts';

/** `keyCode` of a key that an input method took: Safari ends a composition before the key that ended it is told. */
const TAKEN_BY_IME = 229;

interface DecisionFormProps extends DecisionFormOptions {
  readonly meeting: Meeting;
}

/** Writes a decision down: what, by whom, until when, on what. Ctrl or ⌘ with Enter sends from any of its fields. */
export function DecisionForm(props: DecisionFormProps) {
  const { meeting } = props;
  const { t } = useTexts();
  const id = useId();
  const form = useDecisionForm(props);
  const { draft, lacks, change } = form;
  const isTextLacking = lacks.includes('text') || lacks.includes('tooLong');

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === TAKEN_BY_IME) return;
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      void form.send();
    } else if (event.target instanceof HTMLInputElement) {
      // A decision is not sent by a key that only ends a field.
      event.preventDefault();
    }
  };

  return (
    <form
      aria-label={t('form.label')}
      className="flex flex-col gap-3"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <div>
        <label htmlFor={`${id}-text`} className="text-sm font-medium">
          {t('form.text')}
        </label>
        <textarea
          id={`${id}-text`}
          lang={DOCUMENT_LANGUAGE}
          rows={3}
          value={draft.text}
          readOnly={form.isSending}
          aria-invalid={isTextLacking}
          aria-describedby={`${id}-hint`}
          onChange={(event) => change({ text: event.currentTarget.value })}
          className="field mt-1 min-h-20"
        />
        <p id={`${id}-hint`} className={isTextLacking ? 'text-sm font-medium text-overdue' : 'text-xs text-ink-soft'}>
          {lacks.includes('text') && t('form.lack.text')}
          {lacks.includes('tooLong') && t('form.lack.tooLong', { limit: REVIEW_LIMITS.decision })}
          {!isTextLacking && t('form.hint')}
        </p>
      </div>
      <SubjectSelect
        id={`${id}-subject`}
        meeting={meeting}
        value={draft.subject}
        onChange={(subject: DraftSubject) => form.chooseSubject(subject)}
      />
      <AgencyPicker
        choices={form.choices}
        chosen={draft.agencyIds}
        isLacking={lacks.includes('agencies')}
        onToggle={form.toggleAgency}
        onAll={(agencyIds) => change({ agencyIds })}
      />
      <div className="flex flex-wrap gap-3">
        <label className="min-w-40 flex-1 text-sm font-medium">
          {t('form.person')}
          <input
            type="text"
            lang={DOCUMENT_LANGUAGE}
            maxLength={REVIEW_LIMITS.person}
            value={draft.person}
            onChange={(event) => change({ person: event.currentTarget.value })}
            className="field mt-1 font-normal"
          />
        </label>
        <label className="min-w-40 flex-1 text-sm font-medium">
          {t('form.dueOn')}
          <input
            type="date"
            value={draft.dueOn}
            aria-invalid={lacks.includes('dueOn')}
            onChange={(event) => change({ dueOn: event.currentTarget.value })}
            className="field mt-1 font-normal"
          />
        </label>
      </div>
      {form.failure && <FailureNote of="reviews" code={form.failure} />}
      <button
        type="submit"
        aria-disabled={form.isSending}
        className="button button-accent self-start aria-disabled:opacity-60"
      >
        {t(form.isSending ? 'form.sending' : form.failure ? 'form.retry' : 'form.send')}
      </button>
    </form>
  );
}
