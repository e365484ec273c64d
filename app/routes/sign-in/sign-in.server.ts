import { redirectDocument } from '@remix-run/node';
import { type FormFailure, failureOf } from '../../accounts/failed.server.ts';
import { sameSitePath } from '../../same-site-path.ts';
import type { AppContext } from '../../services.ts';
import { withCookies } from '../../set-cookies.server.ts';

/**
 * Signs in whoever knows a password, and leads them to where they were going.
 *
 * @returns why not, with the name that was typed; never the password
 * @throws a redirect where it was right
 */
export async function signInByPassword(
  form: FormData,
  { services, visit }: Pick<AppContext, 'services' | 'visit'>,
): Promise<FormFailure & { readonly status: number; readonly name: string }> {
  const name = String(form.get('name') ?? '');
  let cookies: readonly string[];
  try {
    cookies = await services.accounts.signIn({ name, password: String(form.get('password') ?? '') }, visit);
  } catch (error) {
    return { ...failureOf(error), name };
  }
  // Another document: nothing of the page of nobody is left in the one of somebody.
  throw redirectDocument(sameSitePath(form.get('to')), { status: 303, headers: withCookies(cookies) });
}
