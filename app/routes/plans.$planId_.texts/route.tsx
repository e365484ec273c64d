import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { useTexts } from '../../drafts/use-texts.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import type { PageHandle } from '../../page-handle.ts';
import { BackToSource } from './back-to-source.tsx';
import { ReplacedLine } from './replaced-line.tsx';

export const loader = guarded(async ({ request, context: { services, actor }, params: { planId = '' } }) => {
  const { plan, texts } = await services.drafts.corrections.listTexts(actor, planId);
  return { plan, texts, title: await pageTitle(request, (t) => `${t('drafts:correct.texts.title')} · ${plan.title}`) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle: PageHandle<Awaited<ReturnType<typeof loader>>> = { plan: ({ plan }) => plan };

/** The texts that a plan had before the one it has. */
export default function EarlierTexts() {
  const { plan, texts } = useLoaderData<typeof loader>();
  const { t } = useTexts();
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-6 sm:py-8">
      <BackToSource planId={plan.id} />
      <h1 className="mt-1 text-xl font-semibold">{t('correct.texts.title')}</h1>
      <p lang={DOCUMENT_LANGUAGE} className="mt-1 font-medium text-pretty">
        {plan.title}
      </p>
      {texts.length === 0 && <p className="mt-3">{t('correct.texts.none')}</p>}
      <ul className="mt-3 flex flex-col gap-2">
        {texts.map((text) => (
          <li key={text.revision} className="relative rounded-lg border border-line bg-surface p-3 hover:border-accent">
            <Link
              to={`/plans/${plan.id}/texts/${text.revision}`}
              className="font-medium after:absolute after:inset-0 hover:text-accent"
            >
              {t('correct.texts.revision', { revision: text.revision })}{' '}
              <span lang={DOCUMENT_LANGUAGE}>{text.title}</span>
            </Link>
            <ReplacedLine text={text} />
          </li>
        ))}
      </ul>
    </div>
  );
}
