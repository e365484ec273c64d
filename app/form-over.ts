import { FORM_OVER, metaOfPage, TOKEN_HEADER } from './form-token.ts';
import { OF_REMIX } from './whole-answers.ts';

/**
 * Goes on after the token of a page was refused: whoever has signed in again since has what they sent taken after all; for anybody
 * else the window is told that the page is over.
 *
 * @param send sends it again, with the token that the page has by then
 */
export async function goOn(refused: Response, send: () => Promise<Response>): Promise<Response> {
  let answer = (await renew()) ? await send() : refused;
  // Who is nobody by now is told to sign in, where the answer says so.
  while (answer.headers.has(TOKEN_HEADER) && answer.status !== 401) {
    tell(true);
    if (!OF_REMIX.test(answer.url)) return answer;
    // Answered, Remix would ask for the page anew in the name of who is signed in by now, and what was typed might go with it.
    await comesBack();
    if (await renew()) answer = await send();
  }
  tell(false);
  return answer;
}

const tell = (isOver: boolean) => dispatchEvent(new CustomEvent(FORM_OVER, { detail: isOver }));

/** Until somebody is at this window again, who may have signed in at another. */
function comesBack(): Promise<unknown> {
  return new Promise((resolve) => addEventListener('focus', resolve, { once: true }));
}

/** Gives the page the token of its person's new session, where they have one. */
async function renew(): Promise<boolean> {
  const person = metaOfPage()?.dataset.person ?? '';
  const answer = await fetch(`/form-token?person=${person}`).catch(() => null);
  const token = answer?.ok && (await answer.json());
  const meta = metaOfPage();
  if (!token || !meta) return false;
  meta.content = token;
  return true;
}
