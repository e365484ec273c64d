import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import type { InPlan } from './services.ts';
import { useTexts } from './use-texts.ts';

/** What somebody is in single plans: a line to each. Nothing for nothing. */
export function InPlans({ inPlans }: { inPlans: readonly InPlan[] }) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  if (inPlans.length === 0) return null;
  return (
    <ul className="flex flex-col">
      {inPlans.map(({ plan, roles, agencies }) => {
        const names = roles.map((role) => common(`personRole.${role}`));
        const all = [...names, ...agencies.map(({ id, name }) => <AgencyOf key={id} name={name} />)];
        return (
          <li key={plan.id}>
            {t('role.only')}{' '}
            <span lang={DOCUMENT_LANGUAGE} title={plan.title} className="text-ink-soft">
              {plan.docNumber ?? plan.title}
            </span>
            {' · '}
            {all.map((one, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is as it is
              <Fragment key={i}>
                {i > 0 && common('listSeparator')}
                {one}
              </Fragment>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

function AgencyOf({ name }: { name: string }) {
  return <span lang={DOCUMENT_LANGUAGE}>{name}</span>;
}
