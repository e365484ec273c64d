import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { SearchForm } from '../../admin/search-form.tsx';
import type { ManagedAgency, MergePreview } from '../../admin/services.ts';
import { useAgencyTexts } from '../../admin/use-agency-texts.ts';
import { AgencyName } from '../../components/agency-name.tsx';
import { MergeConfirmation } from './merge-confirmation.tsx';

interface MergePageProps {
  readonly agency: ManagedAgency;
  readonly words: string;
  /** Null until the other one is chosen. */
  readonly preview: MergePreview | null;
  /** Those to choose from; null where none was searched for. */
  readonly found: readonly ManagedAgency[] | null;
}

/** Two agencies that are one: which is the other, then what will happen, then it happens. */
export function MergePage({ agency, words, preview, found }: MergePageProps) {
  const { t } = useAgencyTexts();
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-3 pt-4 pb-8 sm:px-4">
      <header>
        <Link to={`/admin/agencies/${agency.id}`} className="link inline-flex min-h-8 items-center gap-1 text-sm">
          <ArrowLeft aria-hidden="true" size={14} />
          <AgencyName name={agency.name} />
        </Link>
        <h1 className="mt-1 text-xl font-semibold text-pretty">{t('merge.title', { name: agency.name })}</h1>
      </header>
      {preview ? (
        <MergeConfirmation preview={preview} />
      ) : (
        <>
          <SearchForm name="q" label={t('merge.choose')} button={t('search.button')} words={words} />
          <p role="status" className="text-sm empty:hidden">
            {found?.length === 0 && t('search.none')}
          </p>
          {found && found.length > 0 && <Choices agencies={found} />}
        </>
      )}
    </div>
  );
}

function Choices({ agencies }: { agencies: readonly ManagedAgency[] }) {
  const { t } = useAgencyTexts();
  return (
    <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface text-sm">
      {agencies.map(({ id, name }) => (
        <li key={id} className="flex items-center justify-between gap-3 px-3 py-2">
          <AgencyName name={name} />
          <Link to={`?into=${id}`} aria-label={t('merge.intoOf', { name })} className="link whitespace-nowrap">
            {t('merge.into')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
