import { NOTES_LIMITS } from './limits.ts';

const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Whether a link may lead there: an absolute address of one of three protocols, as a browser would read it. */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > NOTES_LIMITS.href || !URL.canParse(href)) return false;
  return PROTOCOLS.has(new URL(href).protocol);
}
