import { useCallback, useMemo, useState } from 'react';
import { FrozenBoard } from '../../components/snapshot/frozen-board.tsx';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '../../domain/dates.ts';
import { covers } from '../../domain/history/at.ts';
import type { HistoryChange } from '../../domain/history/walk.ts';
import type { CardId } from '../../domain/ids.ts';
import type { BoardHistory } from '../../history/services.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { writeAddress } from './address.ts';
import { CardBanner } from './card-banner.tsx';
import { FetchNotice } from './fetch-notice.tsx';
import { LastChange } from './last-change.tsx';
import { MomentBand } from './moment-band.tsx';
import { namer } from './names.ts';
import { pastScene } from './past-state.ts';
import { Scrubber } from './scrubber.tsx';
import { stepsFrom } from './steps.ts';
import { useMomentInAddress } from './use-address.ts';
import { useFilm } from './use-film.ts';
import { useSentences } from './use-sentences.ts';
import { useShowCard } from './use-show-card.ts';
import { useTexts } from './use-texts.ts';
import { useWindow } from './use-window.ts';

interface HistoryPageProps {
  readonly history: BoardHistory;
  /** Whose changes are stepped through; null for all. */
  readonly cardId: string | null;
}

/** A board at any moment of its past, unmistakably not the live one. */
export function HistoryPage({ history, cardId }: HistoryPageProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { start, now, board } = history;
  const [at, setAt] = useMoment(history);
  const { window, state, retry } = useWindow(history, at);
  const [told, setTold] = useState('');
  // What cannot be shown yet leaves what was shown last.
  const shown = useLast(at, covers(window, at));
  const scene = useMemo(() => pastScene(history, window, shown), [history, window, shown]);
  const nameOf = useMemo(() => namer(history, scene.cards, window.cards), [history, scene.cards, window.cards]);
  const sentenceOf = useSentences(history);
  const steps = stepsFrom(history, window, at, cardId !== null);
  const goTo = useCallback((to: EpochMs) => setAt(Math.max(start, Math.min(to, now))), [setAt, start, now]);
  const lastChanges = cardId === null ? scene.last : lastOf(history.ofCard, shown);
  const boardArea = useShowCard(lastChanges[0]?.cardId ?? null, shown, history.at);
  const film = useFilm(
    state === 'here',
    at >= now,
    useCallback(() => goTo(steps.film), [goTo, steps.film]),
  );
  useMomentInAddress(at === now ? null : at, cardId);

  const momentWords = (moment: EpochMs) => {
    if (moment >= now) return t(board.merged ? 'mergedLabel' : 'nowLabel');
    return moment <= start ? `${formatMoment(language, start)} ${t('beginning')}` : formatMoment(language, moment);
  };
  const [last] = lastChanges;
  const words = [
    momentWords(at),
    ...(last && state === 'here'
      ? [t('did', { who: last.person.name, card: nameOf(last.cardId) ?? t('gone'), what: sentenceOf(last) })]
      : []),
  ].join(t('colon'));

  return (
    <div className="flex h-[calc(100dvh-3rem)] min-h-0 flex-col print:h-auto">
      <MomentBand board={board} at={shown} isNow={shown >= now} isStart={shown <= start} />
      {cardId !== null && (
        <CardBanner history={history} cardId={cardId} name={nameOf(cardId as CardId)} at={at === now ? null : at} />
      )}
      <LastChange changes={lastChanges} nameOf={nameOf} sentenceOf={sentenceOf} uncertain={scene.uncertain.size} />
      <FetchNotice state={state} onRetry={retry} />
      <div
        ref={boardArea}
        aria-busy={state !== 'here'}
        data-at={new Date(shown).toISOString()}
        className={`flex min-h-0 flex-1 flex-col ${state === 'here' ? '' : 'opacity-50'}`}
      >
        <FrozenBoard
          columns={scene.columns}
          measures={useMemo(() => new Map(board.measures.map((measure) => [measure.id, measure])), [board.measures])}
          agencies={useMemo(() => new Map([[board.agency.id, board.agency.name]]), [board.agency])}
          today={dayIn(PLAN_TIME_ZONE, shown)}
          heading="title"
          openCard={cardId as CardId | null}
          cardHref={(id) => `?${writeAddress({ at: at === now ? null : at, cardId: id })}`}
          noteOf={(id) => (scene.uncertain.has(id) ? t('uncertain') : null)}
        />
      </div>
      <Scrubber
        history={history}
        at={at}
        words={words}
        steps={steps}
        isOfCard={cardId !== null}
        isPlaying={film.isPlaying}
        onPlay={(playing) => {
          // A film that is over begins anew.
          if (playing && at >= now) goTo(start);
          film.setPlaying(playing);
        }}
        onMoment={(to, isByButton) => {
          film.setPlaying(false);
          goTo(to);
          setTold(isByButton ? 'told' : '');
        }}
      />
      <p role="status" className="sr-only">
        {told !== '' && !film.isPlaying && words}
      </p>
    </div>
  );
}

/** What last happened before a moment, or in it. */
function lastOf(changes: readonly HistoryChange[], at: EpochMs): readonly HistoryChange[] {
  const last = changes.findLast((change) => change.at <= at);
  return changes.filter((change) => change.at === last?.at);
}

/** The moment that is looked at: what was asked for, until somebody goes elsewhere. */
function useMoment(history: BoardHistory) {
  const [place, setPlace] = useState({ history, at: history.at });
  const at = place.history === history ? place.at : history.at;
  const setAt = useCallback((to: EpochMs) => setPlace({ history, at: to }), [history]);
  return [at, setAt] as const;
}

/** A value as it was when it was last good. */
function useLast(value: EpochMs, isGood: boolean): EpochMs {
  const [last, setLast] = useState(value);
  if (isGood && last !== value) setLast(value);
  return isGood ? value : last;
}
