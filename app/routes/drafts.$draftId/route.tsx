import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { CorrectionFault } from '../../domain/document/index.ts';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { unlessOnlySearchChanged } from '../../revalidation.ts';
import type { Refused } from './correct-form.tsx';
import { DraftPage } from './draft-page.tsx';
import { readIntent } from './read-intent.server.ts';

export const loader = guarded(async ({ request, context: { services, actor, today }, params: { draftId = '' } }) => {
  const draft = await services.drafts.read(actor, draftId);
  return {
    draft,
    today,
    wasThere: new URL(request.url).searchParams.has('already'),
    title: await pageTitle(
      request,
      (t) => `${t('drafts:draft.label')} · ${draft.source.plan.title || t('drafts:list.untitled')}`,
    ),
  };
});

export const action = guarded(async ({ request, context: { services, actor }, params: { draftId = '' } }) => {
  try {
    const wanted = await readIntent(request);
    switch (wanted.intent) {
      case 'correct':
        await services.drafts.correct(actor, draftId, wanted.correction);
        break;
      case 'undo':
      case 'redo':
        await services.drafts.step(actor, draftId, wanted.intent, wanted.revision);
        break;
      case 'throw-away':
        await services.drafts.throwAway(actor, draftId);
        return redirect('/drafts', { status: 303 });
    }
    return data<Refused>({ refused: null });
  } catch (error) {
    if (!isDubanError(error) || !SAID.has(error.code)) throw error;
    const fault = (error.details.fault ?? null) as CorrectionFault | null;
    return data<Refused>({ refused: { code: error.code, fault } }, { status: error.status });
  }
});

/** What is said beside the form; everything else is a page of its own. */
const SAID: ReadonlySet<string> = new Set(['correction-refused', 'outdated', 'bad-input', 'too-many', 'not-saved']);

export const shouldRevalidate = unlessOnlySearchChanged;

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [{ title: found?.title }];

export default function Draft() {
  const { draft, today, wasThere } = useLoaderData<typeof loader>();
  return <DraftPage draft={draft} today={today} wasThere={wasThere} answer={useActionData<typeof action>() ?? null} />;
}
