import { Link } from '@remix-run/react';
import { AgencyName } from '../../components/agency-name.tsx';
import { StageIcon } from '../../components/stage-icon.tsx';
import type { StageTime } from '../../domain/history/stays.ts';
import type { PlanFlow } from '../../history/services.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useTexts } from './use-texts.ts';

/** By agency: how long cards stood in each stage that is not done. */
export function TimeTable({ flow: { stages, boards, times } }: { flow: PlanFlow }) {
  const { t } = useTexts();
  const language = useLanguage();
  const agencies = new Map(boards.map(({ id, agency }) => [id, agency]));
  const shown = stages.flatMap((stage, i) => (stage.category === 'done' ? [] : [{ stage, i }]));
  return (
    <section aria-labelledby="flow-times" className="flex flex-col gap-2">
      <h2 id="flow-times" className="font-semibold">
        {t('time.title')}
      </h2>
      <p className="max-w-prose text-sm text-pretty text-ink-soft">{t('time.help')}</p>
      {times.length === 0 ? (
        <p className="text-sm text-ink-soft">{t('time.empty')}</p>
      ) : (
        <table className="w-full border-separate border-spacing-0 text-sm tabular-nums min-[1800px]:text-base">
          <caption className="sr-only">{t('time.title')}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className="px-2 py-1 text-left align-bottom font-medium">
                {t('time.agency')}
              </th>
              {shown.map(({ stage }) => (
                <th key={stage.id} scope="colgroup" colSpan={2} className="px-2 py-1 text-right font-medium">
                  <span className="inline-flex items-center gap-1">
                    <StageIcon category={stage.category} className="max-sm:hidden" />
                    {stageName(stage, language)}
                  </span>
                </th>
              ))}
            </tr>
            <tr className="text-ink-soft">
              {shown.flatMap(({ stage }) =>
                (['median', 'longest'] as const).map((kind) => (
                  <th
                    key={`${stage.id} ${kind}`}
                    scope="col"
                    className="px-1 pb-1 text-right font-normal max-sm:text-xs sm:px-2"
                  >
                    {t(`time.${kind}`)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {times.map(({ boardId, stages: own }) => (
              <tr key={boardId} className="hover:bg-sunken">
                <th scope="row" className="border-t border-line px-2 py-1 text-left font-normal">
                  <Link to={`/boards/${boardId}`} className="link">
                    <AgencyName isBrief name={agencies.get(boardId)?.name ?? ''} />
                  </Link>
                </th>
                {shown.map(({ stage, i }) => (
                  <TimeCells key={stage.id} time={own[i] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function TimeCells({ time }: { time: StageTime | null }) {
  const { t } = useTexts();
  const format = new Intl.NumberFormat(useLanguage(), { maximumFractionDigits: 1 });
  const cell = 'border-t border-line px-1 py-1 text-right whitespace-nowrap max-sm:text-xs sm:px-2';
  if (time === null) {
    return (
      <td colSpan={2} className={`${cell} text-ink-soft`}>
        <span aria-hidden="true">{t('time.none')}</span>
        <span className="sr-only">{t('time.noneLong')}</span>
      </td>
    );
  }
  return (
    <>
      <td title={t('time.stays', { count: time.stays })} className={cell}>
        {format.format(time.median)}
      </td>
      <td className={`${cell} text-ink-soft`}>{format.format(time.longest)}</td>
    </>
  );
}
