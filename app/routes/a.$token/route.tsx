import { data, type MetaFunction, redirectDocument } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { failureOf } from '../../accounts/failed.server.ts';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { readForm } from '../../read-form.server.ts';
import { withCookies } from '../../set-cookies.server.ts';
import { LinkOver } from './link-over.tsx';
import { LinkPage } from './link-page.tsx';

/** What a link for one person leads to; null for one that leads nowhere, whatever the reason. */
export const loader = guarded(async ({ request, context, params }) => {
  const { accounts } = context.services;
  const link = await accounts.openLink(params.token ?? '', context.visit).catch(isOver);
  const title = await pageTitle(request, (t) =>
    link ? t(`accounts:${link.kind}.title`, { name: link.name }) : t('accounts:over.title'),
  );
  return data({ title, link }, { status: link ? 200 : 404 });
});

/** What became of a form that was not taken; null where it was the link that was not. */
export const action = guarded(async ({ request, context, params }) => {
  const form = await readForm(request);
  const text = (field: string) => String(form.get(field) ?? '');
  const fields = { name: text('name'), userName: text('userName'), email: text('email') };
  const { accounts } = context.services;
  const { token = '' } = params;
  let done: { readonly to: string; readonly cookies: readonly string[] };
  try {
    const { kind } = await accounts.openLink(token, context.visit);
    const cookies = await accounts.followLink(token, { ...fields, password: text('password') }, context.visit);
    done = { to: kind === 'reset' ? '/sign-in?reset' : '/', cookies };
  } catch (error) {
    // The page that comes with the answer says that the link is over.
    if (isDubanError(error) && error.code === 'link-over') return null;
    const failed = failureOf(error);
    return data({ ...failed, fields }, { status: failed.status });
  }
  throw redirectDocument(done.to, { status: 303, headers: withCookies(done.cookies) });
});

function isOver(error: unknown): null {
  if (isDubanError(error) && error.code === 'link-over') return null;
  throw error;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AccountLink() {
  const { link } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>() ?? null;
  return link ? <LinkPage link={link} failed={failed} /> : <LinkOver />;
}
