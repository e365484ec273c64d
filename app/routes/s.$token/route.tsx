import { data, type HeadersFunction, type MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { ShortNamesProvider } from '../../components/agency-name.tsx';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { BARE } from '../../page-handle.ts';
import type { SharedView } from '../../snapshots/services.ts';
import { Gone } from './gone.tsx';
import { SharedScreen } from './shared-screen.tsx';

/** A snapshot, read by whoever has a link to it. A link that opens nothing says so on a page of its own, whyever it does not. */
export const loader = guarded(async ({ context, params }) => {
  try {
    return data<SharedView | null>(await context.services.snapshots.links.open(params.token ?? ''));
  } catch (error) {
    if (isDubanError(error) && error.code === 'not-found') return data<SharedView | null>(null, { status: 404 });
    throw error;
  }
});

/** All of the snapshot is here: what of it is looked at asks for nothing, and is no opening that counts. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  const isSameLink = currentUrl.pathname === nextUrl.pathname && currentUrl.href !== nextUrl.href;
  return isSameLink ? false : defaultShouldRevalidate;
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view ? `${view.snapshot.plan.docNumber ?? view.snapshot.plan.title} #${view.snapshot.number}` : '督办 Duban',
  },
  { name: 'robots', content: 'noindex, nofollow, noarchive' },
  { name: 'referrer', content: 'no-referrer' },
];

export const handle = BARE;

export default function SharedSnapshot() {
  const view = useLoaderData<typeof loader>() as SharedView | null;
  if (!view) return <Gone />;
  return (
    <ShortNamesProvider of={view.snapshot.agencies}>
      <SharedScreen view={view} />
    </ShortNamesProvider>
  );
}
