import { useTranslation } from 'react-i18next';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { AuditEntry } from '../../domain/audit.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { describeDetail } from './describe-detail.ts';

const FRAME = 'overflow-x-auto rounded-lg border border-line bg-surface';
const HEAD = 'border-b border-line-strong bg-surface px-3 py-2 text-left font-medium';
const CELL =
  'border-b border-line px-3 py-2 align-top group-last:border-b-0 max-md:block max-md:min-w-0 max-md:border-b-0 max-md:py-0 max-md:empty:hidden';

/** Lines of the log as a table, which scrolls sideways where it is too wide. On a phone each is a block, with words for its parts. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { t } = usePeopleTexts();
  const { t: texts } = useTranslation(['people', 'common']);
  const language = useLanguage();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={t('audit.title')} tabIndex={0} className={FRAME}>
        <table className="w-full border-separate border-spacing-0 text-sm max-md:block">
          <caption className="sr-only">{t('audit.title')}</caption>
          <thead className="max-md:sr-only">
            <tr>
              {(['at', 'action', 'person', 'subject', 'detail', 'address'] as const).map((column) => (
                <th key={column} scope="col" className={HEAD}>
                  {t(`audit.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-md:block">
            {entries.map(({ id, at, action, person, subject, detail, address }) => (
              <tr
                key={id}
                className="group hover:bg-accent-soft max-md:block max-md:border-b max-md:border-line max-md:py-2 max-md:last:border-b-0"
              >
                <td className={`${CELL} whitespace-nowrap tabular-nums max-md:text-ink-soft`}>
                  {formatMoment(language, at)}
                </td>
                <th scope="row" className={`${CELL} text-left font-medium whitespace-nowrap`}>
                  {t(`audit.actions.${action}`)}
                </th>
                <td className={`${CELL} min-w-32`}>
                  <OnPhone>{t('audit.column.person')}</OnPhone>
                  {person ? (
                    <span lang={DOCUMENT_LANGUAGE}>{person.name}</span>
                  ) : (
                    <span className="text-ink-soft">{t('audit.nobody')}</span>
                  )}
                </td>
                <td className={`${CELL} min-w-24`}>
                  {subject && (
                    <>
                      <OnPhone>{t('audit.column.subject')}</OnPhone>
                      <span lang={DOCUMENT_LANGUAGE}>{subject.name}</span>
                    </>
                  )}
                </td>
                <td className={`${CELL} min-w-40 text-ink-soft`}>{describeDetail(detail, texts)}</td>
                <td className={`${CELL} whitespace-nowrap text-ink-soft tabular-nums`}>
                  {address && (
                    <>
                      <OnPhone>{t('audit.column.address')}</OnPhone>
                      {address}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** What a part of a line is, where no column says it. */
function OnPhone({ children }: { children: string }) {
  return <span className="mr-2 text-ink-soft md:hidden">{children}</span>;
}
