import { useNavigation } from '@remix-run/react';
import { Camera } from 'lucide-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PostForm } from '../../components/post-form.tsx';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { REVIEW_LIMITS } from '../../domain/plan-state.ts';

/** Why no snapshot was taken, and the title that was written for it. */
export interface FailedTake {
  readonly failure: ErrorCode;
  readonly title: string;
}

interface TakeFormProps {
  readonly attempt: string;
  readonly failed: FailedTake | null;
}

/** Takes a snapshot under a title. Pressed twice it takes one. */
export function TakeForm({ attempt, failed }: TakeFormProps) {
  const { t } = useTexts();
  const errors = useTranslation('errors');
  const isBusy = useNavigation().formData?.get('attempt') === attempt;
  return (
    <PostForm
      onSubmit={(event: FormEvent) => isBusy && event.preventDefault()}
      aria-labelledby="take-snapshot"
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3 shadow-card sm:p-4"
    >
      <h2 id="take-snapshot" className="font-semibold">
        {t('take.title')}
      </h2>
      <input type="hidden" name="attempt" value={attempt} />
      <div className="flex flex-wrap items-end gap-2">
        <label className="flex min-w-60 flex-1 flex-col gap-1 text-sm">
          {t('take.field')}
          <input
            type="text"
            name="title"
            defaultValue={failed?.title ?? ''}
            maxLength={REVIEW_LIMITS.title}
            placeholder={t('take.placeholder')}
            autoComplete="off"
            aria-describedby="take-help"
            onKeyDown={(event) => {
              // Enter chooses a word of the input method, and takes nothing.
              if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229))
                event.preventDefault();
            }}
            className="field"
          />
        </label>
        {/* Not disabled: that would take the focus from whoever pressed it. */}
        <button type="submit" aria-disabled={isBusy} className="button button-accent">
          <Camera aria-hidden="true" size={16} />
          {t(isBusy ? 'take.busy' : 'take.button')}
        </button>
      </div>
      <p id="take-help" className="text-sm text-ink-soft">
        {t('take.help')}
      </p>
      <p role="status" className={failed && !isBusy ? 'text-sm font-medium text-overdue' : 'sr-only'}>
        {isBusy && t('take.busy')}
        {failed && !isBusy && t('take.failed', { why: errors.t(`help.${failed.failure}`) })}
      </p>
    </PostForm>
  );
}
