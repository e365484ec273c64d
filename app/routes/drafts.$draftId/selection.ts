import { useSearchParams } from '@remix-run/react';
import { useCallback } from 'react';

/** What of a draft is looked at: the document itself, a measure, a commitment, an unread stretch, or a warning by its index. */
export type Selected =
  | { readonly kind: 'plan' }
  | { readonly kind: 'measure' | 'commitment' | 'unread'; readonly start: number }
  | { readonly kind: 'warning'; readonly index: number };

const SIGNS = { m: 'measure', c: 'commitment', u: 'unread' } as const;

/** As the address says it: `m120`, `c305`, `u90`, `w2`, `p`; null for anything else. */
export function parseSelected(written: string | null): Selected | null {
  const match = /^([mcuwp])(\d{0,7})$/.exec(written ?? '');
  const [, sign, digits] = match ?? [];
  if (sign === 'p') return { kind: 'plan' };
  if (sign === undefined || !digits) return null;
  if (sign === 'w') return { kind: 'warning', index: Number(digits) };
  return { kind: SIGNS[sign as keyof typeof SIGNS], start: Number(digits) };
}

/** As {@link parseSelected} reads it. */
export function addressOf(selected: Selected): string {
  switch (selected.kind) {
    case 'plan':
      return 'p';
    case 'warning':
      return `w${selected.index}`;
    default:
      return `${selected.kind[0]}${selected.start}`;
  }
}

/** What is looked at, and how to look at something else. It stands in the address, so that it works without script. */
export function useSelected(): {
  readonly at: string | null;
  readonly selected: Selected | null;
  select(at: string): void;
} {
  const [params, setParams] = useSearchParams();
  const at = params.get('at');
  const select = useCallback(
    (to: string) => setParams(to === '' ? {} : { at: to }, { preventScrollReset: true, replace: true }),
    [setParams],
  );
  return { at, selected: parseSelected(at), select };
}

/** The address of something on the page that is open. */
export const hrefTo = (at: string): string => (at === '' ? '?' : `?at=${at}`);
