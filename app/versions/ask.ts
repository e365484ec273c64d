/** Why something could not be had, each with what a person can do about it. */
export type Failure = 'away' | 'signedOut' | 'damaged' | 'gone' | 'unexpected';

export type Answer<Value> =
  | { readonly kind: 'got'; readonly value: Value }
  | { readonly kind: 'failed'; readonly why: Failure };

/** Asks a resource route of this server for JSON. Never throws. */
export async function ask<Value>(href: string, signal: AbortSignal): Promise<Answer<Value>> {
  try {
    const response = await fetch(href, { signal, headers: { Accept: 'application/json' } });
    const body = await response.json();
    return response.ok ? { kind: 'got', value: body } : { kind: 'failed', why: failureOf(body?.error?.code) };
  } catch (error) {
    // What `fetch` throws when no answer came. A proxy's page instead of JSON is an answer that nobody can use.
    return { kind: 'failed', why: error instanceof TypeError ? 'away' : 'unexpected' };
  }
}

function failureOf(code: unknown): Failure {
  switch (code) {
    case 'not-signed-in':
      return 'signedOut';
    case 'not-found':
      return 'gone';
    case 'version-damaged':
      return 'damaged';
    default:
      return 'unexpected';
  }
}
