import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { PERSON_ROLES } from '../domain/policy.ts';
import { GrantFields } from './grant-fields.tsx';
import type { AgencyChoice, PersonWish, PlanChoice } from './services.ts';
import { FieldGroup, TickBox } from './tick-box.tsx';
import { usePeopleTexts } from './use-people-texts.ts';

interface MembershipFieldsProps {
  readonly agencies: readonly AgencyChoice[];
  readonly plans: readonly PlanChoice[];
  /** Ticked at first. */
  readonly roles: readonly string[];
  readonly agencyIds: readonly string[];
  readonly inPlans: PersonWish['inPlans'];
  readonly faultOf: (field: string) => string | null;
}

/** More than so many agencies are searched, not looked through. */
const SEARCHED_FROM = 12;

/** Whom somebody is to be: boxes to tick, which a form sends with or without script. Searching hides some, and unticks none. */
export function MembershipFields(props: MembershipFieldsProps) {
  const { agencies, plans, roles, agencyIds, inPlans, faultOf } = props;
  const { t } = usePeopleTexts();
  const { t: common } = useTranslation();
  const [search, setSearch] = useState('');
  // Those that are ticked first: among dozens they would not be seen.
  const [inOrder] = useState(() => [
    ...agencies.filter(({ id }) => agencyIds.includes(id)),
    ...agencies.filter(({ id }) => !agencyIds.includes(id)),
  ]);
  return (
    <>
      <FieldGroup legend={t('form.roles')} help={t('form.rolesHelp')} fault={faultOf('roles')}>
        <ul className="flex flex-col">
          {PERSON_ROLES.map((role) => (
            <li key={role}>
              <TickBox name="role" value={role} isTicked={roles.includes(role)}>
                <span>
                  {common(`personRole.${role}`)}
                  <span className="text-sm text-ink-soft"> · {t(`form.may.${role}`)}</span>
                </span>
              </TickBox>
            </li>
          ))}
        </ul>
      </FieldGroup>
      <FieldGroup legend={t('form.agencies')} fault={faultOf('agencies')}>
        {agencies.length >= SEARCHED_FROM && (
          <input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            // Enter looks for an agency, and does not send the form.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            aria-label={t('form.searchAgency')}
            placeholder={t('form.searchAgency')}
            className="field max-w-72"
          />
        )}
        {agencies.length === 0 ? (
          <p className="text-sm text-ink-soft">{t('form.noAgencies')}</p>
        ) : (
          <ul className="grid max-h-60 grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-3 overflow-y-auto rounded-md border border-line px-2 py-1">
            {inOrder.map(({ id, name }) => (
              <li key={id} hidden={!name.includes(search.trim())}>
                <TickBox name="agency" value={id} isTicked={agencyIds.includes(id)}>
                  <span lang={DOCUMENT_LANGUAGE}>{name}</span>
                </TickBox>
              </li>
            ))}
          </ul>
        )}
      </FieldGroup>
      <GrantFields
        // What was taken is a box from then on, and no row any more.
        key={JSON.stringify(inPlans)}
        plans={plans}
        agencies={agencies}
        inPlans={inPlans}
        fault={faultOf('inPlans')}
      />
    </>
  );
}
