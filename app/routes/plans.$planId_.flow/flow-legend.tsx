import { useId } from 'react';
import { StageIcon } from '../../components/stage-icon.tsx';
import type { PlanFlow } from '../../history/services.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { fillOf, StagePatterns } from './stage-fill.tsx';

/** Which band is which stage, how many cards stand in it today, and how many more that is than at the beginning. */
export function FlowLegend({ flow: { stages, counts } }: { flow: PlanFlow }) {
  const language = useLanguage();
  const id = useId();
  const [first, last] = [counts[0], counts.at(-1)];
  const signed = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' });
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm min-[1800px]:text-base">
      {stages.map((stage, i) => (
        <li key={stage.id} className="flex items-center gap-1.5 whitespace-nowrap">
          <svg aria-hidden="true" viewBox="0 0 24 16" className="h-4 w-6 shrink-0 rounded-sm">
            <StagePatterns id={id} stages={stages} />
            <rect width={24} height={16} fill={fillOf(id, i)} />
          </svg>
          <StageIcon category={stage.category} />
          {stageName(stage, language)}
          <span className="font-semibold tabular-nums">{last?.[i] ?? 0}</span>
          {counts.length > 1 && (
            <span className="text-ink-soft tabular-nums">({signed.format((last?.[i] ?? 0) - (first?.[i] ?? 0))})</span>
          )}
        </li>
      ))}
    </ul>
  );
}
