import { OF_REMIX } from './whole-answers.ts';

/** Milliseconds between two attempts, at least and at most: pages that one restart has cut off come back one by one. */
const WAIT_MS = { least: 1_000, most: 3_000 } as const;

/** Whether an address is that of the data of the page that is open. */
export function isOfOwnPage(input: RequestInfo | URL): boolean {
  const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
  return (
    OF_REMIX.test(pathname) && pathname.replace(/\.data$/, '') === (location.pathname.replace(/\/$/, '') || '/_root')
  );
}

/**
 * Asks until the server answers, or nobody waits any more. Of a page that is open, Remix puts an error in the place when its data
 * cannot be asked for anew: for a line that is gone for a moment, all that people have open on it would go.
 *
 * @param ask rejects where there is no answer, and once `signal` is aborted
 */
export async function untilAnswered(ask: () => Promise<Response>, signal?: AbortSignal | null): Promise<Response> {
  for (;;) {
    try {
      const answer = await ask();
      // What a proxy says for a server that is away is no answer of it.
      if (answer.status < 502 || answer.status > 504 || answer.headers.has('X-Remix-Response')) return answer;
    } catch (failure) {
      if (signal?.aborted) throw failure;
    }
    await pause(signal);
  }
}

/** Until it is time to try again; at once where the network comes back, or nobody waits. */
function pause(signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const end = () => {
      clearTimeout(timer);
      done.abort();
      resolve();
    };
    const timer = setTimeout(end, WAIT_MS.least + Math.random() * (WAIT_MS.most - WAIT_MS.least));
    addEventListener('online', end, { signal: done.signal });
    signal?.addEventListener('abort', end, { signal: done.signal });
  });
}
