import type { ReactNode, RefObject } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { RULE_LIMITS, type RuleFault } from '../../snapshots/rule.ts';
import { MONTH_DAYS, type RuleForm, WEEKDAYS } from '../../snapshots/rule-form.ts';
import { formatWeekday } from './format.ts';
import { useTexts } from './use-texts.ts';

interface RuleFieldsProps {
  readonly form: RuleForm;
  onChange(part: Partial<RuleForm>): void;
  readonly timeZones: readonly string[];
  /** What is wrong with what stands there now; null for nothing. */
  readonly fault: RuleFault | null;
  readonly own: RefObject<HTMLInputElement>;
}

const FAULT_ID = 'rule-fault';
const HELP_ID = 'rule-help';

/** What the chosen kind asks for. What it does not ask for is sent along all the same, to be there when it is chosen again. */
export function RuleFields({ form, onChange, timeZones, fault, own }: RuleFieldsProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { kind } = form;
  const isPreset = kind === 'weekly' || kind === 'monthly';
  const field = (name: keyof RuleForm) => ({
    name,
    value: form[name],
    onChange: ({ target }: { target: { value: string } }) => onChange({ [name]: target.value }),
    className: 'field w-full',
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('weekday')} isShown={kind === 'weekly'}>
        <select {...field('weekday')}>
          {WEEKDAYS.map((day) => (
            <option key={day} value={day}>
              {formatWeekday(language, day)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('monthDay')} isShown={kind === 'monthly'}>
        <select {...field('monthDay')}>
          {MONTH_DAYS.map((day) => (
            <option key={day} value={day}>
              {day === 'L' ? t('lastDay') : t('dayOfMonth', { day })}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('time')} isShown={isPreset}>
        <input type="time" required={isPreset} {...field('time')} />
      </Field>
      <div hidden={kind !== 'own'} className="sm:col-span-2">
        <Field label={t('rule')} isShown>
          <input
            ref={own}
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={RULE_LIMITS.rule}
            aria-invalid={kind === 'own' && fault !== null}
            aria-describedby={`${HELP_ID} ${FAULT_ID}`}
            {...field('rule')}
            className="field w-full font-mono"
          />
        </Field>
        <p id={HELP_ID} className="mt-1 text-sm text-ink-soft">
          {t('ruleHelp')}
        </p>
        <p id={FAULT_ID} aria-live="polite" className="mt-1 text-sm font-medium text-overdue empty:hidden">
          {kind === 'own' && fault && t(`fault.${fault}`)}
        </p>
      </div>
      <Field label={t('timeZone')} isShown={kind !== 'off'}>
        <select {...field('timeZone')}>
          {timeZones.map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </select>
      </Field>
    </div>
  );
}

function Field({ label, isShown, children }: { label: string; isShown: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label hidden={!isShown} className="block">
      <span className="mb-1 block text-sm font-medium">{label}</span>
      {children}
    </label>
  );
}
