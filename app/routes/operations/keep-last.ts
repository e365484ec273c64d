import { isRouteErrorResponse } from '@remix-run/react';

/** Milliseconds after which a server that has not answered is taken for one that is away. */
const PATIENCE_MS = 5_000;

/** What was last read, by a page that wants to show it when the server is away. */
let last: { readonly isReachable: boolean } | null = null;

/**
 * Reads anew or, where the server is away or fails, gives what was read last, marked so. A page that refreshes itself would
 * otherwise give way to an error page, at the moment when it is needed most, and not come back by itself.
 *
 * @throws what the server refuses with, and whatever happens before anything was read
 */
export async function readOrKeep<Data extends { readonly isReachable: boolean }>(
  read: () => Promise<Data>,
): Promise<Data> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
  });
  try {
    const data = await Promise.race([read(), late]);
    last = data;
    return data;
  } catch (error) {
    if (last === null || isRefusal(error)) throw error;
    return { ...(last as Data), isReachable: false };
  } finally {
    clearTimeout(timer);
  }
}

/** The server's answer to this person, as against no answer of sense: a redirect to the sign-in page, a page there is not. */
function isRefusal(error: unknown): boolean {
  return error instanceof Response || (isRouteErrorResponse(error) && error.status < 500);
}
