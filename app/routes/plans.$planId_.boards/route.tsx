import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Archive } from 'lucide-react';
import { useMemo } from 'react';
import { ShortNamesProvider } from '../../components/agency-name.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { unlessOnlySearchChanged } from '../../revalidation.ts';
import { PlanConfirmation } from '../plans.$planId_.confirmation/plan-confirmation.tsx';
import { BoardList } from './board-list.tsx';

export const loader = guarded(async ({ request, context, params }) => {
  const found = await context.services.plans.boards(context.actor, params.planId ?? '');
  const confirmation = await context.services.confirmation.read(context.actor, params.planId ?? '');
  return { ...found, confirmation, title: await pageTitle(request, () => found.plan.title) };
});

export const shouldRevalidate = unlessOnlySearchChanged;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

function ArchivedNotice() {
  const { t } = usePlanTexts();
  return (
    <p className="flex items-center gap-2 rounded-lg bg-sunken px-4 py-2 text-sm">
      <Archive aria-hidden="true" size={16} className="shrink-0" />
      {t('isArchived')}
    </p>
  );
}

export default function Boards() {
  const { confirmation, ...boards } = useLoaderData<typeof loader>();
  return (
    <ShortNamesProvider of={useMemo(() => boards.boards.map(({ agency }) => agency), [boards.boards])}>
      <BoardList {...boards}>
        {boards.isArchived && <ArchivedNotice />}
        <PlanConfirmation confirmation={confirmation} />
      </BoardList>
    </ShortNamesProvider>
  );
}
