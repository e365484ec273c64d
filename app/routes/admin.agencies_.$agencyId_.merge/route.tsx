import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DubanError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { readForm } from '../../read-form.server.ts';
import { MergePage } from './merge-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor }, params: { agencyId = '' } }) => {
  const { searchParams } = new URL(request.url);
  const into = searchParams.get('into');
  const words = searchParams.get('q') ?? '';
  const { agencies } = services.admin;
  const { agency } = await agencies.read(actor, agencyId);
  const isSearched = into === null && words.trim() !== '';
  return {
    agency,
    words,
    preview: into === null ? null : await agencies.previewMerge(actor, agencyId, into),
    found: isSearched ? (await agencies.list(actor, words, 1)).agencies.filter(({ id }) => id !== agency.id) : null,
    title: await pageTitle(request, (t) => `${t('admin:tabs.agencies')} · ${agency.name}`),
  };
});

/** Makes the agency a part of the other one, and leads to that. */
export const action = guarded(async ({ request, context: { services, actor }, params: { agencyId = '' } }) => {
  const into = (await readForm(request)).get('into');
  if (!isId(into)) throw new DubanError('bad-input', 'No agency to merge into');
  await services.admin.agencies.merge(actor, agencyId, into);
  return redirect(`/admin/agencies/${into}?merged`, { status: 303 });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Merge() {
  const { title: _title, ...found } = useLoaderData<typeof loader>();
  return <MergePage {...found} />;
}
