const HERE = 'http://duban.invalid';

/**
 * A path of this site to go (back) to, from what a request says; `/` for anything that is not one.
 *
 * An address is judged as a browser would read it, so that no spelling of another site's (`//host`, `/\host`, a tab or
 * dot segment between the slashes) makes a redirect leave this one.
 */
export function sameSitePath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return '/';
  const url = URL.canParse(value, HERE) ? new URL(value, HERE) : null;
  if (url === null || url.origin !== HERE || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}
