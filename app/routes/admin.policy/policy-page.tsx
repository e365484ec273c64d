import { Check, Minus } from 'lucide-react';
import { POLICY_COLUMNS, type PolicyRow } from '../../domain/policy-table.ts';
import { useTexts } from './use-texts.ts';

const FRAME = 'relative overflow-x-auto rounded-lg border border-line bg-surface';
const HEAD = 'border-b border-line-strong bg-surface px-2 py-2 align-bottom font-medium';
const CELL = 'border-b border-line px-2 py-2';

/** Who may do what: the table by which the program decides, in words. */
export function PolicyPage({ rows }: { rows: readonly PolicyRow[] }) {
  const { t } = useTexts();
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-3 pt-4 pb-8 sm:px-4">
      <header>
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="mt-0.5 max-w-prose text-sm text-pretty text-ink-soft">{t('lead')}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={t('title')} tabIndex={0} className={FRAME}>
        <table className="w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col" className={`${HEAD} sticky left-0 min-w-40 pl-3 text-left sm:min-w-72`}>
                {t('action')}
              </th>
              {POLICY_COLUMNS.map((column) => (
                <th key={column} scope="col" className={`${HEAD} min-w-26 text-center`}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ action, cells }) => (
              <tr key={action} className="group">
                <th
                  scope="row"
                  className={`${CELL} sticky left-0 bg-surface pl-3 text-left font-normal group-last:border-b-0 group-hover:bg-accent-soft`}
                >
                  {t(`actions.${action}`)}
                </th>
                {cells.map(({ column, may }) => (
                  <td key={column} className={`${CELL} text-center group-last:border-b-0 group-hover:bg-accent-soft`}>
                    <Verdict may={may} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5 text-sm text-pretty text-ink-soft">
        <li>{t('note.sum')}</li>
        <li>{t('note.plans')}</li>
        <li>{t('note.nothing')}</li>
        <li>{t('note.concerned')}</li>
        <li>{t('note.gone')}</li>
        <li>{t('note.archived')}</li>
      </ul>
    </div>
  );
}

function Verdict({ may }: { may: boolean }) {
  const { t } = useTexts();
  const Icon = may ? Check : Minus;
  return (
    <>
      <Icon aria-hidden="true" className={`mx-auto size-4 ${may ? 'text-done' : 'text-line-strong'}`} />
      <span className="sr-only">{t(may ? 'may' : 'mayNot')}</span>
    </>
  );
}
