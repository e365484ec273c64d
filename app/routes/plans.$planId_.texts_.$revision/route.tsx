import type { MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { useTexts } from '../../drafts/use-texts.ts';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { BackToSource } from '../plans.$planId_.texts/back-to-source.tsx';
import { ReplacedLine } from '../plans.$planId_.texts/replaced-line.tsx';

export const loader = guarded(async ({ request, context: { services, actor }, params }) => {
  const { planId = '', revision = '' } = params;
  // What is no number is no revision that there is.
  const wanted = /^\d{1,9}$/.test(revision) ? Number(revision) : 0;
  const text = await services.drafts.corrections.readText(actor, planId, wanted);
  return { text, title: await pageTitle(request, (t) => `${t('drafts:correct.texts.title')} · ${text.title}`) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A text that a plan had. */
export default function EarlierText() {
  const { text } = useLoaderData<typeof loader>();
  const { planId = '' } = useParams();
  const { t } = useTexts();
  return (
    <article className="mx-auto w-full max-w-3xl px-4 py-6 sm:py-8">
      <BackToSource planId={planId} />
      <p className="mt-1 text-sm text-ink-soft">{t('correct.texts.revision', { revision: text.revision })}</p>
      <h1 lang={DOCUMENT_LANGUAGE} className="text-xl font-semibold text-balance">
        {text.title}
      </h1>
      <ReplacedLine text={text} />
      <div
        lang={DOCUMENT_LANGUAGE}
        className="mt-4 rounded-lg border border-line bg-surface p-4 leading-7 break-words whitespace-pre-wrap"
      >
        {text.text}
      </div>
    </article>
  );
}
