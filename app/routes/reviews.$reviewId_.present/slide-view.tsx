import { type ReactNode, useMemo } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { Meeting } from '../../reviews/meeting.ts';
import { useTexts } from '../../reviews/use-texts.ts';
import { ConfirmationLine } from './confirmation-line.tsx';
import { Figures } from './figures.tsx';
import { OverviewSlide } from './overview-slide.tsx';
import { PagedRows } from './paged-rows.tsx';
import { cardRows, decisionRows, instructionRows, type Row } from './rows.tsx';
import { figuresOf, type Scene } from './scene.ts';
import type { Slide } from './slides.ts';
import { usePresentTexts } from './use-texts.ts';

export interface SlideViewProps {
  readonly slide: Slide;
  readonly meeting: Meeting;
  readonly scene: Scene;
  readonly page: number;
  readonly pages: number;
  readonly onPages: (pages: number) => void;
}

/** A slide: its title and key figures, and of its rows what fits on the page. */
export function SlideView(props: SlideViewProps) {
  const { slide, meeting, scene, page, pages, onPages } = props;
  const { t } = useTexts();
  const content = useMemo(() => contentOf(slide, meeting, scene), [slide, meeting, scene]);
  if (slide.kind === 'overview') return <OverviewSlide meeting={meeting} scene={scene} onPages={onPages} />;
  const title =
    slide.kind === 'item' ? slide.name : t(slide.kind === 'decisions' ? 'decisions.made' : 'decisions.stillOpen');
  return (
    <SlideFrame
      title={<span lang={slide.kind === 'item' ? DOCUMENT_LANGUAGE : undefined}>{title}</span>}
      page={page}
      pages={pages}
      head={content.head}
    >
      {content.rows.length === 0 ? (
        <p className="text-ink-soft">{slide.kind === 'decisions' && t('decisions.noneMade')}</p>
      ) : null}
      <PagedRows rows={content.rows} page={page} onPages={onPages} />
    </SlideFrame>
  );
}

function contentOf(slide: Slide, meeting: Meeting, scene: Scene): { head: ReactNode; rows: Row[] } {
  const { today } = scene.snapshot;
  const names = new Map(meeting.agencies.map(({ id, name }) => [id, name]));
  if (slide.kind === 'overview') return { head: null, rows: [] };
  if (slide.kind === 'decisions') return { head: null, rows: decisionRows(meeting.made, names, today) };
  if (slide.kind === 'still-open') return { head: null, rows: decisionRows(meeting.stillOpen, names, today) };
  const [kind, id = ''] = slide.item.key.split('/');
  if (kind === 'measure') {
    const { cards = [] } = scene.ofMeasure(id) ?? {};
    return {
      head: <Figures {...figuresOf(cards)} />,
      rows: cards.flatMap((shown) => cardRows(shown, names.get(shown.agencyId) ?? '', today)),
    };
  }
  const found = scene.ofBoard(id);
  if (!found) return { head: null, rows: [] };
  const { board, cards } = found;
  const told = scene.snapshot.instructions.filter(({ agencyId }) => agencyId === board.agencyId);
  return {
    head: (
      <>
        <Figures {...figuresOf(cards)} />
        <ConfirmationLine isCalled={scene.snapshot.call !== null} confirmation={board.confirmation} />
      </>
    ),
    rows: [
      ...told.flatMap((instruction) => instructionRows(instruction, 'plan/', today)),
      ...cards.flatMap((shown) => cardRows(shown, null, today)),
    ],
  };
}

interface SlideFrameProps {
  readonly title: ReactNode;
  readonly head: ReactNode;
  readonly page: number;
  readonly pages: number;
  readonly children: ReactNode;
}

function SlideFrame({ title, head, page, pages, children }: SlideFrameProps) {
  const { t } = usePresentTexts();
  return (
    <>
      <header className="flex shrink-0 flex-wrap items-baseline justify-between gap-x-[1.5em] gap-y-[0.2em]">
        <h2 className="text-[1.7em] leading-tight font-semibold text-balance">
          {title}
          {pages > 1 && (
            <span className="ml-[0.6em] text-[0.6em] font-normal whitespace-nowrap text-ink-soft tabular-nums">
              {t('page', { page: page + 1, pages })}
            </span>
          )}
        </h2>
        <div className="flex flex-wrap items-baseline gap-x-[1.6em]">{head}</div>
      </header>
      {children}
    </>
  );
}

/** The name of a slide, for jumping to it and for saying which one has come. */
export function useSlideNames(slides: readonly Slide[]): string[] {
  const { t } = useTexts();
  const { t: present } = usePresentTexts();
  const nameOf = (slide: Slide): string => {
    switch (slide.kind) {
      case 'overview':
        return present('overview.title');
      case 'still-open':
        return t('decisions.stillOpen');
      case 'item':
        return slide.name;
      case 'decisions':
        return t('decisions.made');
    }
  };
  return slides.map(nameOf);
}
