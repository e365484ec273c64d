import { Form, Link, useSubmit } from '@remix-run/react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { FilterSelect } from '../../components/filter-select.tsx';
import { FLOW_RANGES, type FlowRange } from '../../domain/history/range.ts';
import type { PlanFlow } from '../../history/services.ts';
import { useTexts } from './use-texts.ts';

/** Of which time and which agency the page is. Both stand in the address: they can be sent, and work without script. */
export function FlowFilter({ flow: { range, boardId, boards } }: { flow: PlanFlow }) {
  const { t } = useTexts();
  const submit = useSubmit();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm print:hidden">
      <nav aria-label={t('range.label')} className="flex overflow-hidden rounded-md border border-line-strong">
        {FLOW_RANGES.map((each) => (
          <Link
            key={each}
            to={`?${queryOf(each, boardId)}`}
            preventScrollReset
            aria-current={each === range ? 'page' : undefined}
            className="inline-flex min-h-9 items-center border-line-strong px-3 not-first:border-l hover:bg-sunken focus-visible:-outline-offset-2 aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent"
          >
            {t(`range.${each}`)}
          </Link>
        ))}
      </nav>
      <Form
        method="get"
        preventScrollReset
        className="flex min-w-0 items-center gap-2"
        onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
      >
        <input type="hidden" name="range" value={range} />
        <label className="flex min-w-0 items-center gap-2">
          {t('agency.label')}
          <FilterSelect name="board" value={boardId ?? ''} className="field max-w-52">
            <option value="">{t('agency.all')}</option>
            {boards.map(({ id, agency }) => (
              <option key={id} value={id} lang={DOCUMENT_LANGUAGE}>
                {agency.name}
              </option>
            ))}
          </FilterSelect>
        </label>
        <noscript>
          <button type="submit" className="button">
            {t('show')}
          </button>
        </noscript>
      </Form>
    </div>
  );
}

function queryOf(range: FlowRange, boardId: string | null): URLSearchParams {
  return new URLSearchParams(boardId === null ? { range } : { range, board: boardId });
}
