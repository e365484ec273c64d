import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { ShortNamesProvider } from '../../components/agency-name.tsx';
import { FLOW_RANGES } from '../../domain/history/range.ts';
import type { PlanFlow } from '../../history/services.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import { FlowPage } from './flow-page.tsx';

export const loader = guarded(async ({ request, context, params }) => {
  const query = new URL(request.url).searchParams;
  // An address that somebody cut or made up shows the page as it is without one.
  const range = FLOW_RANGES.find((each) => each === query.get('range')) ?? 'weeks';
  const wish = { range, boardId: query.get('board') || null };
  const flow = await context.services.history.flow(context.actor, params.planId ?? '', wish);
  return { flow, title: await pageTitle(request, (t) => `${t('plan:tabs.flow')} · ${flow.plan.title}`) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<{ flow: PlanFlow }> = { plan: ({ flow }) => flow.plan };

export default function Flow() {
  const { flow } = useLoaderData<typeof loader>();
  return (
    <ShortNamesProvider of={useMemo(() => flow.boards.map(({ agency }) => agency), [flow.boards])}>
      <FlowPage flow={flow} />
    </ShortNamesProvider>
  );
}
