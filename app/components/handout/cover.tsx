import { useTranslation } from 'react-i18next';
import type { BoardRows } from '../../domain/snapshot/card-rows.ts';
import { countRows } from '../../domain/snapshot/count-rows.ts';
import { WITHHELD } from '../../domain/snapshot/redact.ts';
import { formatDate, formatMoment } from '../../i18n/format.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { SnapshotView } from '../../snapshots/services.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { StageIcon } from '../stage-icon.tsx';

interface CoverProps {
  readonly view: SnapshotView;
  readonly boards: readonly BoardRows[];
  readonly withNames: boolean;
  /** The parts that follow, by where they are. */
  readonly contents: readonly { readonly id: string; readonly name: string }[];
}

/** What is handed out, of when and by whom, and how things stood in numbers. */
export function Cover({ view, boards, withNames, contents }: CoverProps) {
  const { t } = useTranslation('handout');
  const { snapshot, sound } = view;
  const { plan } = snapshot;
  return (
    <section className="cover">
      <p className="kind">{t('kind')}</p>
      <h1 lang={DOCUMENT_LANGUAGE}>{plan.title}</h1>
      {plan.docNumber && (
        <p className="doc-number" lang={DOCUMENT_LANGUAGE}>
          {plan.docNumber}
        </p>
      )}
      <p className="title">
        {t('number', { number: snapshot.number })}
        {snapshot.title && ` · ${snapshot.title}`}
      </p>
      {!sound && <p className="caution">{t('unsound')}</p>}
      <Totals view={view} boards={boards} />
      <Facts view={view} />
      <Confirmed view={view} boards={boards} />
      <nav className="contents" aria-label={t('contents')}>
        <h2>{t('contents')}</h2>
        <ol>
          {contents.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ol>
      </nav>
      {!withNames && <p className="no-names">{t('noNames', { mark: WITHHELD })}</p>}
    </section>
  );
}

function Totals({ view: { snapshot }, boards }: Pick<CoverProps, 'view' | 'boards'>) {
  const { t } = useTranslation('handout');
  const language = useLanguage();
  const { cards, done, late, supervised, byStage } = countRows(boards.flatMap(({ rows }) => rows));
  const confirmed = boards.filter(({ board }) => board.confirmation !== null).length;
  const answer = snapshot.call ? t('confirmed.of', { confirmed, boards: boards.length }) : t('confirmed.notCalled');
  return (
    <>
      <dl className="totals">
        <Total name={t('count.boards')} value={boards.length} />
        <Total name={t('count.cards')} value={cards} />
        <Total name={t('count.done')} value={done} />
        <Total name={t('count.late')} value={late} />
        <Total name={t('count.supervised')} value={supervised} />
        <Total name={t('count.confirmed')} value={answer} />
      </dl>
      <dl className="stages" aria-label={t('count.stages')}>
        {snapshot.stages.map((stage) => (
          <div key={stage.id}>
            <dt>
              <StageIcon category={stage.category} /> {stageName(stage, language)}
            </dt>
            <dd>{byStage.get(stage.id) ?? 0}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Total({ name, value }: { name: string; value: number | string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Facts({ view: { snapshot, hash } }: Pick<CoverProps, 'view'>) {
  const { t } = useTranslation('handout');
  const language = useLanguage();
  return (
    <dl className="facts">
      <dt>{t('fact.taken')}</dt>
      <dd>{formatMoment(language, snapshot.takenAt)}</dd>
      <dt>{t('fact.takenBy')}</dt>
      <dd>{t('fact.how', { by: snapshot.takenBy ?? t('bySchedule'), how: t(`reason.${snapshot.reason}`) })}</dd>
      <dt>{t('fact.hash')}</dt>
      <dd className="hash">{hash}</dd>
      <dt>{t('fact.before')}</dt>
      <dd className={snapshot.previous === null ? '' : 'hash'}>{snapshot.previous ?? t('fact.first')}</dd>
    </dl>
  );
}

/** Which agencies confirmed their boards, and which did not, where a lead had asked. */
function Confirmed({ view: { snapshot }, boards }: Pick<CoverProps, 'view' | 'boards'>) {
  const { t } = useTranslation(['handout', 'common']);
  const language = useLanguage();
  const { call } = snapshot;
  if (!call) return null;
  const asked = { by: call.by, at: formatMoment(language, call.at) };
  const namesOf = (isConfirmed: boolean) =>
    boards.filter(({ board }) => (board.confirmation !== null) === isConfirmed).map(({ agency }) => agency.name);
  return (
    <div className="confirmed">
      <h2>{t('confirmed.title')}</h2>
      <p>
        {call.dueOn
          ? t('confirmed.calledDue', { ...asked, due: formatDate(language, call.dueOn) })
          : t('confirmed.called', asked)}
        {call.note && ` — ${call.note}`}
      </p>
      {([true, false] as const).map((isConfirmed) => {
        const names = namesOf(isConfirmed);
        const label = t(isConfirmed ? 'confirmed.yes' : 'confirmed.no');
        return (
          <p key={label}>
            <strong>{t('confirmed.names', { label, count: names.length })}</strong>
            <span lang={DOCUMENT_LANGUAGE}>{names.join('、')}</span>
          </p>
        );
      })}
    </div>
  );
}
