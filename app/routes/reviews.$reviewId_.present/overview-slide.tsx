import { ShieldAlert } from 'lucide-react';
import { useMemo } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { CHANGE_LOOKS } from '../../components/snapshot/change-looks.ts';
import { useTexts as useSnapshotTexts } from '../../components/snapshot/use-texts.ts';
import { useBrowserLayoutEffect } from '../../components/use-browser-layout-effect.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Meeting } from '../../reviews/meeting.ts';
import { useTexts } from '../../reviews/use-texts.ts';
import { Figures } from './figures.tsx';
import { figuresOf, type Scene } from './scene.ts';
import { usePresentTexts } from './use-texts.ts';

interface OverviewSlideProps {
  readonly meeting: Meeting;
  readonly scene: Scene;
  readonly onPages: (pages: number) => void;
}

/** How things stand, in figures, and what changed since the last time, in words. */
export function OverviewSlide({ meeting, scene, onPages }: OverviewSlideProps) {
  const { t } = useTexts();
  const { t: present } = usePresentTexts();
  const language = useLanguage();
  const { plan, review, snapshot } = meeting;
  const { boards, call } = scene.snapshot;
  const figures = useMemo(() => figuresOf(boards.flatMap(({ id }) => scene.ofBoard(id)?.cards ?? [])), [boards, scene]);
  useBrowserLayoutEffect(() => onPages(1), [onPages]);
  const at = formatMoment(language, snapshot.takenAt);
  const confirmed = boards.filter(({ confirmation }) => confirmation !== null).length;
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-center gap-[1.4em] overflow-y-auto">
      <header>
        <p lang={DOCUMENT_LANGUAGE} className="text-ink-soft">
          {plan.title}
        </p>
        <h2 lang={DOCUMENT_LANGUAGE} className="text-[2.2em] leading-tight font-semibold text-balance">
          {review.title}
        </h2>
        <p className="mt-[0.3em] text-ink-soft">
          {t('meeting.on', { number: snapshot.number, at })}
          {' · '}
          {present('overview.boards', { count: boards.length })}
        </p>
        {!snapshot.sound && (
          <p className="inline-flex items-center gap-[0.35em] font-semibold text-overdue">
            <ShieldAlert aria-hidden="true" />
            {t('meeting.unsound')}
          </p>
        )}
      </header>
      <Figures {...figures} isMain />
      {call && <p>{present('overview.confirmed', { confirmed, all: boards.length })}</p>}
      <Changes meeting={meeting} />
    </div>
  );
}

function Changes({ meeting: { compared, changes } }: Pick<OverviewSlideProps, 'meeting'>) {
  const { t } = useTexts();
  const { t: present } = usePresentTexts();
  const { t: words } = useSnapshotTexts();
  const language = useLanguage();
  if (!compared || !changes) return <p className="text-ink-soft first-letter:uppercase">{t('meeting.notCompared')}</p>;
  const kinds = changes.kinds.filter(({ kind }) => kind !== 'reordered');
  return (
    <section aria-labelledby="changes">
      <h3 id="changes" className="text-[1.2em] font-semibold">
        {present('overview.changes', { number: compared.number, at: formatMoment(language, compared.takenAt) })}
      </h3>
      {kinds.length === 0 && <p className="text-ink-soft">{words('compare.none')}</p>}
      <ul className="mt-[0.4em] flex flex-wrap gap-[0.5em]">
        {kinds.map(({ kind, count }) => {
          const { icon: Icon, colours } = CHANGE_LOOKS[kind];
          return (
            <li
              key={kind}
              className={`inline-flex items-center gap-[0.4em] rounded-[0.3em] px-[0.6em] py-[0.15em] text-[1.1em] font-medium ${colours}`}
            >
              <Icon aria-hidden="true" />
              {words(`count.${kind}`, { count })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
