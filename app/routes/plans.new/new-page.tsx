import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTexts } from '../../drafts/use-texts.ts';
import { BringInForm } from './bring-in-form.tsx';
import { type Failed, FailureLine } from './failure-line.tsx';

/** Where a document is pasted or uploaded. */
export function NewPage({ failed }: { failed: Failed | null }) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 py-6 sm:py-8">
      <header>
        <Link to="/" className="link inline-flex min-h-8 items-center gap-1 text-sm">
          <ArrowLeft aria-hidden="true" size={14} />
          {common('plans')}
        </Link>
        <h1 className="mt-1 text-xl font-semibold">{t('new.title')}</h1>
        <p className="mt-1 text-sm text-ink-soft">{t('new.intro')}</p>
      </header>
      {failed && <FailureLine failed={failed} />}
      <BringInForm text={failed?.text ?? ''} />
    </div>
  );
}
