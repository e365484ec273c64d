import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DubanError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { readForm } from '../../read-form.server.ts';
import { sameSitePath } from '../../same-site-path.ts';
import { DemoPeople } from './demo-people.tsx';
import { signInByPassword } from './sign-in.server.ts';
import { DONE, SignInPage } from './sign-in-page.tsx';

export const loader = guarded(async ({ request, context }) => {
  const { searchParams } = new URL(request.url);
  const to = sameSitePath(searchParams.get('to'));
  const people = (await context.services.demo?.people()) ?? null;
  // In the demo people change who they are here.
  if (people === null && context.actor) throw redirect(to);
  return {
    title: await pageTitle(request, (t) => t('signIn')),
    ...{ people, to },
    self: context.actor?.personId ?? null,
    done: DONE.find((what) => searchParams.has(what)) ?? null,
    provider: context.services.accounts.provider?.name ?? null,
  };
});

/** What became of a sign-in by password that was not one. */
export const action = guarded(async ({ request, context }) => {
  const form = await readForm(request);
  const { demo } = context.services;
  if (demo === null) {
    const failed = await signInByPassword(form, context);
    return data(failed, { status: failed.status });
  }
  const person = form.get('person');
  if (!isId(person)) throw new DubanError('bad-input', 'No such demo person');
  const { userAgent, cookieHeader } = context.visit;
  const cookie = await demo.signIn(person, userAgent, cookieHeader);
  throw redirect(sameSitePath(form.get('to')), { status: 303, headers: { 'Set-Cookie': cookie } });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SignIn() {
  const { people, self, to, done, provider } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>() ?? null;
  if (people !== null) return <DemoPeople people={people} self={self} to={to} />;
  return <SignInPage to={to} failed={failed} done={done} provider={provider} />;
}
