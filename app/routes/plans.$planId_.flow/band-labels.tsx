import type { Stage } from '../../domain/board.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { spread, toBands } from './bands.ts';

/** The least between two labels, of the picture's height. */
const GAP = 0.08;

interface BandLabelsProps {
  readonly stages: readonly Stage[];
  readonly counts: readonly (readonly number[])[];
  /** The value at the picture's upper edge. */
  readonly top: number;
}

/** The stages' names beside the right ends of their bands. The legend says the same, so that to a reader they are decoration. */
export function BandLabels({ stages, counts, top }: BandLabelsProps) {
  const language = useLanguage();
  const bands = toBands(counts, stages.length, top);
  const named = stages.flatMap((stage, i) => {
    const band = bands[i];
    return band && band.share > 0 ? [{ stage, middle: band.middle }] : [];
  });
  const places = spread(
    named.map(({ middle }) => middle),
    GAP,
  );
  return (
    <div aria-hidden="true" className="relative col-start-3 row-start-1 w-24 max-sm:hidden min-[1800px]:w-32">
      {named.map(({ stage }, i) => (
        <span
          key={stage.id}
          className="absolute left-0 -translate-y-1/2 whitespace-nowrap text-ink"
          style={{ top: `${(places[i] ?? 0) * 100}%` }}
        >
          {stageName(stage, language)}
        </span>
      ))}
    </div>
  );
}
