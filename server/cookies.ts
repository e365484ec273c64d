/** What a cookie of this site may not do: be read by scripts, or go along with what other sites send here. */
export function cookieAttributes(secure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The different values that a request's cookies give a name: more than one where another path or host name set one, too. */
export function cookieValues(cookieHeader: string | null | undefined, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [key, ...value] = pair.split('=');
    if (key?.trim() === name) found.add(value.join('=').trim());
  }
  return found;
}
