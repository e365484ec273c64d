import { describe, expect, it } from 'vitest';
import { takeHostCookies, toHostCookie } from '#server/host-cookies.ts';

const taken = (cookie: string | undefined) => {
  const request = { headers: { cookie } };
  takeHostCookies(request);
  return request.headers.cookie;
};

describe('cookies behind TLS', () => {
  it('are sent under a name that no other host, and nobody on the way, can set', () => {
    expect(toHostCookie('duban_session=a; Path=/; HttpOnly; SameSite=Lax; Secure')).toBe(
      '__Host-duban_session=a; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
    expect(toHostCookie('duban_theme=b; Path=/; SameSite=Lax')).toBe(
      '__Host-duban_theme=b; Path=/; SameSite=Lax; Secure',
    );
  });

  it('are known by it alone: what was planted under the bare name is nothing', () => {
    expect(taken('duban_session=planted; __Host-duban_session=own; other=1')).toBe('duban_session=own; other=1');
    expect(taken('duban_session=planted')).toBe('');
    expect(taken(' duban_device=planted;x=duban_y')).toBe('x=duban_y');
    expect(taken(undefined)).toBeUndefined();
  });
});
