import { Link } from '@remix-run/react';
import { memo, useMemo } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { AgencyId, MeasureId } from '../../domain/ids.ts';
import type { Commitment, Measure, Section } from '../../domain/plan.ts';
import type { DraftView } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { MeasureName } from '../plans.$planId_.source/measure-name.tsx';
import { Answering, Deadlines } from '../plans.$planId_.source/understanding.tsx';
import { AgencyList } from './agency-list.tsx';
import { CommitmentEditor } from './commitment-editor.tsx';
import { showPane } from './pane-switch.tsx';
import { hrefTo, type Selected } from './selection.ts';
import { startOf } from './take-form.tsx';
import { MeasureTitleForm, PlanForms } from './title-forms.tsx';
import { partsOf, WhenNear } from './when-near.tsx';

interface UnderstoodPaneProps {
  readonly draft: DraftView;
  readonly selected: Selected | null;
  readonly today: IsoDate;
}

/** What was understood, in its order. One thing at a time is open to be corrected. */
export function UnderstoodPane({ draft, selected, today }: UnderstoodPaneProps) {
  const { t } = useTexts();
  const { t: plan } = usePlanTexts();
  const { source } = draft;
  const agencies = useMemo(() => new Map(source.agencies.map(({ id, name }) => [id, name])), [source.agencies]);
  const sections = useMemo(() => headsOf(source), [source]);
  const commitments = source.measures.reduce((sum, measure) => sum + measure.commitments.length, 0);
  return (
    <section
      data-pane=""
      aria-label={t('draft.understood')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard, too
      tabIndex={0}
      className="min-h-0 bg-surface max-lg:group-has-[#pane-source:checked]/panes:hidden lg:overflow-y-auto"
    >
      <p className="px-3 pt-3 text-sm text-ink-soft sm:px-4">
        {plan('count.measures', { count: source.measures.length })} ·{' '}
        {plan('count.commitments', { count: commitments })} ·{' '}
        {plan('count.agencies', { count: source.agencies.length })} · {plan('count.cards', { count: draft.cards })}
      </p>
      {selected?.kind === 'plan' && <PlanForms plan={source.plan} />}
      <AgencyList draft={draft} />
      {partsOf(source.measures, PART).map((part, i) => (
        <WhenNear
          key={part[0]?.id}
          isNeeded={i < DRAWN || part.some((measure) => isOf(measure, selected))}
          plain={part.map((measure) => (
            <p key={measure.id} className="px-6 py-2 font-semibold">
              <MeasureName measure={measure} />
            </p>
          ))}
        >
          {() =>
            part.map((measure) => (
              <div key={measure.id}>
                <SectionHead section={sections.get(measure.id)} />
                <MeasurePart
                  measure={measure}
                  draft={draft}
                  agencies={agencies}
                  today={today}
                  open={isOf(measure, selected) ? selected : null}
                />
              </div>
            ))
          }
        </WhenNear>
      ))}
    </section>
  );
}

/** Measures to a part, and parts that are drawn at once: most documents as they are. */
const PART = 10;
const DRAWN = 4;

/** The sections by the measure that each begins with. */
function headsOf({ sections, measures }: DraftView['source']): ReadonlyMap<MeasureId, Section> {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const heads = new Map<MeasureId, Section>();
  measures.forEach(({ id, sectionId }, i) => {
    const section = sectionId === null ? undefined : byId.get(sectionId);
    if (section && measures[i - 1]?.sectionId !== sectionId) heads.set(id, section);
  });
  return heads;
}

function SectionHead({ section }: { section: Section | undefined }) {
  if (!section) return null;
  return (
    <h2 lang={DOCUMENT_LANGUAGE} className="border-t border-line px-3 pt-3 font-semibold sm:px-4">
      {section.number}、{section.title}
    </h2>
  );
}

function isOf(measure: Measure, selected: Selected | null): boolean {
  if (selected?.kind === 'measure') return startOf(measure) === selected.start;
  return (
    selected?.kind === 'commitment' &&
    measure.commitments.some(({ passageSpan }) => passageSpan.start === selected.start)
  );
}

interface MeasurePartProps {
  readonly measure: Measure;
  readonly draft: DraftView;
  readonly agencies: ReadonlyMap<AgencyId, string>;
  readonly today: IsoDate;
  /** What of it is open to be corrected; null for nothing. */
  readonly open: Selected | null;
}

const MeasurePart = memo(function MeasurePart({ measure, draft, agencies, today, open }: MeasurePartProps) {
  const { t } = useTexts();
  const isOpen = open?.kind === 'measure';
  return (
    <section
      aria-labelledby={measure.id}
      className="px-3 py-2 [contain-intrinsic-size:auto_12rem] [content-visibility:auto] sm:px-4"
    >
      <div
        data-shows={measure.id}
        data-keeps-focus=""
        tabIndex={-1}
        className={`scroll-my-16 rounded-md px-2 py-1 ${isOpen ? 'bg-accent-soft' : ''}`}
      >
        <div className="flex items-baseline gap-2">
          <h3 id={measure.id} className="flex-1 font-semibold">
            <MeasureName measure={measure} />
          </h3>
          <Ways at={measure.id} name={t('edit.measure', { number: measure.number })} isOpen={isOpen} />
        </div>
        {isOpen && <MeasureTitleForm measure={measure} />}
      </div>
      <ol className="flex flex-col">
        {measure.commitments.map((commitment) => {
          const isThis = open?.kind === 'commitment' && open.start === commitment.passageSpan.start;
          const name = t('edit.commitment', { number: measure.number, place: commitment.ordinal });
          return (
            <li
              key={commitment.id}
              data-shows={commitment.id}
              data-keeps-focus=""
              tabIndex={-1}
              className={`scroll-my-16 border-t border-line px-2 py-2 text-sm ${isThis ? 'bg-accent-soft' : ''}`}
            >
              <div className="flex items-baseline gap-2">
                <h4 className="flex-1 text-ink-soft">{name}</h4>
                <Ways at={commitment.id} name={name} isOpen={isThis} />
              </div>
              <Passage commitment={commitment} isWhole={isThis} />
              {isThis ? (
                <CommitmentEditor draft={draft} measure={measure} commitment={commitment} agencies={agencies} />
              ) : (
                <>
                  <Answering commitment={commitment} agencies={agencies} />
                  {commitment.responsibilities.length === 0 && (
                    <p className="font-medium text-behind">{t('edit.nobody')}</p>
                  )}
                  <Deadlines commitment={commitment} today={today} />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
});

/** To where it was read from, and to correcting it. */
function Ways({ at, name, isOpen }: { at: string; name: string; isOpen: boolean }) {
  const { t } = useTexts();
  return (
    <span className="flex shrink-0 gap-3 text-sm">
      <Link
        to={hrefTo(at)}
        replace
        preventScrollReset
        aria-label={`${t('edit.show')}: ${name}`}
        onClick={() => showPane('source')}
        className="link lg:hidden"
      >
        {t('edit.show')}
      </Link>
      <Link
        to={hrefTo(isOpen ? '' : at)}
        replace
        preventScrollReset
        aria-label={`${t(isOpen ? 'edit.close' : 'edit.open')}: ${name}`}
        className="link"
      >
        {t(isOpen ? 'edit.close' : 'edit.open')}
      </Link>
    </span>
  );
}

function Passage({ commitment, isWhole }: { commitment: Commitment; isWhole: boolean }) {
  const { t } = usePlanTexts();
  if (commitment.text === '') return <p className="text-behind">{t('source.noPassage')}</p>;
  if (isWhole) return null;
  return (
    <p lang={DOCUMENT_LANGUAGE} className="line-clamp-2">
      {commitment.text}
    </p>
  );
}
