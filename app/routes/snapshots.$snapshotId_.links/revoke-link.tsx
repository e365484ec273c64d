import { useId } from 'react';
import { PostForm } from '../../components/post-form.tsx';
import { useTexts } from './use-texts.ts';

/** Asks before it revokes: in a box that opens in its place, so that it works without script. */
export function RevokeLink({ id, madeAt }: { id: string; madeAt: string }) {
  const { t } = useTexts();
  const help = useId();
  return (
    <details className="max-w-72 text-sm">
      <summary aria-label={t('revoke.label', { at: madeAt })} className="button w-fit list-none">
        {t('revoke.button')}
      </summary>
      <PostForm preventScrollReset className="mt-2 flex flex-col gap-2">
        <input type="hidden" name="intent" value="revoke" />
        <input type="hidden" name="link" value={id} />
        <p id={help} className="text-pretty">
          {t('revoke.sure')}
        </p>
        <button type="submit" aria-describedby={help} className="button self-start border-overdue text-overdue">
          {t('revoke.confirm')}
        </button>
      </PostForm>
    </details>
  );
}
