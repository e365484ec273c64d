import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import type { PageHandle, PagePlan } from '../../page-handle.ts';
import { readForm } from '../../read-form.server.ts';
import { LinksPage } from './links-page.tsx';
import { readWish } from './read-wish.server.ts';

export const loader = guarded(async ({ context, params }) => {
  const { services, actor, today } = context;
  const { snapshotId = '' } = params;
  const { snapshot } = await services.snapshots.read(actor, snapshotId);
  const { plan, number, title } = snapshot;
  return {
    ...{ plan: { id: plan.id, title: plan.title }, number, title, snapshotId, today },
    now: Date.now(),
    isArchived: (await services.plans.boards(actor, plan.id)).isArchived,
    links: await services.snapshots.links.list(actor, snapshotId),
  };
});

/** What became of a form: the address that was made, told this once; or why none was, with what had been filled in. */
export const action = guarded(async ({ context, params, request }) => {
  const { services, actor } = context;
  const form = await readForm(request);
  if (form.get('intent') === 'revoke') {
    await services.snapshots.links.revoke(actor, String(form.get('link')));
    return { made: null, failed: null };
  }
  const wish = readWish(form);
  try {
    const { id, token } = await services.snapshots.links.create(actor, params.snapshotId ?? '', wish);
    return { made: { id, path: `/s/${token}` }, failed: null };
  } catch (error) {
    if (!isDubanError(error) || (error.code !== 'bad-input' && error.code !== 'too-many')) throw error;
    return data({ made: null, failed: { code: error.code, wish } }, { status: error.status });
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `#${page.number} ${page.title} · ${page.plan.title}` : '督办 Duban' },
  { name: 'robots', content: 'noindex' },
];

export const handle: PageHandle<{ plan: PagePlan }> = { plan: ({ plan }) => plan };

export default function Links() {
  return <LinksPage page={useLoaderData<typeof loader>()} outcome={useActionData<typeof action>() ?? null} />;
}
