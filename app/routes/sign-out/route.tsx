import { redirect } from '@remix-run/node';
import { guarded } from '../../http-errors.server.ts';

export const action = guarded(async ({ request, context }) => {
  const { services, actor } = context;
  const elsewhere = (await services.accounts.provider?.leave(actor)) ?? null;
  const cookie = await services.sessions.signOut(request.headers.get('Cookie'));
  return redirect(elsewhere ?? '/sign-in', { status: 303, headers: { 'Set-Cookie': cookie } });
});

export function loader() {
  return redirect('/');
}

/** Never seen, since every way leads elsewhere: with it, what is refused here is said on a page. */
export default function SignOut() {
  return null;
}
