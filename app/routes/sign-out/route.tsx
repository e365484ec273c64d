import { redirect } from '@remix-run/node';
import { guarded } from '../../http-errors.server.ts';

export const action = guarded(async ({ request, context }) => {
  const cookie = await context.services.sessions.signOut(request.headers.get('Cookie'));
  return redirect('/sign-in', { status: 303, headers: { 'Set-Cookie': cookie } });
});

export function loader() {
  return redirect('/');
}
