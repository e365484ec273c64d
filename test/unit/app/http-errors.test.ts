import type { LoaderFunctionArgs } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { DubanError } from '../../../app/domain/errors.ts';
import { guarded } from '../../../app/http-errors.server.ts';
import { TOKEN } from '../../support/form-token.ts';

const asked = (path: string, init?: RequestInit) =>
  ({
    request: new Request(`http://duban.test${path}`, init),
    params: {},
    context: { token: TOKEN.context },
  }) as unknown as LoaderFunctionArgs;

/** What a guarded loader throws when its service throws `error`. */
async function thrownFor(error: unknown, args = asked('/plans/p1?q=x')): Promise<unknown> {
  const loader = guarded(() => Promise.reject(error));
  return loader(args).then(
    () => expect.unreachable('the loader should have thrown'),
    (thrown: unknown) => thrown,
  );
}

describe('a guarded loader', () => {
  it('hands on what its service returns', async () => {
    expect(await guarded(async () => ({ plan: 1 }))(asked('/'))).toEqual({ plan: 1 });
  });

  it('carries the stable code and the status of a refusal', async () => {
    expect(await thrownFor(new DubanError('plan-exists', 'There already', { title: 'X' }))).toMatchObject({
      data: { code: 'plan-exists', details: { title: 'X' } },
      init: { status: 409 },
    });
  });

  it('knows a refusal of the server bundle, whose class is another', async () => {
    const foreign = Object.assign(new Error('Gone'), {
      name: 'DubanError',
      code: 'not-found',
      details: {},
      status: 404,
    });
    expect(await thrownFor(foreign)).toMatchObject({ data: { code: 'not-found' }, init: { status: 404 } });
  });

  it('leads whoever is not signed in to the sign-in page and back', async () => {
    const thrown = await thrownFor(new DubanError('not-signed-in', 'No session'));
    expect(thrown).toBeInstanceOf(Response);
    const location = new URL((thrown as Response).headers.get('Location') ?? '', 'http://duban.test');
    expect(location.pathname).toBe('/sign-in');
    expect(location.searchParams.get('to')).toBe('/plans/p1?q=x');
  });

  it('does not lead back to the address of an action', async () => {
    const args = asked('/boards/b1', { method: 'POST', headers: TOKEN.headers });
    const thrown = await thrownFor(new DubanError('not-signed-in', 'No session'), args);
    expect((thrown as Response).headers.get('Location')).toBe('/sign-in');
  });

  it('leaves a redirect and an unexpected error as they are', async () => {
    const error = new Error('broken');
    expect(await thrownFor(error)).toBe(error);
    const redirect = new Response(null, { status: 302 });
    expect(await thrownFor(redirect)).toBe(redirect);
  });
});
