import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { planName } from '../domain/plan.ts';
import { PLAN_ROLES } from '../domain/policy.ts';
import { type GrantField, membershipField } from './grant-field.ts';
import type { AgencyChoice, PlanChoice } from './services.ts';
import { usePeopleTexts } from './use-people-texts.ts';

interface GrantRowProps {
  /** From 1. */
  readonly number: number;
  readonly row: GrantField;
  readonly plans: readonly PlanChoice[];
  readonly agencies: readonly AgencyChoice[];
  readonly onChange: (row: GrantField) => void;
}

/** A plan, and what somebody is to be there. Of a plan that is chosen, those agencies are offered that have a board in it. */
export function GrantRow({ number, row, plans, agencies, onChange }: GrantRowProps) {
  const { t } = usePeopleTexts();
  const { t: common } = useTranslation();
  const offered = plans.find(({ id }) => id === row.planId)?.agencies ?? agencies;
  const choosePlan = (planId: string) => {
    const there = plans.find(({ id }) => id === planId)?.agencies ?? agencies;
    const isThere = !row.as.includes(':') || there.some(({ id }) => membershipField(id) === row.as);
    onChange({ planId, as: isThere ? row.as : '' });
  };
  return (
    <div className="grid gap-2 sm:grid-cols-[3fr_2fr]">
      <Choice name="grantPlan" label={t('form.grantPlan', { number })} value={row.planId} onChange={choosePlan}>
        <option value="">{t('form.choosePlan')}</option>
        {plans.map((plan) => (
          <option key={plan.id} value={plan.id} lang={DOCUMENT_LANGUAGE}>
            {planName(plan)}
          </option>
        ))}
      </Choice>
      <Choice
        name="grantAs"
        label={t('form.grantAs', { number })}
        value={row.as}
        onChange={(as) => onChange({ ...row, as })}
      >
        <option value="">{t('form.chooseAs')}</option>
        <optgroup label={t('form.roles')}>
          {PLAN_ROLES.map((role) => (
            <option key={role} value={role}>
              {common(`personRole.${role}`)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('form.memberOf')}>
          {offered.map(({ id, name }) => (
            <option key={id} value={membershipField(id)} lang={DOCUMENT_LANGUAGE}>
              {name}
            </option>
          ))}
        </optgroup>
      </Choice>
    </div>
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  const { name, label, value, onChange, children } = props;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <select
        id={id}
        name={name}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="field"
      >
        {children}
      </select>
    </div>
  );
}
