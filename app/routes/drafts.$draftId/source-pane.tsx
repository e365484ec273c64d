import { Link, useNavigate } from '@remix-run/react';
import { TriangleAlert } from 'lucide-react';
import { type MouseEvent, memo, useCallback, useMemo, useRef } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { DraftView } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { type Block, blockAt } from '../plans.$planId_.source/blocks.ts';
import { BlockText, LINES } from '../plans.$planId_.source/source-block.tsx';
import { showPane } from './pane-switch.tsx';
import { placesOf, targetsOf } from './places.ts';
import { hrefTo, type Selected } from './selection.ts';
import { partsOf, WhenNear } from './when-near.tsx';

interface SourcePaneProps {
  readonly draft: DraftView;
  readonly blocks: readonly Block[];
  readonly selected: Selected | null;
}

/** The text as it was given, each piece leading to what was understood of it. */
export function SourcePane({ draft, blocks, selected }: SourcePaneProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const lit = useMemo(() => placesOf(draft, blocks, selected), [draft, blocks, selected]);
  const warned = useMemo(() => {
    const byBlock = new Map<string, number[]>();
    draft.warnings.forEach(({ start, isReviewed }, index) => {
      const id = blockAt(blocks, start)?.id;
      if (id !== undefined && !isReviewed) byBlock.set(id, [...(byBlock.get(id) ?? []), index]);
    });
    return byBlock;
  }, [draft.warnings, blocks]);
  const parts = useMemo(() => partsOf(blocks, PART), [blocks]);
  // Another at every step; rows that it is handed to would all be drawn anew.
  const go = useRef(navigate);
  go.current = navigate;
  const onPick = useCallback((at: string) => {
    showPane('understood');
    go.current(hrefTo(at), { replace: true, preventScrollReset: true });
  }, []);
  return (
    <section
      data-pane=""
      aria-label={t('draft.source')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard, too
      tabIndex={0}
      className="min-h-0 border-line max-lg:group-has-[#pane-understood:checked]/panes:hidden lg:overflow-y-auto lg:border-r"
    >
      {parts.map((part, i) => (
        <WhenNear
          key={part[0]?.id}
          isNeeded={i < DRAWN || part.some(({ id }) => lit.has(id))}
          plain={<PlainPart part={part} text={draft.source.text} />}
        >
          {() =>
            part.map((block) => (
              <SourceRow
                key={block.id}
                block={block}
                warnings={warned.get(block.id) ?? NONE}
                messages={draft.warnings}
                isLit={lit.has(block.id)}
                onPick={onPick}
              />
            ))
          }
        </WhenNear>
      ))}
    </section>
  );
}

const NONE: readonly number[] = [];

/** Pieces to a part, and parts that are drawn at once: most documents as they are. */
const PART = 50;
const DRAWN = 6;

function PlainPart({ part, text }: { part: readonly Block[]; text: string }) {
  const [start, end] = [part[0]?.span.start ?? 0, part.at(-1)?.span.end ?? 0];
  return (
    <p lang={DOCUMENT_LANGUAGE} className="px-4 leading-7 whitespace-pre-wrap">
      {text.slice(start, end)}
    </p>
  );
}

interface SourceRowProps {
  readonly block: Block;
  /** By their places in `messages`. */
  readonly warnings: readonly number[];
  readonly messages: DraftView['warnings'];
  readonly isLit: boolean;
  onPick(at: string): void;
}

const SourceRow = memo(function SourceRow({ block, warnings, messages, isLit, onPick }: SourceRowProps) {
  const { t } = usePlanTexts();
  const targets = targetsOf(block);
  const onClick = (event: MouseEvent) => {
    // Whoever selects words, or follows a link, does not mean the piece.
    const isLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (targets[0] !== undefined && !isLink && window.getSelection()?.isCollapsed !== false) onPick(targets[0]);
  };
  // What goes on with what stands above says so once.
  const isTold = block.continues && targets.length === 0;
  const shows = [...targets, ...warnings.map((index) => `w${index}`)].join(' ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard, the links below it do the same
    // biome-ignore lint/a11y/noStaticElementInteractions: it only makes the links' target larger
    <div
      id={block.id}
      data-shows={shows}
      onClick={onClick}
      className={`scroll-my-16 px-3 py-2 [contain-intrinsic-size:auto_6rem] [content-visibility:auto] sm:px-4 ${isLit ? 'bg-accent-soft' : ''} ${targets.length > 0 ? 'cursor-pointer' : ''}`}
    >
      <div lang={DOCUMENT_LANGUAGE} className={`min-w-0 border-l-4 pl-3 leading-7 ${LINES[block.kind]}`}>
        <BlockText block={block} />
      </div>
      <p className="mt-0.5 flex flex-wrap gap-x-3 pl-4 text-sm text-ink-soft">
        <span className={`${block.kind === 'unread' ? 'font-medium text-behind' : ''} ${isTold ? 'sr-only' : ''}`}>
          {t(`source.kind.${block.kind}`)}
        </span>
        {targets.map((at) => (
          <Link
            key={at}
            to={hrefTo(at)}
            replace
            preventScrollReset
            onClick={() => showPane('understood')}
            className="link"
          >
            <TargetName block={block} at={at} />
          </Link>
        ))}
      </p>
      {warnings.map((index) => (
        <p key={index} className="flex items-start gap-1 pl-4 text-sm text-behind">
          <TriangleAlert aria-hidden="true" size={14} className="mt-1 shrink-0" />
          <Link to={hrefTo(`w${index}`)} replace preventScrollReset lang={DOCUMENT_LANGUAGE} className="underline">
            {messages[index]?.message}
          </Link>
        </p>
      ))}
    </div>
  );
});

function TargetName({ block, at }: { block: Block; at: string }) {
  const { t } = useTexts();
  const { t: plan } = usePlanTexts();
  if (block.measure) return <>{t('edit.measure', { number: block.measure.number })}</>;
  const found = [...block.passages, ...block.clauses].find(({ commitment }) => commitment.id === at);
  if (found) return <>{t('edit.commitment', { number: found.measure.number, place: found.commitment.ordinal })}</>;
  return <>{plan('source.show')}</>;
}
