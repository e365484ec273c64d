import type { ActionFunctionArgs } from '@remix-run/node';
import { expect, it, vi } from 'vitest';
import { isStray } from '../../../app/form-token.server.ts';
import { guarded } from '../../../app/http-errors.server.ts';
import { answering } from '../../../app/json-answers.server.ts';
import { formKeyOf, formToken, isSameToken, newFormKey } from '../../../server/form-token.ts';
import { TOKEN } from '../../support/form-token.ts';

const asked = (init: RequestInit, actor: object | null = {}) =>
  ({
    request: new Request('http://duban.test/waiting', { method: 'POST', ...init }),
    params: {},
    context: { token: TOKEN.context, actor },
  }) as unknown as ActionFunctionArgs;
const form = (token: string) => new URLSearchParams({ token, text: '写下的话' });

it('is of one browser and one session', () => {
  const [key, other] = [newFormKey(), newFormKey()];
  const token = formToken(key, 'session');
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(formToken(key, 'session')).toBe(token);
  const others = [formToken(key, null), formToken(key, 'another'), formToken(other, 'session')];
  expect(new Set([token, ...others]).size).toBe(4);
  expect(isSameToken(token, token)).toBe(true);
  for (const given of [...others, '', token.slice(1), `${token}a`]) expect(isSameToken(token, given)).toBe(false);
});

it('has a key of one shape, of which there is one', () => {
  const [key, other] = [newFormKey(), newFormKey()];
  expect(formKeyOf(`a=b; duban_forms=${key}`)).toBe(key);
  for (const cookie of [null, '', 'duban_forms=', 'duban_forms=x', `duban_forms=${key}; duban_forms=${other}`]) {
    expect(formKeyOf(cookie)).toBeNull();
  }
});

it('is looked for in the header, or in a form, which whoever handles it still finds whole', async () => {
  expect(await isStray(asked({ method: 'GET' }))).toBe(false);
  expect(await isStray(asked({ headers: TOKEN.headers }))).toBe(false);
  const args = asked({ body: form('token') });
  expect(await isStray(args)).toBe(false);
  expect((await args.request.formData()).get('text')).toBe('写下的话');
  // The header stands in the place of what is in the form: it is what the page has by now.
  expect(await isStray(asked({ headers: { 'X-Duban-Token': 'old' }, body: form('token') }))).toBe(true);
  for (const init of [{}, { body: form('old') }, { body: JSON.stringify({ token: 'token' }) }]) {
    expect(await isStray(asked(init))).toBe(true);
  }
});

it('reads no form that comes with the header', async () => {
  const args = asked({ headers: TOKEN.headers, body: form('token') });
  const clone = vi.spyOn(args.request, 'clone');
  await isStray(args);
  expect(clone).not.toHaveBeenCalled();
});

it('keeps actions from being called', async () => {
  const action = vi.fn(async () => ({ done: true }));
  const stray = asked({ body: form('old') });
  await expect(guarded(action)(stray)).rejects.toMatchObject({ data: { code: 'form-over' }, init: { status: 403 } });
  // A script keeps its page, and finds in it what was typed.
  const byScript = { headers: { 'X-Duban-Token': 'old' } };
  expect(await guarded(action)(asked(byScript))).toMatchObject({ data: null, init: { status: 403 } });
  const answers = [await answering(action)(asked(byScript)), await answering(action)(asked(byScript, null))];
  expect(await Promise.all(answers.map(async (one) => [one.status, (await one.json()).error.code]))).toEqual([
    [403, 'form-over'],
    [401, 'not-signed-in'],
  ]);
  expect(action).not.toHaveBeenCalled();
  expect(await guarded(action)(asked({ body: form('token') }))).toEqual({ done: true });
});
