import { useNavigation } from '@remix-run/react';
import { Check, CircleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { PostForm } from '../../components/post-form.tsx';
import type { EpochMs } from '../../domain/dates.ts';
import { faultOfRule } from '../../snapshots/rule.ts';
import { RULE_KINDS, type RuleForm, ruleOf } from '../../snapshots/rule-form.ts';
import { NextMoments } from './next-moments.tsx';
import { RuleFields } from './rule-fields.tsx';
import type { ScheduleAnswer } from './schedule-page.tsx';
import { useTexts } from './use-texts.ts';

interface ScheduleFormProps {
  readonly initial: RuleForm;
  readonly now: EpochMs;
  readonly timeZones: readonly string[];
  readonly answer: ScheduleAnswer | null;
}

/** Says at every change when the next are due, or what is wrong. */
export function ScheduleForm({ initial, now, timeZones, answer }: ScheduleFormProps) {
  const { t } = useTexts();
  const [form, setForm] = useState(initial);
  const isSending = useNavigation().state !== 'idle';
  const rule = ruleOf(form);
  const fault = form.kind === 'off' ? null : faultOfRule(rule, now);
  const change = (part: Partial<RuleForm>) => setForm((current) => ({ ...current, ...part }));
  const own = useRef<HTMLInputElement>(null);

  // What was refused is where it can be put right.
  useEffect(() => {
    if (answer?.fault) own.current?.focus();
  }, [answer]);

  // What was said of something else than stands there now is over.
  const said = answer !== null && isSame(answer.form, form) ? answer : null;
  return (
    <PostForm replace className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-4">
      <fieldset className="flex flex-col gap-x-6 gap-y-1 text-sm sm:flex-row">
        <legend className="mb-1 text-base font-medium">{t('kind.label')}</legend>
        {RULE_KINDS.map((kind) => (
          <label key={kind} className="flex min-h-9 items-center gap-2">
            <input
              type="radio"
              name="kind"
              value={kind}
              checked={form.kind === kind}
              onChange={() => change({ kind })}
              className="size-4 accent-accent"
            />
            {t(`kind.${kind}`)}
          </label>
        ))}
      </fieldset>
      <RuleFields form={form} onChange={change} timeZones={timeZones} fault={fault} own={own} />
      <div aria-live="polite">
        {form.kind !== 'off' && <NextMoments rule={rule} now={now} />}
        {form.kind === 'off' && <p className="text-sm text-ink-soft">{t('isOff')}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="button button-accent" disabled={isSending}>
          {t('save')}
        </button>
        <p role="status" className="flex items-center gap-1 text-sm">
          {said?.fault === null && (
            <>
              <Check aria-hidden="true" size={16} className="text-done" />
              {t('saved')}
            </>
          )}
          {said?.fault && (
            <span className="flex items-center gap-1 font-medium text-overdue">
              <CircleAlert aria-hidden="true" size={16} />
              {t('notSaved', { why: t(`fault.${said.fault}`) })}
            </span>
          )}
        </p>
      </div>
    </PostForm>
  );
}

function isSame(a: RuleForm, b: RuleForm): boolean {
  return (Object.keys(a) as (keyof RuleForm)[]).every((name) => a[name] === b[name]);
}
