import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AGENCY_FAULTS, AGENCY_LIMITS } from '../../admin/services.ts';
import { DubanError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import { AGENCY_KINDS } from '../../domain/plan.ts';
import { guarded, isDubanError } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { readForm } from '../../read-form.server.ts';
import { AgencyPage, type Answer } from './agency-page.tsx';

export const loader = guarded(async ({ request, context: { services, actor }, params: { agencyId = '' } }) => {
  const { searchParams } = new URL(request.url);
  const words = searchParams.get('people') ?? '';
  const { agencies } = services.admin;
  const details = await agencies.read(actor, agencyId);
  return {
    details,
    words,
    found: words.trim() === '' ? null : await agencies.findPeople(actor, agencyId, words),
    isMerged: searchParams.has('merged'),
    title: await pageTitle(request, (t) => `${t('admin:tabs.agencies')} · ${details.agency.name}`),
  };
});

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('change'), name: z.string(), shortName: z.string(), kind: z.enum(AGENCY_KINDS) }),
  z.object({ intent: z.enum(['add', 'remove']), person: z.custom<string>(isId) }),
  z.object({ intent: z.literal('forget'), name: z.string().max(AGENCY_LIMITS.name) }),
]);

/** Does what a form asks, or says beside it why not, with what was filled in. */
export const action = guarded(async ({ request, context: { services, actor }, params: { agencyId = '' } }) => {
  const asked = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!asked.success) throw new DubanError('bad-input', 'Not what a page of ours asks of an agency');
  const wish = asked.data;
  const { agencies } = services.admin;
  if (wish.intent === 'forget') {
    await agencies.forgetName(actor, agencyId, wish.name);
    return data<Answer>({ intent: 'forget', typed: null, fault: null });
  }
  if (wish.intent !== 'change') {
    await agencies.setMember(actor, agencyId, wish.person, wish.intent === 'add');
    return data<Answer>({ intent: wish.intent, typed: null, fault: null });
  }
  try {
    await agencies.change(actor, agencyId, wish);
  } catch (error) {
    const fault = isDubanError(error) && AGENCY_FAULTS.find((one) => one === error.details.fault);
    if (!isDubanError(error) || !fault) throw error;
    return data<Answer>({ intent: 'change', typed: wish, fault }, { status: error.status });
  }
  return data<Answer>({ intent: 'change', typed: null, fault: null });
});

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function Agency() {
  const { title: _title, ...found } = useLoaderData<typeof loader>();
  return <AgencyPage {...found} answer={useActionData<typeof action>() ?? null} />;
}
