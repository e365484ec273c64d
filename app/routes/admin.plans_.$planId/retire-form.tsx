import { useTranslation } from 'react-i18next';
import { usePlanTexts } from '../../admin/use-plan-texts.ts';
import { PostForm } from '../../components/post-form.tsx';
import { isLastOfKept, type PlanStage } from '../../domain/stage-edits.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';

interface RetireFormProps {
  readonly stage: PlanStage;
  readonly used: readonly PlanStage[];
  readonly cards: number;
}

/** Ends a stage, once it is said where its cards go; opened on purpose. */
export function RetireForm({ stage, used, cards }: RetireFormProps) {
  const { t } = usePlanTexts();
  const language = useLanguage();
  const common = useTranslation();
  const others = used.filter(({ id }) => id !== stage.id);
  // Its neighbour to the left, and of the first its neighbour to the right.
  const next = used[Math.max(1, used.indexOf(stage)) - 1];
  const name = stageName(stage, language);
  return (
    <details className="text-sm">
      <summary aria-label={t('retire.openOf', { name })} className="link w-fit cursor-pointer py-1">
        {t('retire.open')}
      </summary>
      {isLastOfKept(used, stage.id) ? (
        <p className="mt-1 text-ink-soft">{t('retire.last', { category: common.t(`category.${stage.category}`) })}</p>
      ) : (
        <PostForm preventScrollReset className="mt-1 flex flex-col gap-2 rounded-lg bg-sunken p-3">
          <input type="hidden" name="intent" value="retire" />
          <input type="hidden" name="id" value={stage.id} />
          <p className="max-w-prose text-pretty">{t('retire.help', { count: cards })}</p>
          <div className="flex flex-wrap items-end gap-2">
            <label className="flex flex-col gap-1">
              {t('retire.into')}
              <select name="into" defaultValue={(next === stage ? others[0] : next)?.id} className="field">
                {others.map((other) => (
                  <option key={other.id} value={other.id}>
                    {stageName(other, language)}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" className="button">
              {t('retire.button')}
            </button>
          </div>
        </PostForm>
      )}
    </details>
  );
}
