import { daysBetween } from '../../domain/dates.ts';
import type { PlanFlow } from '../../history/services.ts';
import { formatDate } from '../../i18n/format.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useTexts } from './use-texts.ts';

const CELL = 'border-t border-line px-2 py-1 text-right';

/** The numbers behind the picture, the last day first. */
export function FlowTable({ flow: { stages, days, counts } }: { flow: PlanFlow }) {
  const { t } = useTexts();
  const language = useLanguage();
  const [first, second] = days;
  const step = first && second ? daysBetween(first, second) : 1;
  return (
    <details className="text-sm">
      <summary className="link w-fit min-h-6">{t('chart.table')}</summary>
      {step > 1 && <p className="mt-1 text-ink-soft">{t('thinned', { count: step })}</p>}
      <table className="mt-2 border-separate border-spacing-0 tabular-nums">
        <caption className="sr-only">{t('chart.title')}</caption>
        <thead>
          <tr>
            <th scope="col" className="px-2 py-1 text-left font-medium">
              {t('chart.day')}
            </th>
            {stages.map((stage) => (
              <th key={stage.id} scope="col" className="px-2 py-1 text-right font-medium">
                {stageName(stage, language)}
              </th>
            ))}
            <th scope="col" className="px-2 py-1 text-right font-medium">
              {t('chart.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days
            .map((day, i) => (
              <tr key={day}>
                <th scope="row" className="border-t border-line px-2 py-1 text-left font-normal whitespace-nowrap">
                  <time dateTime={day}>{formatDate(language, day)}</time>
                </th>
                {stages.map((stage, s) => (
                  <td key={stage.id} className={CELL}>
                    {counts[i]?.[s] ?? 0}
                  </td>
                ))}
                <td className={`${CELL} font-medium`}>{(counts[i] ?? []).reduce((sum, count) => sum + count, 0)}</td>
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </details>
  );
}
