import { useTranslation } from 'react-i18next';
import { type CardDiff, diffSnapshots } from '../../domain/snapshot/diff.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { countKinds, type DiffSummary, summarise } from '../../domain/snapshot/summary.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { ChangeLine } from './change-line.tsx';

interface ChangePagesProps {
  readonly snapshot: Snapshot;
  /** Null for none. */
  readonly before: Snapshot | null;
}

/** What has changed since the snapshot before, in words, agency by agency. */
export function ChangePages({ snapshot, before }: ChangePagesProps) {
  const { t } = useTranslation(['handout', 'snapshots', 'common']);
  const language = useLanguage();
  return (
    <section id="changes" className="changes page">
      <h2>{t('section.changes')}</h2>
      {before === null ? (
        <p>{t('changes.first')}</p>
      ) : (
        <>
          <p>{t('changes.since', { number: before.number, at: formatMoment(language, before.takenAt) })}</p>
          <Changes snapshot={snapshot} before={before} />
        </>
      )}
    </section>
  );
}

function Changes({ snapshot, before }: { snapshot: Snapshot; before: Snapshot }) {
  const { t } = useTranslation(['handout', 'snapshots', 'common']);
  const diff = diffSnapshots(before, snapshot);
  const { kinds } = summarise(diff);
  const seen = diff.cards.filter((card) => card.kinds.length > 0);
  if (kinds.length === 0) return <p>{t('changes.none')}</p>;
  // An agency whose board is gone stands behind those that are still there.
  const agencies = new Map([...snapshot.agencies, ...before.agencies].map(({ id, name }) => [id, name]));
  return (
    <>
      <p className="sum">
        <strong>{t('changes.whole')}</strong> <Kinds kinds={kinds} />
      </p>
      {[...agencies].map(([id, name]) => {
        const cards = seen.filter(({ agencyId }) => agencyId === id);
        return cards.length > 0 && <AgencyChanges key={id} {...{ name, cards, snapshot, before }} />;
      })}
    </>
  );
}

interface AgencyChangesProps {
  readonly name: string;
  readonly cards: readonly CardDiff[];
  readonly snapshot: Snapshot;
  readonly before: Snapshot;
}

function AgencyChanges({ name, cards, snapshot, before }: AgencyChangesProps) {
  return (
    <section className="agency">
      <header>
        <h3 lang={DOCUMENT_LANGUAGE}>{name}</h3>
        <p>
          <Kinds kinds={countKinds(cards)} />
        </p>
      </header>
      <ul>
        {cards.map((card) => (
          <ChangeLine key={card.id} {...{ card, snapshot, before }} />
        ))}
      </ul>
    </section>
  );
}

function Kinds({ kinds }: Pick<DiffSummary, 'kinds'>) {
  const { t } = useTranslation(['handout', 'snapshots', 'common']);
  return kinds.map(({ kind, count }) => t(`snapshots:count.${kind}`, { count })).join(t('common:listSeparator'));
}
