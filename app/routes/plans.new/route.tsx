import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DubanError, type ErrorCode } from '../../domain/errors.ts';
import { can } from '../../domain/policy.ts';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { NewPage } from './new-page.tsx';
import { readBrought } from './read-brought.server.ts';

export const loader = guarded(async ({ request, context: { services, actor } }) => {
  // Asks who may, as every page here does.
  await services.drafts.list(actor);
  const wanted = new URL(request.url).searchParams.get('corrects');
  const plan = (await services.plans.list(actor)).find(({ id }) => id === wanted);
  if (wanted !== null && !plan) throw new DubanError('not-found', 'There is no such plan');
  const corrects = plan ? { id: plan.id, title: plan.title } : null;
  const title = await pageTitle(request, (t) => t(corrects ? 'drafts:new.correctTitle' : 'drafts:new.title'));
  return { corrects, title };
});

/** What is said beside the form. */
const SAID: ReadonlySet<ErrorCode> = new Set([
  ...(['plan-exists', 'document-empty', 'unsupported-file', 'too-large', 'too-many', 'bad-input'] as const),
  ...(['same-text', 'plan-archived'] as const),
]);

export const action = guarded(async ({ request, context: { services, actor } }) => {
  // Before anything is read: ten megabytes are not held for those who may not bring them.
  if (actor === null) throw new DubanError('not-signed-in', 'Sign in first');
  if (!can(actor, { action: 'plan.import' })) throw new DubanError('not-found', 'There is no such thing');
  let text = '';
  try {
    const sent = await readBrought(request);
    text = sent.text;
    if (sent.brought === null) throw new DubanError('bad-input', 'Neither a text nor a file');
    const corrects = new URL(request.url).searchParams.get('corrects');
    const { id, isNew } = await services.drafts.begin(actor, sent.brought, corrects);
    return redirect(`/drafts/${id}${isNew ? '' : '?already'}`, { status: 303 });
  } catch (error) {
    if (!isDubanError(error) || !SAID.has(error.code)) throw error;
    return data({ failure: { code: error.code, details: error.details }, text }, { status: error.status });
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [{ title: found?.title }];

export default function NewPlan() {
  const { corrects } = useLoaderData<typeof loader>();
  return <NewPage corrects={corrects} failed={useActionData<typeof action>() ?? null} />;
}
