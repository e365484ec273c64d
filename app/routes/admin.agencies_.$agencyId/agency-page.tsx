import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { Outcome } from '../../admin/outcome.tsx';
import type { AgencyChange, AgencyDetails, AgencyFault, AgencyPerson } from '../../admin/services.ts';
import { useAgencyTexts } from '../../admin/use-agency-texts.ts';
import { AgencyName, DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { planName } from '../../domain/plan.ts';
import { AgencyForm } from './agency-form.tsx';
import { FormerNames } from './former-names.tsx';
import { LimitedMembers } from './limited-members.tsx';
import { Members } from './members.tsx';

/** What became of a form, and what was filled in where it could not be done. */
export interface Answer {
  readonly intent: 'change' | 'add' | 'remove' | 'forget';
  readonly typed: AgencyChange | null;
  readonly fault: AgencyFault | null;
}

interface AgencyPageProps {
  readonly details: AgencyDetails;
  /** That people were searched by. */
  readonly words: string;
  /** Who was found; null where nobody was searched for. */
  readonly found: readonly AgencyPerson[] | null;
  /** Another agency has just become a part of this one. */
  readonly isMerged: boolean;
  readonly answer: Answer | null;
}

/** An agency as those see it who run the place: what it is called, its boards, who belongs. */
export function AgencyPage({ details, words: searched, found, isMerged, answer }: AgencyPageProps) {
  const { t } = useAgencyTexts();
  const { agency, boards, members, limited, formerNames } = details;
  const words = () => {
    if (answer?.fault) return t(`fault.${answer.fault}`);
    return answer || isMerged ? t(`done.${answer?.intent ?? 'merged'}`) : '';
  };
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-5 px-3 pt-4 pb-8 sm:px-4">
      <header>
        <Link to="/admin/agencies" className="link inline-flex min-h-8 items-center gap-1 text-sm">
          <ArrowLeft aria-hidden="true" size={14} />
          {t('back')}
        </Link>
        <h1 className="mt-1 text-xl font-semibold text-pretty">
          <AgencyName name={agency.name} />
        </h1>
      </header>
      <Outcome of={answer} isFault={answer?.fault != null} words={words()} />
      <AgencyForm agency={agency} answer={answer} />
      <FormerNames names={formerNames} />
      <Members members={members} words={searched} found={found} />
      <LimitedMembers people={limited} />
      <section aria-labelledby="boards">
        <h2 id="boards" className="mb-1 font-semibold">
          {t('boards.title')}
        </h2>
        {boards.length === 0 ? (
          <p className="text-sm text-ink-soft">{t('boards.none')}</p>
        ) : (
          <ul className="flex flex-col gap-1 text-sm">
            {boards.map(({ id, plan }) => (
              <li key={id}>
                <Link to={`/boards/${id}`} lang={DOCUMENT_LANGUAGE} className="link">
                  {planName(plan)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="text-sm">
        <Link to={`/admin/agencies/${agency.id}/merge`} className="link">
          {t('merge.open')}
        </Link>
        <span className="ml-2 text-ink-soft">{t('merge.openHelp')}</span>
      </p>
    </div>
  );
}
