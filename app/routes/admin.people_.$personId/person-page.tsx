import { Link } from '@remix-run/react';
import { ArrowLeft, Ban } from 'lucide-react';
import { MadeLink } from '../../accounts/made-link.tsx';
import type { AgencyChoice, FieldFaults, PersonDetails, PersonWish, PlanChoice } from '../../accounts/services.ts';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Doors } from './doors.tsx';
import { EditPerson } from './edit-person.tsx';

export interface PersonPageProps {
  readonly person: PersonDetails;
  readonly agencies: readonly AgencyChoice[];
  readonly plans: readonly PlanChoice[];
  /** What became of the form that was sent last. */
  readonly outcome: {
    readonly intent: string;
    readonly link: { readonly id: string; readonly path: string; readonly expiresAt: number } | null;
    readonly failed: { readonly code: string; readonly faults: FieldFaults } | null;
    readonly wish: PersonWish | null;
  } | null;
}

/** One person: whom they are here, and whether and how they come in. */
export function PersonPage({ person, agencies, plans, outcome }: PersonPageProps) {
  const { t } = usePeopleTexts();
  const language = useLanguage();
  const { name, userName, email, createdAt, disabledAt, sessions } = person;
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 pt-4 pb-8">
      <header className="flex flex-col gap-2">
        <p>
          <Link to="/admin/people" className="link inline-flex items-center gap-1 text-sm">
            <ArrowLeft aria-hidden="true" size={16} />
            {t('person.back')}
          </Link>
        </p>
        <h1 lang={DOCUMENT_LANGUAGE} className="text-2xl font-semibold">
          {name}
        </h1>
        {disabledAt !== null && (
          <p className="flex items-center gap-1.5 font-medium text-overdue">
            <Ban aria-hidden="true" size={18} />
            {t('people.disabledSince', { at: formatMoment(language, disabledAt) })}
          </p>
        )}
        <p className="text-sm text-ink-soft">
          {[
            userName ?? t('people.noAccount'),
            email,
            t('person.created', { at: formatMoment(language, createdAt) }),
            t('person.sessions', { count: sessions }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {outcome?.link && <MadeLink key={outcome.link.id} {...outcome.link} />}
      <EditPerson key={person.id} person={person} agencies={agencies} plans={plans} outcome={outcome} />
      <Doors person={person} outcome={outcome} />
    </div>
  );
}
