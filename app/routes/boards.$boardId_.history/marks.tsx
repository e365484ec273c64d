import { PLAN_TIME_ZONE } from '../../domain/dates.ts';
import { endOfDay } from '../../domain/history/days.ts';
import type { BoardHistory } from '../../history/services.ts';

/** So many marks fit on a line: of a longer past, neighbouring days share one. */
const PLACES = 240;
/** Of the picture's inner coordinates. */
const HEIGHT = 20;

/** Where on the line things happened, and how much. The slider's own words say the same, so that to a reader they are decoration. */
export function Marks({ history, isOfCard }: { history: BoardHistory; isOfCard: boolean }) {
  const heights = count(history, isOfCard);
  const highest = Math.max(1, ...heights);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${PLACES} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="mx-2 block h-4 w-[calc(100%-1rem)] sm:h-6"
    >
      {heights.map((changes, place) => {
        if (changes === 0) return null;
        // By the root: a day of a hundred changes must not make a day of one invisible.
        const height = Math.max(4, Math.sqrt(changes / highest) * HEIGHT);
        // biome-ignore lint/suspicious/noArrayIndexKey: a place is what the mark is
        return <rect key={place} x={place} y={HEIGHT - height} width={0.8} height={height} className="fill-accent" />;
      })}
    </svg>
  );
}

/** Changes by place on the line. */
function count({ start, now, days, ofCard, window }: BoardHistory, isOfCard: boolean): number[] {
  const heights = Array.from({ length: PLACES }, () => 0);
  const add = (at: number, changes: number) => {
    const place = Math.floor(((Math.min(at, now) - start) / Math.max(1, now - start)) * PLACES);
    const clamped = Math.max(0, Math.min(place, PLACES - 1));
    heights[clamped] = (heights[clamped] ?? 0) + changes;
  };
  const isWhole = window.before === null && !window.hasMore;
  const exact = isOfCard ? ofCard : isWhole ? window.changes : null;
  // Of the days of a long past it is known how much happened, not when: it stands at noon.
  if (exact) for (const { at } of exact) add(at, 1);
  else for (const [day, changes] of days) add((endOfDay(PLAN_TIME_ZONE, day) ?? now) - 43_200_000, changes);
  return heights;
}
