import { Camera, Clock, History, type LucideIcon, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { formatMoment } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import type { NotesVersion, VersionReason } from '../notes/services.ts';
import { ago } from './ago.ts';
import { useTexts } from './use-texts.ts';

const ICONS: Readonly<Record<VersionReason, LucideIcon>> = { quiet: Clock, restore: Undo2, snapshot: Camera };

interface VersionListProps {
  readonly versions: readonly NotesVersion[];
  readonly onOpen: (version: NotesVersion) => void;
}

/** The versions that there are, the newest first: when, why, and who took part. */
export function VersionList({ versions, onOpen }: VersionListProps) {
  const { t } = useTexts();
  const [now] = useState(Date.now);
  if (versions.length === 0) {
    return (
      <EmptyState icon={History} title={t('none.title')} level={3}>
        <p>{t('none.help')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="px-4 py-3 text-sm text-ink-soft">
        {t('count', { count: versions.length })} · {t('help')}
      </p>
      <ol className="divide-y divide-line border-y border-line">
        {versions.map((version) => (
          <li key={version.id}>
            <VersionItem version={version} now={now} onOpen={onOpen} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface VersionItemProps {
  readonly version: NotesVersion;
  readonly now: number;
  readonly onOpen: VersionListProps['onOpen'];
}

function VersionItem({ version, now, onOpen }: VersionItemProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { id, at, reason, people, characters } = version;
  const Icon = ICONS[reason];
  return (
    <button
      type="button"
      data-version={id}
      onClick={() => onOpen(version)}
      className="flex w-full items-start gap-3 px-4 py-3 text-left -outline-offset-2 hover:bg-sunken"
    >
      <Icon aria-hidden="true" size={18} className="mt-1 shrink-0 text-ink-soft" />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <time dateTime={new Date(at).toISOString()} className="font-medium tabular-nums">
            {formatMoment(language, at)}
          </time>
          <span className="text-sm text-ink-soft">{ago(language, at, now)}</span>
        </span>
        <span className="block text-sm text-ink-soft">
          {t(`reason.${reason}`)} · {t('characters', { count: characters })}
        </span>
        <VersionPeople people={people} />
      </span>
    </button>
  );
}

/** Who took part, each with their agency. */
export function VersionPeople({ people }: { people: NotesVersion['people'] }) {
  const { t } = useTexts();
  if (people.length === 0) return <span className="block text-sm text-ink-soft">{t('nobody')}</span>;
  return (
    <span className="block text-sm">
      <span className="sr-only">{t('people')} </span>
      {people.map(({ id, name, agency }, i) => (
        <span key={id} lang={DOCUMENT_LANGUAGE}>
          {i > 0 && '、'}
          {name}
          {agency && <span className="text-ink-soft">（{agency}）</span>}
        </span>
      ))}
    </span>
  );
}
