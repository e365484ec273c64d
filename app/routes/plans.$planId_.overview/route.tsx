import type { MetaFunction } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { ShortNamesProvider } from '../../components/agency-name.tsx';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { unlessOnlySearchChanged } from '../../revalidation.ts';
import type { loader as rootLoader } from '../../root.tsx';
import { OverviewScreen } from './overview-screen.tsx';

export const loader = guarded(async ({ request, context, params }) => {
  const state = await context.services.plans.overview(context.actor, params.planId ?? '');
  const title = await pageTitle(request, (t) => `${t('plan:tabs.overview')} · ${state.plan.title}`);
  return { state, today: context.today, title };
});

export const shouldRevalidate = unlessOnlySearchChanged;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Overview() {
  const { state, today } = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  // Nobody sees a plan without being signed in; without the root's data there is no page.
  if (!root?.person) return null;
  return (
    <ShortNamesProvider of={state.agencies}>
      <OverviewScreen key={state.plan.id} initial={state} me={root.person} loadedOn={today} />
    </ShortNamesProvider>
  );
}
