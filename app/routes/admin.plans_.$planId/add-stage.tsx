import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlanTexts } from '../../admin/use-plan-texts.ts';
import { PostForm } from '../../components/post-form.tsx';
import { STAGE_CATEGORIES } from '../../domain/board.ts';
import type { Answer } from './plan-page.tsx';
import { StageNames } from './stage-names.tsx';

/** Adds a stage; empty again once it was added. */
export function AddStage({ answer }: { answer: Answer | null }) {
  const { t } = usePlanTexts();
  const common = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const own = answer?.wish.intent === 'add' ? answer : null;
  const typed = own?.fault && own.wish.intent === 'add' ? own.wish : null;
  useEffect(() => {
    if (own?.fault === null) form.current?.reset();
  }, [own]);
  return (
    <PostForm
      ref={form}
      preventScrollReset
      aria-labelledby="add-stage"
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <h2 id="add-stage" className="font-semibold">
        {t('add.title')}
      </h2>
      <p className="text-sm text-ink-soft">{t('add.help')}</p>
      <input type="hidden" name="intent" value="add" />
      <div className="flex flex-wrap items-end gap-2">
        <label className="flex flex-col gap-1 text-sm">
          {t('stages.category')}
          <select name="category" defaultValue={typed?.category ?? 'doing'} className="field">
            {STAGE_CATEGORIES.map((category) => (
              <option key={category} value={category}>
                {common.t(`category.${category}`)}
              </option>
            ))}
          </select>
        </label>
        <StageNames
          zh={typed?.zh ?? ''}
          en={typed?.en ?? ''}
          isWrong={own?.fault === 'name' || own?.fault === 'taken'}
        />
        <button type="submit" className="button button-accent">
          {t('add.button')}
        </button>
      </div>
    </PostForm>
  );
}
