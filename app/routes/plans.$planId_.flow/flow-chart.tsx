import { useId } from 'react';
import type { PlanFlow } from '../../history/services.ts';
import { formatDate } from '../../i18n/format.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { BandLabels } from './band-labels.tsx';
import { axisTop, HEIGHT, toBands, WIDTH } from './bands.ts';
import { fillOf, StagePatterns } from './stage-fill.tsx';
import { useTexts } from './use-texts.ts';

/** Cards by stage over time, as bands. The picture is stretched to its room, the words beside it are not. */
export function FlowChart({ flow }: { flow: PlanFlow }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { stages, counts, days } = flow;
  const sums = counts.map((day) => day.reduce((sum, count) => sum + count, 0));
  const top = axisTop(Math.max(0, ...sums));
  const date = (i: number) => formatDate(language, days[i] ?? days[0] ?? flow.made);
  if (top === 2 && sums.every((sum) => sum === 0)) return <p className="text-sm text-ink-soft">{t('chart.none')}</p>;
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-1.5 text-xs text-ink-soft tabular-nums min-[1800px]:text-base">
      <div aria-hidden="true" className="relative row-start-1 w-8">
        {[top, top / 2, 0].map((value) => (
          <span
            key={value}
            className="absolute right-0 -translate-y-1/2"
            style={{ top: `${100 - (value / top) * 100}%` }}
          >
            {value}
          </span>
        ))}
      </div>
      <Bands flow={flow} top={top} />
      <BandLabels stages={stages} counts={counts} top={top} />
      <div aria-hidden="true" className="col-start-2 flex justify-between gap-3 pt-1">
        <span>{date(0)}</span>
        {days.length > 4 && <span className="max-sm:hidden">{date(Math.floor((days.length - 1) / 2))}</span>}
        {days.length > 1 && <span>{t('chart.today')}</span>}
      </div>
    </div>
  );
}

function Bands({ flow: { stages, counts, days }, top }: { flow: PlanFlow; top: number }) {
  const { t } = useTexts();
  const language = useLanguage();
  const id = useId();
  const told = (day: readonly number[]) => {
    return stages
      .map((stage, i) => t('chart.count', { stage: stageName(stage, language), count: day[i] ?? 0 }))
      .join(language === 'en' ? ', ' : '、');
  };
  const date = (i: number) => {
    const day = days[i];
    return day === undefined ? '' : formatDate(language, day);
  };
  const width = WIDTH / Math.max(1, days.length - 1);
  return (
    <svg
      role="img"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}desc`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-56 w-full border-b border-line-strong sm:h-80 min-[1800px]:h-[34rem]"
    >
      <title id={`${id}title`}>{t('chart.title')}</title>
      <desc id={`${id}desc`}>
        {t('chart.desc', { from: date(0), to: date(days.length - 1), counts: told(counts.at(-1) ?? []) })}
      </desc>
      <StagePatterns id={id} stages={stages} />
      {toBands(counts, stages.length, top).map(({ path }, i) => (
        <path
          key={stages[i]?.id}
          d={path}
          fill={fillOf(id, i)}
          vectorEffect="non-scaling-stroke"
          strokeWidth={1.5}
          className="stroke-ground"
        />
      ))}
      {[top, top / 2].map((value) => (
        <path
          key={value}
          d={`M0,${HEIGHT - (value / top) * HEIGHT}H${WIDTH}`}
          vectorEffect="non-scaling-stroke"
          strokeDasharray="2 4"
          className="stroke-line-strong"
        />
      ))}
      {counts.map((day, i) => (
        <rect key={days[i]} x={(i - 0.5) * width} width={width} height={HEIGHT} className="fill-transparent">
          <title>{t('chart.point', { day: date(i), counts: told(day) })}</title>
        </rect>
      ))}
    </svg>
  );
}
