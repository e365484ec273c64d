/** Of the picture's inner coordinates; it is stretched to whatever room there is. */
export const WIDTH = 1_000;
export const HEIGHT = 400;

/** One stage's cards over time: what lies between two lines. */
export interface Band {
  /** Of SVG. */
  readonly path: string;
  /** The middle of its right end, from the top, 0 to 1. */
  readonly middle: number;
  /** How high it is there, 0 to 1. */
  readonly share: number;
}

/** The highest value of an axis above some counts: it and its half are numbers that can be read off. */
export function axisTop(highest: number): number {
  if (highest <= 2) return 2;
  const unit = 10 ** Math.floor(Math.log10(highest));
  const steps = [1, 1.2, 1.4, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].map((step) => Math.round(step * unit));
  return steps.find((step) => step >= highest && step % 2 === 0) ?? unit * 10;
}

/**
 * Bands one upon the other, the last stage at the bottom: what is done grows from below.
 *
 * @param counts by day, then by stage
 * @param top the value at the upper edge
 * @returns one a stage, in the order of the stages
 */
export function toBands(counts: readonly (readonly number[])[], stages: number, top: number): Band[] {
  // One day alone is a level line, not a point.
  const days = counts.length === 1 ? [...counts, ...counts] : counts;
  const x = (i: number) => round((i / Math.max(1, days.length - 1)) * WIDTH);
  const y = (value: number) => round(HEIGHT - (value / top) * HEIGHT);
  const below = (day: readonly number[], stage: number) => day.slice(stage).reduce((sum, count) => sum + count, 0);
  return Array.from({ length: stages }, (_, stage) => {
    const upper = days.map((day, i) => `${x(i)},${y(below(day, stage))}`);
    const lower = days.map((day, i) => `${x(i)},${y(below(day, stage + 1))}`).reverse();
    const last = days[days.length - 1] ?? [];
    const share = (last[stage] ?? 0) / top;
    return { path: `M${[...upper, ...lower].join('L')}Z`, middle: 1 - below(last, stage + 1) / top - share / 2, share };
  });
}

/**
 * Where labels stand that would like to stand at some heights, so that none covers another.
 *
 * @param wanted from the top down, 0 to 1
 * @param gap the least between two
 */
export function spread(wanted: readonly number[], gap: number): number[] {
  const placed: number[] = [];
  for (const [i, height] of wanted.entries())
    placed.push(i === 0 ? height : Math.max(height, (placed[i - 1] ?? 0) + gap));
  // What was pushed over the lower edge pushes back.
  for (let i = placed.length - 1, limit = 1; i >= 0; i--, limit -= gap) placed[i] = Math.min(placed[i] ?? 0, limit);
  return placed;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
