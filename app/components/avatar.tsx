import { DOCUMENT_LANGUAGE } from './agency-name.tsx';

/** Written out so that Tailwind finds them; the colours are in app.css, each 6:1 or better against its initial. */
const COLOURS = [
  'bg-person-1',
  'bg-person-2',
  'bg-person-3',
  'bg-person-4',
  'bg-person-5',
  'bg-person-6',
  'bg-person-7',
  'bg-person-8',
] as const;

/** By pixel of diameter; written out like the colours. */
const SIZES = {
  20: 'size-5 text-[11px]',
  24: 'size-6 text-xs',
  28: 'size-7 text-sm',
  36: 'size-9 text-base',
} as const;

/**
 * A person as a disc with their initial, in a colour that stays theirs.
 *
 * @param decorative the name stands beside it, so that a screen reader need not hear it twice
 */
export function Avatar({
  id,
  name,
  size = 28,
  decorative = false,
}: {
  id: string;
  name: string;
  size?: keyof typeof SIZES;
  decorative?: boolean;
}) {
  const look = `inline-flex shrink-0 select-none items-center justify-center rounded-full font-medium text-on-person print:border print:border-current ${COLOURS[colourOf(id)]} ${SIZES[size]}`;
  if (decorative) {
    return (
      <span aria-hidden="true" className={look}>
        {initialOf(name)}
      </span>
    );
  }
  return (
    <span role="img" aria-label={name} title={name} lang={DOCUMENT_LANGUAGE} className={look}>
      {initialOf(name)}
    </span>
  );
}

/** The family name's character of a Chinese name; up to two capitals of another. */
export function initialOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const initials = words.map((word) => Array.from(word)[0] ?? '');
  const first = initials[0] ?? '';
  if (first === '') return '?';
  return /\p{Script=Latin}/u.test(first) ? initials.slice(0, 2).join('').toUpperCase() : first;
}

/** The same id has the same colour on every screen. */
function colourOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % COLOURS.length;
}
