import { Archive } from 'lucide-react';
import { usePlanTexts } from '../../admin/use-plan-texts.ts';
import { PostForm } from '../../components/post-form.tsx';

/** Archives the plan, opened on purpose and told what that means; or brings it back. */
export function ArchiveForm({ isArchived }: { isArchived: boolean }) {
  const { t } = usePlanTexts();
  if (isArchived) {
    return (
      <PostForm className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface p-3">
        <p className="flex items-center gap-2">
          <Archive aria-hidden="true" size={16} className="shrink-0" />
          {t('archive.restoreHelp')}
        </p>
        <button type="submit" name="intent" value="restore" className="button">
          {t('archive.restore')}
        </button>
      </PostForm>
    );
  }
  return (
    <section aria-labelledby="archive" className="rounded-lg border border-line bg-surface p-3">
      <h2 id="archive" className="font-semibold">
        {t('archive.title')}
      </h2>
      <details className="text-sm">
        <summary className="link w-fit cursor-pointer py-1">{t('archive.open')}</summary>
        <PostForm className="mt-1 flex flex-col items-start gap-2">
          <p className="max-w-prose text-pretty">{t('archive.help')}</p>
          <button type="submit" name="intent" value="archive" className="button">
            {t('archive.button')}
          </button>
        </PostForm>
      </details>
    </section>
  );
}
