import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DubanError } from '../../domain/errors.ts';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { issuesOf } from '../drafts.$draftId/issues.ts';
import { MakePage } from './make-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor }, params: { draftId = '' } }) => {
  const draft = await services.drafts.read(actor, draftId);
  const { plan, sections, measures, agencies } = draft.source;
  const commitments = measures.flatMap((measure) => measure.commitments);
  return {
    draftId: draft.id,
    revision: draft.revision,
    plan,
    counts: {
      sections: sections.length,
      measures: measures.length,
      commitments: commitments.length,
      agencies: agencies.length,
      cards: draft.cards,
    },
    left: issuesOf(draft).filter(({ isDone }) => !isDone).length,
    nobody: commitments.filter(({ responsibilities }) => responsibilities.length === 0).length,
    title: await pageTitle(request, (t) => t('drafts:make.title')),
  };
});

const form = z.object({ revision: z.coerce.number().int().min(1) });

export const action = guarded(async ({ request, context: { services, actor }, params: { draftId = '' } }) => {
  const sent = form.safeParse(Object.fromEntries(await request.formData()));
  if (!sent.success) throw new DubanError('bad-input', 'Not the form of ours that makes boards');
  try {
    const { id } = await services.drafts.makeBoards(actor, draftId, sent.data.revision);
    return redirect(`/plans/${id}/boards`, { status: 303 });
  } catch (error) {
    if (!isDubanError(error) || !SAID.has(error.code)) throw error;
    return data({ failure: error.code, details: error.details }, { status: error.status });
  }
});

/** What is said beside the button. */
const SAID: ReadonlySet<string> = new Set(['outdated', 'plan-exists', 'document-unreadable', 'not-saved']);

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [{ title: found?.title }];

export default function MakeBoards() {
  const { title: _title, ...found } = useLoaderData<typeof loader>();
  return <MakePage {...found} failed={useActionData<typeof action>() ?? null} />;
}
