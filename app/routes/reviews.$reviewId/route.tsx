import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DubanError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import { readForm } from '../../read-form.server.ts';
import type { Meeting } from '../../reviews/meeting.ts';
import { readMeeting } from '../../reviews/read-meeting.server.ts';
import type { loader as rootLoader } from '../../root.tsx';
import { MeetingPage } from './meeting-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor, today }, params: { reviewId = '' } }) => {
  const { meeting } = await readMeeting(services, actor, reviewId);
  return {
    meeting,
    today,
    minutes: await services.reviews.minutes(actor, reviewId),
    title: await pageTitle(request, () => meeting.review.title),
  };
});

const intent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('close') }),
  z.object({ intent: z.literal('reopen') }),
  z.object({ intent: z.literal('withdraw'), decision: z.custom<string>(isId) }),
]);

export const action = guarded(async ({ request, context: { services, actor }, params: { reviewId = '' } }) => {
  const asked = intent.safeParse(Object.fromEntries(await readForm(request)));
  if (!asked.success) throw new DubanError('bad-input', 'Not what a page of ours asks of a meeting');
  if (asked.data.intent === 'withdraw') await services.decisions.withdraw(actor, asked.data.decision);
  else await services.reviews.close(actor, reviewId, asked.data.intent === 'close');
  return redirect(`/reviews/${reviewId}`, { status: 303 });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<{ meeting: Meeting }> = { plan: ({ meeting }) => meeting.plan };

export default function Review() {
  const { meeting, minutes, today } = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  // Nobody sees a meeting without being signed in; without the root's data there is no page.
  if (!root?.person) return null;
  return <MeetingPage key={meeting.review.id} meeting={meeting} minutes={minutes} today={today} me={root.person} />;
}
