import { type MetaFunction, redirect } from '@remix-run/node';
import { KeyRound } from 'lucide-react';
import { useTexts } from '../../accounts/use-texts.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';

/** What everybody finds until the first administrator has come in. */
export const loader = guarded(async ({ request, context }) => {
  if (context.services.demo !== null || (await context.services.accounts.isSetUp())) throw redirect('/');
  return { title: await pageTitle(request, (t) => t('accounts:setUp.title')) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SetUp() {
  const { t } = useTexts();
  return (
    <EmptyState icon={KeyRound} title={t('setUp.title')} level={1}>
      <p>{t('setUp.why')}</p>
      <p>{t('setUp.again')}</p>
    </EmptyState>
  );
}
