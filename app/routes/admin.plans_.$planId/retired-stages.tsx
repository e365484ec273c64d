import { usePlanTexts } from '../../admin/use-plan-texts.ts';
import { StageIcon } from '../../components/stage-icon.tsx';
import type { PlanStage } from '../../domain/stage-edits.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** The stages that are over, and where their cards went; nothing where there are none. */
export function RetiredStages({ stages }: { stages: readonly PlanStage[] }) {
  const { t } = usePlanTexts();
  const language = useLanguage();
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const retired = stages.flatMap((stage) => {
    const into = stage.retiredInto === null ? undefined : byId.get(stage.retiredInto);
    return into ? [{ stage, into }] : [];
  });
  if (retired.length === 0) return null;
  return (
    <section aria-labelledby="retired" className="text-sm">
      <h2 id="retired" className="mb-1 text-base font-semibold">
        {t('retired.title')}
      </h2>
      <ul className="flex flex-col gap-1 text-ink-soft">
        {retired.map(({ stage, into }) => (
          <li key={stage.id} className="flex items-center gap-1.5">
            <StageIcon category={stage.category} />
            {t('retired.into', { name: stageName(stage, language), into: stageName(into, language) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
