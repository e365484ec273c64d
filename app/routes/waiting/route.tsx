import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DubanError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { readForm } from '../../read-form.server.ts';
import { WaitingList } from './waiting-list.tsx';

export const loader = guarded(async ({ request, context }) => {
  const comments = await context.services.notes.waiting.list(context.actor);
  const instructions = await context.services.decisions.waiting(context.actor);
  return {
    today: context.today,
    instructions,
    title: await pageTitle(request, (t) => t('comments:waiting.title')),
    comments,
  };
});

export const action = guarded(async ({ request, context }) => {
  const comment = (await readForm(request)).get('comment');
  if (!isId(comment)) throw new DubanError('bad-input', 'No such comment');
  await context.services.notes.waiting.done(context.actor, comment);
  // Back to the list, so that reloading the page does not send it again.
  return redirect('/waiting', { status: 303 });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Waiting() {
  const { comments, instructions, today } = useLoaderData<typeof loader>();
  return <WaitingList comments={comments} instructions={instructions} today={today} />;
}
