import { useNavigation } from '@remix-run/react';
import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';

/**
 * @param ways where this person brings documents in; null for one who does not
 * @param isNothing whether they are nothing anywhere, so that they would see no plan that there was
 */
export function NoPlans({ ways, isNothing }: { ways: ReactNode; isNothing: boolean }) {
  const { t } = usePlanTexts();
  if (isNothing) {
    return (
      <EmptyState icon={FileText} title={t('none.nothing')} level={1}>
        <p>{t('none.nothingWhy')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={FileText} title={t('none.title')} level={1} action={ways && <Beginnings ways={ways} />}>
      {ways ? (
        <>
          <p>{t('none.import')}</p>
          <p>
            <code className="rounded bg-sunken px-2 py-1 text-ink">npm run import -- {t('none.file')}</code>
          </p>
        </>
      ) : (
        <p>{t('none.ask')}</p>
      )}
    </EmptyState>
  );
}

function Beginnings({ ways }: { ways: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-4">
      {ways}
      <ImportBundled />
    </div>
  );
}

/** A document to begin with, for whoever has none at hand. */
function ImportBundled() {
  const { t } = usePlanTexts();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <PostForm action="/?index" className="flex flex-col items-center gap-2">
      <button type="submit" disabled={isBusy} className="button">
        {t('none.bundled')}
      </button>
      <p className="text-sm text-pretty text-ink-soft">{t('none.bundledHelp')}</p>
    </PostForm>
  );
}
