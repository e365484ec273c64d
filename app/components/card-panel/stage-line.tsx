import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../domain/board.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { StageIcon } from '../stage-icon.tsx';

/** A stage by icon and name. */
export function StageLabel({ stage }: { stage: Stage | undefined }) {
  const { t } = useTranslation('card');
  const language = useLanguage();
  if (!stage) return <span>{t('unknownStage')}</span>;
  return (
    <span className="inline-flex items-center gap-1.5">
      <StageIcon category={stage.category} />
      {stageName(stage, language)}
    </span>
  );
}

/** Where a card stands, with the menu that moves it. */
export function StageLine({ stage, menu }: { stage: Stage | undefined; menu: ReactNode }) {
  const { t } = useTranslation('card');
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-3">
      <p className="flex items-center gap-2">
        <span className="text-sm text-ink-soft">{t('stage')}</span>
        <StageLabel stage={stage} />
      </p>
      {menu}
    </div>
  );
}
