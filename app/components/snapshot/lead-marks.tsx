import { Flag, Gavel } from 'lucide-react';
import type { CardMarks, Instruction } from '../../domain/plan-state.ts';
import { formatDate, formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { AgencyName } from '../agency-name.tsx';
import { PanelSection } from '../card-panel/panel-section.tsx';
import { useTexts } from './use-texts.ts';

/** What leads have put on a card, whole: the flag with its reason, and the decisions that are open. */
export function LeadMarks({ supervision, instructions }: Pick<CardMarks, 'supervision' | 'instructions'>) {
  const { t } = useTexts();
  const language = useLanguage();
  return (
    <>
      {supervision && (
        <PanelSection title={t('card.supervision')}>
          <div className="rounded-md bg-overdue-soft px-3 py-2 text-overdue">
            <p className="flex gap-2 font-medium whitespace-pre-wrap">
              <Flag aria-hidden="true" className="mt-1 size-4 shrink-0" />
              {supervision.reason}
            </p>
            <p className="mt-1 text-sm">
              {t('card.by', { name: supervision.by, at: formatMoment(language, supervision.since) })}
              {supervision.until && ` · ${t('card.until', { until: formatDate(language, supervision.until) })}`}
            </p>
          </div>
        </PanelSection>
      )}
      {instructions.length > 0 && (
        <PanelSection title={t('card.instructions')}>
          <InstructionList instructions={instructions} />
        </PanelSection>
      )}
    </>
  );
}

interface InstructionListProps {
  readonly instructions: readonly Instruction[];
  /** Names, where they are of several agencies. */
  readonly agencies?: ReadonlyMap<string, string>;
}

/** Decisions with how they stand. */
export function InstructionList({ instructions, agencies }: InstructionListProps) {
  const { t } = useTexts();
  const language = useLanguage();
  return (
    <ul className="flex flex-col gap-3">
      {instructions.map(({ decisionId, agencyId, number, text, person, dueOn, state, last }) => (
        <li key={`${decisionId} ${agencyId}`} className="text-sm">
          <p className="flex flex-wrap items-center gap-x-2 text-ink-soft">
            <Gavel aria-hidden="true" className="size-4 shrink-0" />
            <span className="font-medium text-ink">{t('card.instruction', { number })}</span>
            {agencies?.has(agencyId) && <AgencyName isBrief name={agencies.get(agencyId) ?? ''} />}
            <span className="rounded bg-near-soft px-1.5 text-near">{t(`card.state.${state}`)}</span>
            {dueOn && <span>{t('card.dueOn', { on: formatDate(language, dueOn) })}</span>}
            {person !== '' && <span>{t('card.person', { name: person })}</span>}
          </p>
          <p className="mt-1 whitespace-pre-wrap">{text}</p>
          {last && (
            <p className="mt-1 border-l-2 border-line-strong pl-2 whitespace-pre-wrap text-ink-soft">
              {t('card.said', { name: last.by, at: formatMoment(language, last.at), text: last.text })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
