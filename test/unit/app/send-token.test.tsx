import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { FORM_OVER, TOKEN_HEADER, TOKEN_META } from '../../../app/form-token.ts';
import { sendToken } from '../../../app/send-token.ts';

const plain = window.fetch;
let sent: [string, string | null][] = [];
let answers: Response[] = [];

beforeEach(() => {
  document.head.innerHTML = `<meta name="${TOKEN_META}" content="of-the-page" data-person="p1">`;
  [sent, answers] = [[], []];
  window.fetch = async (input, init) => {
    sent.push([String(input), new Headers(init?.headers).get(TOKEN_HEADER)]);
    return answers.shift() ?? new Response();
  };
  sendToken();
});

afterEach(() => {
  window.fetch = plain;
  document.head.innerHTML = '';
});

it('goes along with what changes something, and with nothing else', async () => {
  await fetch('/notes/n/seen', { method: 'POST' });
  await fetch(new URL('/waiting.data', location.href), { method: 'POST', headers: { 'Content-Type': 'x/y' } });
  await fetch('/waiting/count');
  expect(sent.map(([, token]) => token)).toEqual(['of-the-page', 'of-the-page', null]);
});

it('is the one that the page has by then', async () => {
  document.querySelector('meta')?.setAttribute('content', 'of-the-next-session');
  await fetch('/waiting', { method: 'POST' });
  expect(sent).toEqual([['/waiting', 'of-the-next-session']]);
});

const refused = (status = 403) => new Response(null, { status, headers: { [TOKEN_HEADER]: 'over' } });

function heard() {
  const tell = vi.fn();
  const onOver = (event: Event) => (event as CustomEvent<boolean>).detail && tell();
  addEventListener(FORM_OVER, onOver);
  onTestFinished(() => removeEventListener(FORM_OVER, onOver));
  return tell;
}

it('is asked for anew once where it is refused, for the person whose page it is', async () => {
  const tell = heard();
  const taken = new Response('taken');
  answers = [refused(), Response.json('of-the-next-session'), taken];
  expect(await fetch('/waiting', { method: 'POST' })).toBe(taken);
  expect(sent).toEqual([
    ['/waiting', 'of-the-page'],
    ['/form-token?person=p1', null],
    ['/waiting', 'of-the-next-session'],
  ]);
  expect(tell).not.toHaveBeenCalled();
});

it('is over for anybody else: the window is told, and the answer handed on', async () => {
  const tell = heard();
  const last = refused();
  answers = [last, Response.json(null)];
  expect(await fetch('/waiting', { method: 'POST' })).toBe(last);
  expect(tell).toHaveBeenCalledOnce();
  // A browser that keeps no cookies is refused again.
  answers = [refused(), Response.json('another'), refused()];
  await fetch('/waiting', { method: 'POST' });
  expect(tell).toHaveBeenCalledTimes(2);
  // Who is to sign in is told so by the answer.
  answers = [refused(401), Response.json(null)];
  await fetch('/waiting', { method: 'POST' });
  expect(tell).toHaveBeenCalledTimes(2);
});

it.each(['GET', 'POST'])('is no matter for answers: those to Remix are handed on whole (%s)', async (method) => {
  const begun = Object.defineProperty(new Response('whole'), 'url', { value: `${location.origin}/waiting.data` });
  answers = [begun];
  const answer = await fetch('/waiting.data', { method });
  expect(begun.bodyUsed).toBe(true);
  expect(await answer.text()).toBe('whole');
});
