import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { AgencyId } from '../../domain/ids.ts';
import type { CoverageKind } from '../../services.ts';
import type { Block } from './blocks.ts';
import { Understanding } from './understanding.tsx';

interface SourceBlockProps {
  readonly block: Block;
  readonly agencies: ReadonlyMap<AgencyId, string>;
  readonly today: IsoDate;
}

/** Each kind has its name in the margin and a line of its own beside the text: thick, thin, dotted, dashed. */
export const LINES: Readonly<Record<CoverageKind, string>> = {
  heading: 'border-transparent',
  passage: 'border-solid border-accent',
  clause: 'border-double border-line-strong',
  front: 'border-dotted border-line-strong',
  closing: 'border-dotted border-line-strong',
  unread: 'border-dashed border-behind bg-behind-soft',
  aside: 'border-dotted border-line-strong',
};

/** A piece of the source: what kind it is, its words, and what was understood of it. */
export function SourceBlock({ block, agencies, today }: SourceBlockProps) {
  const { t } = usePlanTexts();
  return (
    <div
      id={block.id}
      data-block=""
      className={`grid scroll-mt-4 gap-x-5 gap-y-1 px-2 target:bg-accent-soft has-[:target]:bg-accent-soft data-target:bg-accent-soft sm:grid-cols-[4rem_minmax(0,1fr)] lg:grid-cols-[4rem_minmax(0,1fr)_22rem] ${block.continues ? 'pt-1 pb-3 -mt-2' : 'border-t border-line py-3'}`}
    >
      {block.anchors.map((anchor) => (
        <span key={anchor} id={anchor} className="absolute scroll-mt-4" />
      ))}
      <p
        className={`text-sm leading-7 ${block.kind === 'unread' ? 'font-medium text-behind' : 'text-ink-soft'} ${block.continues ? 'max-sm:sr-only sm:opacity-0' : ''}`}
      >
        {t(`source.kind.${block.kind}`)}
      </p>
      <div lang={DOCUMENT_LANGUAGE} className={`min-w-0 border-l-4 pl-3 leading-7 ${LINES[block.kind]}`}>
        <BlockText block={block} />
      </div>
      <div className="min-w-0 text-sm leading-6 sm:col-start-2 lg:col-start-3">
        <Understanding block={block} agencies={agencies} today={today} />
      </div>
    </div>
  );
}

/** The words of a piece, with the phrases that deadlines were read from underlined. */
export function BlockText({ block }: { block: Block }) {
  const text = block.parts.map((part) =>
    part.deadline === null ? (
      part.text
    ) : (
      <mark
        key={part.start}
        className="bg-transparent text-inherit underline decoration-near decoration-2 underline-offset-4"
      >
        {part.text}
      </mark>
    ),
  );
  if (block.section) return <h2 className="text-lg font-semibold whitespace-pre-wrap">{text}</h2>;
  if (block.measure?.sectionId === null) return <h2 className="font-semibold whitespace-pre-wrap">{text}</h2>;
  if (block.measure) return <h3 className="font-semibold whitespace-pre-wrap">{text}</h3>;
  return <p className="whitespace-pre-wrap">{text}</p>;
}
