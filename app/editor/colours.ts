import type { Agency } from '../domain/plan.ts';

/** Degrees of the first: a blue. */
const FIRST = 250;

/** A hue in degrees; null for somebody without an agency, who is grey. */
export type Hue = number | null;

/**
 * The hue of an agency, by its name: the same on every page that has the same agencies. One that is not among them has one
 * too, which may be near another's.
 */
export function hueOf(agencies: readonly Agency[], name: string | null): Hue {
  if (name === null) return null;
  const ids = agencies.map((agency) => agency.id).sort();
  const known = agencies.find((agency) => agency.name === name);
  // As far from each other as that many can be.
  const turn = known ? (ids.indexOf(known.id) / ids.length) * 360 : hash(name);
  return Math.round(FIRST + turn) % 360;
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return value;
}

/** For bars, carets and the ground of labels: 5:1 or better under `--color-on-person`, in light and dark. */
export function strong(hue: Hue): string {
  const [light, dark] = hue === null ? [0, 0] : [0.13, 0.1];
  return `light-dark(oklch(0.47 ${light} ${hue ?? 0}), oklch(0.83 ${dark} ${hue ?? 0}))`;
}

/** For the ground of what is selected: the text on it stays as legible as without. */
export function faint(hue: Hue): string {
  const [light, dark] = hue === null ? [0, 0] : [0.12, 0.1];
  return `light-dark(oklch(0.75 ${light} ${hue ?? 0} / 0.35), oklch(0.6 ${dark} ${hue ?? 0} / 0.35))`;
}
