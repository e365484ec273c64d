import { Form, Link, useSubmit } from '@remix-run/react';
import { Building2, Grid3x3, ListOrdered, type LucideIcon } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { FilterSelect } from '../../components/filter-select.tsx';
import { isGone, measureName } from '../../domain/plan.ts';
import { measuresToShow } from '../../domain/snapshot/measures-to-show.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { type Addresses, VIEWS, type View } from './address.ts';
import { useTexts } from './use-texts.ts';

const ICONS: Readonly<Record<View, LucideIcon>> = { agency: Building2, measure: ListOrdered, matrix: Grid3x3 };

interface ViewBarProps {
  readonly snapshot: Snapshot;
  readonly addresses: Addresses;
}

/** By agency, by measure or all at once; and which agency or measure. */
export function ViewBar({ snapshot, addresses: { address, to } }: ViewBarProps) {
  const { t } = useTexts();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-3 py-2 sm:px-4 print:hidden">
      <nav aria-label={t('public.views')} className="flex rounded-md border border-line-strong p-0.5">
        {VIEWS.map((view) => {
          const Icon = ICONS[view];
          return (
            <Link
              key={view}
              to={to({ view, of: null, card: null })}
              preventScrollReset
              aria-current={view === address.view ? 'page' : undefined}
              className="inline-flex min-h-8 items-center gap-1.5 rounded px-3 text-sm text-ink-soft hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent"
            >
              <Icon aria-hidden="true" size={16} />
              {t(`public.${view}`)}
            </Link>
          );
        })}
      </nav>
      {address.view !== 'matrix' && <Chooser view={address.view} of={address.of} snapshot={snapshot} />}
    </div>
  );
}

/** A list to choose from. Without script, a button sends it. */
function Chooser({ view, of, snapshot }: { view: 'agency' | 'measure'; of: string | null; snapshot: Snapshot }) {
  const { t } = useTexts();
  const submit = useSubmit();
  const choices =
    view === 'agency'
      ? snapshot.agencies.map(({ id, name }) => ({ id, name }))
      : measuresToShow(snapshot).map((measure) => {
          const name = measureName(measure);
          return { id: measure.id, name: isGone(measure) ? t('public.goneMeasure', { name }) : name };
        });
  return (
    <Form method="get" preventScrollReset replace className="flex min-w-0 items-center gap-2 max-sm:w-full">
      <input type="hidden" name="view" value={view} />
      <FilterSelect
        key={view}
        name="of"
        aria-label={t(view === 'agency' ? 'public.chooseAgency' : 'public.chooseMeasure')}
        value={of ?? choices[0]?.id ?? ''}
        lang={DOCUMENT_LANGUAGE}
        onChange={({ currentTarget }) => submit(currentTarget.form, { replace: true, preventScrollReset: true })}
        className="field w-full min-w-0 py-1 sm:max-w-80"
      >
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </FilterSelect>
      <noscript>
        <button type="submit" className="button shrink-0 whitespace-nowrap">
          {t('public.show')}
        </button>
      </noscript>
    </Form>
  );
}
