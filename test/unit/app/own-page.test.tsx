import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isOfOwnPage, untilAnswered } from '#app/own-page.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Asks somebody who answers so, one time after the other; null for a line that breaks. */
function asking(answers: (Response | null)[], signal?: AbortSignal) {
  const ask = vi.fn(async () => {
    signal?.throwIfAborted();
    const answer = answers.shift();
    if (!answer) throw new TypeError('Failed to fetch');
    return answer;
  });
  return { ask, answer: untilAnswered(ask, signal) };
}

it('knows the data of the page that is open from those of others, and from all else', () => {
  for (const [page, own] of [
    ['/notes/n', '/notes/n.data?_routes=routes%2Fnotes'],
    ['/notes/n?beside=1', '/notes/n.data'],
    ['/', '/_root.data'],
  ]) {
    history.replaceState(null, '', page);
    expect(isOfOwnPage(new URL(own as string, location.href)), page).toBe(true);
    for (const other of ['/notes/m.data', '/notes/n/comments', '/notes/n.data.txt', '/boards/n.data']) {
      expect(isOfOwnPage(new URL(other, location.href)), other).toBe(false);
    }
  }
});

it('asks again while nobody answers, or a proxy for the server, and hands on what the server answers', async () => {
  const said = { headers: { 'X-Remix-Response': 'yes' } };
  const last = new Response('', { status: 503, ...said });
  const { ask, answer } = asking([null, new Response('Bad Gateway', { status: 502 }), last]);
  await vi.advanceTimersByTimeAsync(999);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersToNextTimerAsync();
  expect(ask).toHaveBeenCalledTimes(2);
  // The network is back: nobody waits for the time to come.
  dispatchEvent(new Event('online'));
  expect(await answer).toBe(last);
  expect(vi.getTimerCount()).toBe(0);
});

it('asks no more once nobody waits', async () => {
  const leaving = new AbortController();
  const { ask, answer } = asking([null, null], leaving.signal);
  await vi.advanceTimersByTimeAsync(0);
  leaving.abort();
  await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(ask).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});
