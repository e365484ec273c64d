import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePlanTexts } from '../../admin/use-plan-texts.ts';
import { PostForm } from '../../components/post-form.tsx';
import { StageIcon } from '../../components/stage-icon.tsx';
import { type PlanStage, STAGE_LIMITS } from '../../domain/stage-edits.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Answer } from './plan-page.tsx';
import { RetireForm } from './retire-form.tsx';
import { StageNames } from './stage-names.tsx';

interface StageRowProps {
  readonly stage: PlanStage;
  /** All that are in use. */
  readonly used: readonly PlanStage[];
  /** How many stand in it, on all boards. */
  readonly cards: number;
  readonly answer: Answer | null;
}

/** A stage with all that can be done to it: names and limit, its place, and its end. */
export function StageRow({ stage, used, cards, answer }: StageRowProps) {
  const { t } = usePlanTexts();
  const category = useTranslation().t(`category.${stage.category}`);
  const name = stageName(stage, useLanguage());
  const at = used.indexOf(stage);
  const refused = answer?.fault && answer.wish.intent === 'change' && answer.wish.id === stage.id ? answer : null;
  const typed = refused?.wish.intent === 'change' ? refused.wish : null;
  // What is saved is what stands in the fields from then on.
  const key = [stage.names.zh, stage.names.en, stage.wipLimit].join('\n');
  return (
    <li aria-label={name} className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
        <span className="flex items-center gap-1.5">
          <StageIcon category={stage.category} />
          {category}
        </span>
        <span className="tabular-nums">{t('stages.cards', { count: cards })}</span>
        <span className="ml-auto flex">
          <Shift stage={stage} by={-1} label={t('stages.left', { name })} isEnd={at === 0} />
          <Shift stage={stage} by={1} label={t('stages.right', { name })} isEnd={at === used.length - 1} />
        </span>
      </div>
      <PostForm key={key} preventScrollReset className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="id" value={stage.id} />
        <StageNames
          zh={typed?.zh ?? stage.names.zh}
          en={typed?.en ?? stage.names.en}
          isWrong={refused?.fault === 'name' || refused?.fault === 'taken'}
        />
        <label className="flex w-24 flex-col gap-1 text-sm">
          {t('stages.limit')}
          <input
            type="number"
            name="limit"
            min={1}
            max={STAGE_LIMITS.wip}
            defaultValue={typed?.limit ?? stage.wipLimit ?? ''}
            aria-invalid={refused?.fault === 'limit' || undefined}
            className="field w-full tabular-nums"
          />
        </label>
        <button type="submit" className="button">
          {t('stages.save')}
        </button>
      </PostForm>
      <RetireForm stage={stage} used={used} cards={cards} />
    </li>
  );
}

interface ShiftProps {
  readonly stage: PlanStage;
  readonly by: -1 | 1;
  readonly label: string;
  readonly isEnd: boolean;
}

function Shift({ stage, by, label, isEnd }: ShiftProps) {
  const Icon = by === 1 ? ArrowRight : ArrowLeft;
  return (
    <PostForm preventScrollReset>
      <input type="hidden" name="intent" value="shift" />
      <input type="hidden" name="id" value={stage.id} />
      {/* Not disabled at an end: that would take the focus from whoever pressed it. There it moves nothing. */}
      <button
        type="submit"
        name="by"
        value={by}
        aria-label={label}
        title={label}
        aria-disabled={isEnd || undefined}
        className="button button-quiet px-2 aria-disabled:opacity-40"
      >
        <Icon aria-hidden="true" size={16} />
      </button>
    </PostForm>
  );
}
