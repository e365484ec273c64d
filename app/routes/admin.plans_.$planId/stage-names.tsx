import type { KeyboardEvent } from 'react';
import { usePlanTexts } from '../../admin/use-plan-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { STAGE_LIMITS } from '../../domain/stage-edits.ts';

/** The two names of a stage, as the fields of a form. */
export function StageNames({ zh, en, isWrong }: { zh: string; en: string; isWrong: boolean }) {
  const { t } = usePlanTexts();
  const field = {
    type: 'text',
    required: true,
    maxLength: STAGE_LIMITS.name,
    autoComplete: 'off',
    'aria-invalid': isWrong || undefined,
    onKeyDown: keepComposing,
    className: 'field w-full',
  } as const;
  return (
    <>
      <label className="flex min-w-32 flex-1 flex-col gap-1 text-sm">
        {t('stages.zh')}
        <input {...field} name="zh" lang={DOCUMENT_LANGUAGE} defaultValue={zh} />
      </label>
      <label className="flex min-w-32 flex-1 flex-col gap-1 text-sm">
        {t('stages.en')}
        <input {...field} name="en" lang="en" defaultValue={en} />
      </label>
    </>
  );
}

/** Enter chooses a word of the input method, and sends nothing. */
function keepComposing(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
}
