import type { ActionFunctionArgs } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../app/i18n/detect.server.ts';
import { themeOf } from '../../../app/preferences.server.ts';
import { action } from '../../../app/routes/preferences/route.tsx';
import { TOKEN } from '../../support/form-token.ts';

function choose(fields: Record<string, string>): Promise<Response> {
  const request = new Request('http://duban.test/preferences', {
    ...{ method: 'POST', body: new URLSearchParams(fields), headers: TOKEN.headers },
  });
  return action({ request, params: {}, context: { token: TOKEN.context } } as unknown as ActionFunctionArgs);
}

/** The request that a browser sends next. */
function next(response: Response): Request {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return new Request('http://duban.test/', { headers: { Cookie: cookies.join('; '), 'Accept-Language': 'zh-CN' } });
}

describe('preferences', () => {
  it('keep a language and go back to where one was', async () => {
    const response = await choose({ language: 'en', to: '/plans/p1?q=x' });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/plans/p1?q=x');
    expect(await languageOf(next(response))).toBe('en');
  });

  it('keep an appearance', async () => {
    expect(await themeOf(next(await choose({ theme: 'dark', to: '/' })))).toBe('dark');
  });

  it('leave alone what they do not know, and do not lead to another site', async () => {
    const response = await choose({ language: 'fr', theme: 'pink', to: '//evil.example' });
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get('Location')).toBe('/');
  });
});
