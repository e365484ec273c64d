import { metaOfPage, TOKEN_HEADER } from './form-token.ts';
import { isOfOwnPage, untilAnswered } from './own-page.ts';
import { whole } from './whole-answers.ts';

/**
 * Has everything that scripts send to this site carry the page's token: Remix asks the server by itself, and lets nobody add to
 * what it sends. No other site is told of it: the content security policy lets scripts reach this one alone. What is
 * answered is handed on {@link whole}, and what is asked for the page that is open, {@link untilAnswered}.
 */
export function sendToken(): void {
  const plain = window.fetch;
  window.fetch = async (input, init) => {
    if (init?.method !== 'POST') {
      const ask = async () => whole(await plain(input, init));
      return isOfOwnPage(input) ? untilAnswered(ask, init?.signal) : ask();
    }
    const send = () => {
      const headers = new Headers(init.headers);
      // What the page has by now: signing in and out without leaving it give it another one.
      headers.set(TOKEN_HEADER, metaOfPage()?.content ?? '');
      return plain(input, { ...init, headers });
    };
    const answer = await send();
    return whole(answer.headers.has(TOKEN_HEADER) ? await (await import('./form-over.ts')).goOn(answer, send) : answer);
  };
}
