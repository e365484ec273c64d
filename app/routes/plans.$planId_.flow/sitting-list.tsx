import { Link } from '@remix-run/react';
import { AgencyName, DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { StageIcon } from '../../components/stage-icon.tsx';
import { dayIn, PLAN_TIME_ZONE } from '../../domain/dates.ts';
import type { PlanFlow, SittingCard } from '../../history/services.ts';
import { formatDate } from '../../i18n/format.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useTexts } from './use-texts.ts';

/** The cards that have not moved for longest, each with the way to it. */
export function SittingList({ flow }: { flow: PlanFlow }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="flow-sitting" className="flex flex-col gap-2">
      <h2 id="flow-sitting" className="font-semibold">
        {t('sitting.title')}
      </h2>
      <p className="max-w-prose text-sm text-pretty text-ink-soft">{t('sitting.help')}</p>
      {flow.sitting.length === 0 && <p className="text-sm text-ink-soft">{t('sitting.empty')}</p>}
      <ol className="flex flex-col">
        {flow.sitting.map((card) => (
          <SittingItem key={card.cardId} card={card} stages={flow.stages} />
        ))}
      </ol>
    </section>
  );
}

function SittingItem({ card, stages }: { card: SittingCard; stages: PlanFlow['stages'] }) {
  const { t } = useTexts();
  const language = useLanguage();
  const stage = stages.find(({ id }) => id === card.stageId);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-t border-line px-2 py-1.5 text-sm min-[1800px]:text-base">
      <Link
        to={`/boards/${card.boardId}/cards/${card.cardId}`}
        className="link min-w-0 flex-1 basis-64 max-sm:basis-full"
      >
        {card.number !== null && <span lang={DOCUMENT_LANGUAGE}>（{card.number}）</span>}
        {card.title === null ? t('sitting.untitled') : <span lang={DOCUMENT_LANGUAGE}>{card.title}</span>}
      </Link>
      <span className="w-44 max-sm:w-auto">
        <AgencyName isBrief name={card.agency.name} />
      </span>
      {stage && (
        <span className="inline-flex w-28 items-center gap-1 max-sm:w-auto">
          <StageIcon category={stage.category} />
          {stageName(stage, language)}
        </span>
      )}
      <span className="w-44 text-right text-ink-soft tabular-nums max-sm:w-auto max-sm:flex-1">
        <span className="font-semibold text-ink">{t('sitting.days', { count: card.days })}</span>
        <span className="max-sm:hidden"> · {formatDate(language, dayIn(PLAN_TIME_ZONE, card.since))}</span>
      </span>
    </li>
  );
}
