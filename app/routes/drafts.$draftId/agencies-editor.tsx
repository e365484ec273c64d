import { Check, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AgencyName, DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { AgencyId } from '../../domain/ids.ts';
import { type Commitment, ROLES, type Role } from '../../domain/plan.ts';
import type { DraftView } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { KNOWN_LIST } from './agency-list.tsx';
import { CorrectForm } from './correct-form.tsx';

interface AgenciesEditorProps {
  readonly draft: DraftView;
  readonly commitment: Commitment;
  readonly agencies: ReadonlyMap<AgencyId, string>;
}

/** Who answers for a commitment, and how. */
export function AgenciesEditor({ commitment, agencies }: AgenciesEditorProps) {
  const { t } = useTexts();
  const { start } = commitment.passageSpan;
  const { openEnded } = commitment;
  return (
    <fieldset>
      <legend className="font-medium">{t('edit.agencies')}</legend>
      {commitment.responsibilities.length === 0 && <p className="text-behind">{t('edit.nobody')}</p>}
      <ul className="flex flex-col gap-1">
        {commitment.responsibilities.map(({ agencyId, role }) => {
          const agency = agencies.get(agencyId) ?? '';
          return (
            <li key={`${role} ${agencyId}`} className="flex flex-wrap items-center gap-1">
              <span className="min-w-32 flex-1 max-sm:basis-full">
                <AgencyName name={agency} />
              </span>
              <CorrectForm
                fields={{ kind: 'agency-role', commitment: start, agency, from: role }}
                className="flex items-center gap-1"
              >
                <RoleSelect name="to" held={role} label={t('edit.roleOf', { agency })} />
                <button type="submit" className="button min-h-8">
                  {t('edit.save')}
                </button>
              </CorrectForm>
              <CorrectForm fields={{ kind: 'agency-remove', commitment: start, agency, role }}>
                <button
                  type="submit"
                  aria-label={t('edit.removeAgency', { agency })}
                  title={t('edit.remove')}
                  className="button min-h-8 px-2"
                >
                  <X aria-hidden="true" size={16} />
                </button>
              </CorrectForm>
            </li>
          );
        })}
      </ul>
      <CorrectForm
        fields={{ kind: 'agency-add', commitment: start }}
        label={t('edit.addAgency')}
        className="mt-2 flex flex-wrap items-center gap-1"
      >
        <input
          type="text"
          name="agency"
          required
          list={KNOWN_LIST}
          lang={DOCUMENT_LANGUAGE}
          aria-label={t('edit.agency')}
          placeholder={t('edit.addAgency')}
          autoComplete="off"
          className="field min-h-8 w-auto min-w-32 flex-1 py-0.5"
        />
        <RoleSelect name="role" held="responsible" label={t('edit.role')} />
        <button type="submit" className="button min-h-8">
          <Plus aria-hidden="true" size={16} />
          {t('edit.add')}
        </button>
      </CorrectForm>
      <CorrectForm fields={{ kind: 'open-ended', commitment: start, to: !openEnded }} className="mt-2">
        <button type="submit" aria-pressed={openEnded} className="flex items-center gap-2 py-1 text-left">
          <span
            aria-hidden="true"
            className="flex size-5 shrink-0 items-center justify-center rounded border border-line-strong bg-surface text-accent"
          >
            {openEnded && <Check size={14} />}
          </span>
          {t('edit.openEnded')}
        </button>
      </CorrectForm>
    </fieldset>
  );
}

function RoleSelect({ name, held, label }: { name: string; held: Role; label: string }) {
  const { t } = useTranslation();
  return (
    <select name={name} defaultValue={held} aria-label={label} className="field min-h-8 w-auto py-0.5">
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {t(`role.${one}`)}
        </option>
      ))}
    </select>
  );
}
