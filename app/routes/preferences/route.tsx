import { redirect } from '@remix-run/node';
import { guarded } from '../../http-errors.server.ts';
import { languageCookie } from '../../i18n/detect.server.ts';
import { isLanguage } from '../../i18n/languages.ts';
import { themeCookie } from '../../preferences.server.ts';
import { readForm } from '../../read-form.server.ts';
import { sameSitePath } from '../../same-site-path.ts';
import { isTheme } from '../../theme.ts';

/** Keeps a person's language or appearance and goes back to where they were. What is neither is left as it is. */
export const action = guarded(async ({ request }) => {
  const form = await readForm(request).catch(() => new FormData());
  const headers = new Headers();
  const language = form.get('language');
  if (isLanguage(language)) headers.append('Set-Cookie', await languageCookie.serialize(language));
  const theme = form.get('theme');
  if (isTheme(theme)) headers.append('Set-Cookie', await themeCookie.serialize(theme));
  return redirect(sameSitePath(form.get('to')), { status: 303, headers });
});

export function loader() {
  return redirect('/');
}

/** Never seen, since every way leads elsewhere: with it, what is refused here is said on a page. */
export default function Preferences() {
  return null;
}
