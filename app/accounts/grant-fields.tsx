import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { planName } from '../domain/plan.ts';
import { type GrantField, toGrantFields } from './grant-field.ts';
import { GrantRow } from './grant-row.tsx';
import type { AgencyChoice, PersonWish, PlanChoice } from './services.ts';
import { FieldGroup, TickBox } from './tick-box.tsx';
import { usePeopleTexts } from './use-people-texts.ts';

interface GrantFieldsProps {
  readonly plans: readonly PlanChoice[];
  readonly agencies: readonly AgencyChoice[];
  /** What is ticked at first; what was left half filled in is a row again. */
  readonly inPlans: PersonWish['inPlans'];
  readonly fault: string | null;
}

const EMPTY: GrantField = { planId: '', as: '' };

/**
 * What somebody is in single plans besides: boxes for what they are already, and rows to choose more by. Out of the way where there
 * is nothing of it. Without script there is one row at a time.
 */
export function GrantFields({ plans, agencies, inPlans, fault }: GrantFieldsProps) {
  const { t } = usePeopleTexts();
  const fields = toGrantFields(inPlans);
  const isKnown = ({ planId, as }: GrantField) => as !== '' && plans.some(({ id }) => id === planId);
  const half = fields.filter((field) => !isKnown(field));
  const [rows, setRows] = useState<readonly GrantField[]>(half.length > 0 ? half : [EMPTY]);
  const list = useRef<HTMLDivElement>(null);
  const shown = useRef(rows.length);
  useEffect(() => {
    if (rows.length > shown.current) list.current?.querySelector<HTMLElement>(':scope > :last-child select')?.focus();
    shown.current = rows.length;
  }, [rows]);
  return (
    <details open={fields.length > 0 || fault !== null}>
      <summary className="link w-fit cursor-pointer">{t('form.inPlans')}</summary>
      <div className="mt-2">
        <FieldGroup legend={t('form.inPlansLegend')} help={t('form.inPlansHelp')} fault={fault}>
          <ul className="flex flex-col">
            {fields.filter(isKnown).map((field) => (
              <li key={`${field.planId} ${field.as}`}>
                <TickBox name="grant" value={`${field.planId} ${field.as}`} isTicked>
                  <GrantWords field={field} plans={plans} agencies={agencies} />
                </TickBox>
              </li>
            ))}
          </ul>
          <div ref={list} className="flex flex-col gap-2">
            {rows.map((row, i) => (
              <GrantRow
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever added at the end
                key={i}
                number={i + 1}
                row={row}
                plans={plans}
                agencies={agencies}
                onChange={(changed) => setRows(rows.map((one, at) => (at === i ? changed : one)))}
              />
            ))}
          </div>
          <button type="button" onClick={() => setRows([...rows, EMPTY])} className="button button-quiet self-start">
            <Plus aria-hidden="true" size={16} />
            {t('form.addGrant')}
          </button>
        </FieldGroup>
      </div>
    </details>
  );
}

function GrantWords({ field, plans, agencies }: Pick<GrantFieldsProps, 'plans' | 'agencies'> & { field: GrantField }) {
  const { t } = useTranslation();
  const plan = plans.find(({ id }) => id === field.planId);
  const agency = [...(plan?.agencies ?? []), ...agencies].find(({ id }) => field.as.endsWith(`:${id}`));
  const role = field.as === 'lead' || field.as === 'observer' ? field.as : null;
  return (
    <span>
      <span lang={DOCUMENT_LANGUAGE}>{plan && planName(plan)}</span>
      {' · '}
      <span className="font-medium">
        {role ? t(`personRole.${role}`) : <span lang={DOCUMENT_LANGUAGE}>{agency?.name ?? field.as}</span>}
      </span>
    </span>
  );
}
