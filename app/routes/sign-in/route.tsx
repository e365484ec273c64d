import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DubanError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { sameSitePath } from '../../same-site-path.ts';
import { DemoPeople } from './demo-people.tsx';
import { NoAccounts } from './no-accounts.tsx';

export const loader = guarded(async ({ request, context }) => ({
  title: await pageTitle(request, (t) => t('signIn')),
  people: (await context.services.demo?.people()) ?? null,
  self: context.actor?.personId ?? null,
  to: sameSitePath(new URL(request.url).searchParams.get('to')),
}));

export const action = guarded(async ({ request, context }) => {
  const { demo } = context.services;
  if (demo === null) throw new DubanError('not-allowed', 'Nobody signs in without a password outside the demo');
  const form = await request.formData();
  const person = form.get('person');
  if (!isId(person)) throw new DubanError('bad-input', 'No such demo person');
  const cookie = await demo.signIn(person, request.headers.get('User-Agent'));
  return redirect(sameSitePath(form.get('to')), { status: 303, headers: { 'Set-Cookie': cookie } });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SignIn() {
  const { people, self, to } = useLoaderData<typeof loader>();
  return people === null ? <NoAccounts /> : <DemoPeople people={people} self={self} to={to} />;
}
