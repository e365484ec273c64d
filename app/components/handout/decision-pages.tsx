import { useTranslation } from 'react-i18next';
import type { AgencyId, MeasureId } from '../../domain/ids.ts';
import { isGone, measureName } from '../../domain/plan.ts';
import { type Instruction, measuresById, type PlanState } from '../../domain/plan-state.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { SnapshotDecision } from '../../snapshots/services.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';

interface DecisionPagesProps {
  readonly snapshot: Snapshot;
  readonly decisions: readonly SnapshotDecision[];
}

/** What was decided on the snapshot, and what was still open when it was taken. */
export function DecisionPages({ snapshot, decisions }: DecisionPagesProps) {
  const { t } = useTranslation('handout');
  const open = instructionsIn(snapshot);
  return (
    <section id="decisions" className="decisions page">
      <h2>{t('section.decisions')}</h2>
      {decisions.length === 0 && open.length === 0 && <p>{t('decisions.none')}</p>}
      {decisions.length > 0 && <Table snapshot={snapshot} caption={t('decisions.made')} lines={decisions} />}
      {open.length > 0 && (
        <Table
          snapshot={snapshot}
          caption={t('decisions.open')}
          lines={open.map((each) => ({ ...each, agencyIds: [each.agencyId] }))}
        />
      )}
    </section>
  );
}

interface Line extends Pick<Instruction, 'number' | 'text' | 'person' | 'dueOn' | 'measureId'> {
  readonly agencyIds: readonly AgencyId[];
  readonly state?: Instruction['state'];
  readonly last?: Instruction['last'];
}

function Table({ snapshot, caption, lines }: { snapshot: PlanState; caption: string; lines: readonly Line[] }) {
  const { t } = useTranslation('handout');
  const language = useLanguage();
  const agencies = new Map(snapshot.agencies.map(({ id, name }) => [id, name]));
  const measures = measuresById(snapshot);
  const on = (id: MeasureId | null) => {
    const measure = id && measures.get(id);
    if (!measure) return t('decisions.plan');
    const name = measureName(measure);
    return isGone(measure) ? t('board.goneMeasure', { name }) : name;
  };
  const hasStates = lines.some(({ state }) => state !== undefined);
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="number">
            {t('decisions.number')}
          </th>
          <th scope="col" className="text">
            {t('decisions.text')}
          </th>
          <th scope="col">{t('decisions.on')}</th>
          <th scope="col">{t('decisions.agencies')}</th>
          <th scope="col" className="person">
            {t('decisions.person')}
          </th>
          <th scope="col" className="due">
            {t('decisions.due')}
          </th>
          {hasStates && <th scope="col">{t('decisions.state')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ number, text, measureId, agencyIds, person, dueOn, state, last }) => (
          <tr key={`${number} ${agencyIds.join(' ')}`}>
            <td>{number}</td>
            <td className="text">{text}</td>
            <td lang={DOCUMENT_LANGUAGE}>{on(measureId)}</td>
            <td lang={DOCUMENT_LANGUAGE}>{agencyIds.map((id) => agencies.get(id) ?? '').join('、')}</td>
            <td>{person}</td>
            <td>{dueOn && formatDate(language, dueOn)}</td>
            {hasStates && (
              <td>
                {state && t(`state.${state}`)}
                {last?.text && <small>{t('board.answer', last)}</small>}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each once: those on the plan stand apart from those on cards. */
function instructionsIn({ instructions, boards }: Snapshot): Instruction[] {
  const all = [...instructions, ...boards.flatMap(({ cards }) => cards.flatMap((card) => card.instructions))];
  const each = new Map(all.map((one) => [`${one.number} ${one.agencyId}`, one]));
  return [...each.values()].sort((a, b) => a.number - b.number);
}
