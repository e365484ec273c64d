import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { PERSON_ROLES } from '../domain/policy.ts';
import type { AgencyChoice } from './services.ts';
import { Fault } from './text-field.tsx';
import { usePeopleTexts } from './use-people-texts.ts';

interface MembershipFieldsProps {
  readonly agencies: readonly AgencyChoice[];
  /** Ticked at first. */
  readonly roles: readonly string[];
  readonly agencyIds: readonly string[];
  readonly faultOf: (field: string) => string | null;
}

/** More than so many agencies are searched, not looked through. */
const SEARCHED_FROM = 12;

/** Whom somebody is to be: boxes to tick, which a form sends with or without script. Searching hides some, and unticks none. */
export function MembershipFields({ agencies, roles, agencyIds, faultOf }: MembershipFieldsProps) {
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
      <Group legend={t('form.roles')} help={t('form.rolesHelp')} fault={faultOf('roles')}>
        <ul className="flex flex-col">
          {PERSON_ROLES.map((role) => (
            <li key={role}>
              <Box name="role" value={role} isTicked={roles.includes(role)}>
                <span>
                  {common(`personRole.${role}`)}
                  <span className="text-sm text-ink-soft"> · {t(`form.may.${role}`)}</span>
                </span>
              </Box>
            </li>
          ))}
        </ul>
      </Group>
      <Group legend={t('form.agencies')} fault={faultOf('agencies')}>
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
                <Box name="agency" value={id} isTicked={agencyIds.includes(id)}>
                  <span lang={DOCUMENT_LANGUAGE}>{name}</span>
                </Box>
              </li>
            ))}
          </ul>
        )}
      </Group>
    </>
  );
}

function Group(props: {
  readonly legend: string;
  readonly help?: string;
  readonly fault: string | null;
  readonly children: ReactNode;
}) {
  const id = useId();
  const { legend, help, fault, children } = props;
  const described = [fault && `${id}-fault`, help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <fieldset aria-describedby={described || undefined} className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      {fault && <Fault id={`${id}-fault`}>{fault}</Fault>}
      {children}
      {help && (
        <p id={`${id}-help`} className="text-sm text-pretty text-ink-soft">
          {help}
        </p>
      )}
    </fieldset>
  );
}

function Box(props: {
  readonly name: string;
  readonly value: string;
  readonly isTicked: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        type="checkbox"
        name={props.name}
        value={props.value}
        defaultChecked={props.isTicked}
        className="size-4.5 shrink-0 accent-accent"
      />
      {props.children}
    </label>
  );
}
