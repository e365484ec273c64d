import { createCookie } from '@remix-run/node';
import { isTheme, type Theme } from './theme.ts';

const ONE_YEAR_S = 365 * 24 * 3600;

/** The appearance a person chose; absent for the system's. */
export const themeCookie = createCookie('duban_theme', {
  path: '/',
  sameSite: 'lax',
  httpOnly: true,
  maxAge: ONE_YEAR_S,
});

/** The appearance a request asks for. */
export async function themeOf(request: Request): Promise<Theme> {
  const chosen: unknown = await themeCookie.parse(request.headers.get('Cookie'));
  return isTheme(chosen) ? chosen : 'system';
}
