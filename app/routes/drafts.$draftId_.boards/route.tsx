import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { issuesOf } from '../drafts.$draftId/issues.ts';
import { type Answer, CorrectPage } from './correct-page.tsx';
import { MakePage } from './make-page.tsx';
import { readWish } from './read-wish.server.ts';

export const loader = guarded(async ({ request, context: { services, actor }, params: { draftId = '' } }) => {
  const draft = await services.drafts.read(actor, draftId);
  const left = issuesOf(draft).filter(({ isDone }) => !isDone).length;
  if (draft.corrects) {
    const view = await services.drafts.corrections.compare(actor, draftId);
    const title = await pageTitle(request, (t) => t('drafts:correct.title'));
    return { kind: 'correct' as const, page: { view, left }, title };
  }
  const { plan, sections, measures, agencies } = draft.source;
  const commitments = measures.flatMap((measure) => measure.commitments);
  const page = {
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
    left,
    nobody: commitments.filter(({ responsibilities }) => responsibilities.length === 0).length,
  };
  return { kind: 'make' as const, page, title: await pageTitle(request, (t) => t('drafts:make.title')) };
});

export const action = guarded(async ({ request, context: { services, actor }, params: { draftId = '' } }) => {
  const wish = await readWish(request);
  try {
    switch (wish.intent) {
      case 'make': {
        const { id } = await services.drafts.makeBoards(actor, draftId, wish.revision);
        return redirect(`/plans/${id}/boards`, { status: 303 });
      }
      case 'correct': {
        const { id } = await services.drafts.corrections.make(actor, draftId, wish);
        return redirect(`/plans/${id}/boards`, { status: 303 });
      }
      case 'choose':
        await services.drafts.corrections.choose(actor, draftId, wish.choices, wish.revision);
        return data<Answer>({ failure: null, details: {} });
    }
  } catch (error) {
    if (!isDubanError(error) || !SAID.has(error.code)) throw error;
    return data<Answer>({ failure: error.code, details: error.details }, { status: error.status });
  }
});

/** What is said beside the button. */
const SAID: ReadonlySet<string> = new Set([
  ...['outdated', 'plan-exists', 'document-unreadable', 'not-saved'],
  ...['same-text', 'plan-corrected', 'plan-archived', 'measures-open'],
]);

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [{ title: found?.title }];

export default function MakeBoards() {
  const found = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  if (found.kind === 'correct') return <CorrectPage {...found.page} answer={answer} />;
  const failed = answer?.failure ? { failure: answer.failure, details: answer.details } : null;
  return <MakePage {...found.page} failed={failed} />;
}
