import { isSafeHref } from '../../notes/links.ts';

/**
 * The address that a person means: `www.gov.cn` is https, `zhang@gov.cn` a mail. Null for what no link may lead to.
 */
export function readAddress(written: string): string | null {
  const text = written.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  const hasScheme = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text);
  const address = hasScheme || text === '' ? text : `https://${text.replace(/^\/\//, '')}`;
  if (!isSafeHref(address)) return null;
  const isName = hasScheme || new URL(address).hostname.includes('.');
  return isName ? address : null;
}
