import type { MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { ShortNamesProvider } from '../../components/agency-name.tsx';
import { can } from '../../domain/policy.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import { loaded, readAddress } from './address.ts';
import type { SnapshotPage, SnapshotWays } from './page-data.ts';
import { readPage } from './read-page.server.ts';
import { SnapshotScreen } from './snapshot-screen.tsx';

export const loader = guarded(async ({ request, context: { services, actor, today }, params }) => {
  const address = readAddress(new URL(request.url).searchParams);
  const page = await readPage(services.snapshots, actor, params.snapshotId ?? '', address);
  const meetings = await services.reviews.list(actor, page.plan.id);
  const ways: SnapshotWays = {
    reviewId: meetings.find(({ snapshotId }) => snapshotId === page.id)?.id ?? null,
    mayOpen: can(actor, { action: 'review.write', planId: page.plan.id }),
    mayShare: can(actor, { action: 'snapshot.share', planId: page.plan.id }),
    today,
  };
  const { number, title } = page.head;
  const name = [`#${number}`, title].filter(Boolean).join(' ');
  return { page, ways, title: await pageTitle(request, (t) => `${t('plan:tabs.snapshots')} ${name}`) };
});

/** A snapshot never changes: only what the loader reads of an address asks for it anew. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const isSameRead = currentUrl.pathname === nextUrl.pathname && loaded(currentUrl.search) === loaded(nextUrl.search);
  const isSameAddress = currentUrl.href === nextUrl.href;
  return formMethod === undefined && isSameRead && !isSameAddress ? false : defaultShouldRevalidate;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<{ page: SnapshotPage }> = { plan: ({ page }) => page.plan };

export default function SnapshotRoute() {
  // Maps arrive as maps; Remix's types know those that can be written to only.
  const { page, ways } = useLoaderData() as { readonly page: SnapshotPage; readonly ways: SnapshotWays };
  return (
    <ShortNamesProvider of={page.agencies}>
      <SnapshotScreen page={page} ways={ways} />
    </ShortNamesProvider>
  );
}
