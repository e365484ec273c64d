import type { ReactNode } from 'react';
import { inOrder } from '../components/in-order.ts';
import type { BlockShape, ComparedBlock, Piece } from '../notes/compare.ts';
import { blockNotes } from './block-notes.ts';
import { useTexts } from './use-texts.ts';

const SIGNS = { same: '', added: '+', removed: '−', changed: '~' } as const;
const EDGES = {
  same: 'border-transparent',
  added: 'border-done',
  removed: 'border-overdue',
  changed: 'border-near',
} as const;

/** A block with what came and went of it: marked, underlined or struck out, and said to a screen reader. */
export function ChangedBlock({ block }: { block: ComparedBlock }) {
  const { t } = useTexts();
  const { change } = block;
  const shape = block.after ?? block.before;
  if (!shape) return null;
  const notes = blockNotes(block, t);
  return (
    <div className={`relative border-l-3 py-0.5 pl-5 ${EDGES[change]}`}>
      {change !== 'same' && (
        <>
          <span aria-hidden="true" className="absolute left-1 text-ink-soft">
            {SIGNS[change]}
          </span>
          <span className="sr-only">{t(`block.${change}`)} </span>
        </>
      )}
      <Body block={block} shape={shape} />
      {notes.length > 0 && (
        <p className="mt-0.5 flex flex-wrap gap-1 text-xs">
          {notes.map((note) => (
            <span key={note} className="rounded bg-near-soft px-1.5 py-0.5 text-near">
              {note}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function Body({ block, shape }: { block: ComparedBlock; shape: BlockShape }) {
  const { t } = useTexts();
  const { pieces, rows, change } = block;
  const isWhole = change === 'added' || change === 'removed';
  const words = <Pieces pieces={pieces} isWhole={isWhole} />;
  const look = `whitespace-pre-wrap ${shape.isQuoted ? 'border-l-2 border-line-strong pl-3' : ''}`;
  switch (shape.kind) {
    case 'heading':
      // Not a heading of this page: with what is folded away between them they would be no outline.
      return <p className={`font-semibold ${shape.level === 1 ? 'text-lg' : ''} ${look}`}>{words}</p>;
    case 'code':
      return <pre className="overflow-x-auto rounded bg-sunken p-2 text-sm whitespace-pre-wrap">{words}</pre>;
    case 'rule':
      return <p className="text-ink-soft">{mark(change, t('block.rule'))}</p>;
    case 'image':
      return (
        <p>
          <span className="text-ink-soft">{mark(change, t('block.image'))}</span> {words}
        </p>
      );
    case 'table':
      return <ChangedTable rows={rows ?? []} />;
    default:
      return (
        <div className={`flex gap-2 ${look}`} style={{ marginInlineStart: `${stepsIn(shape) * 1.5}em` }}>
          <Sign shape={shape} />
          <p className="min-w-0 flex-1">
            {pieces.length > 0 ? words : <span className="text-sm text-ink-soft">{t('block.emptyLine')}</span>}
          </p>
        </div>
      );
  }
}

/** An item's sign stands where the text around its list does; what else it has, where its text does. */
function stepsIn({ kind, depth }: BlockShape): number {
  const isItem = kind === 'bullet' || kind === 'number' || kind === 'task';
  return isItem ? depth - 1 : depth;
}

/** What stands before an item. */
function Sign({ shape: { kind, isDone } }: { shape: BlockShape }) {
  const { t } = useTexts();
  if (kind === 'task') {
    return (
      <span role="img" aria-label={t(isDone ? 'block.done' : 'block.open')}>
        {isDone ? '☑' : '☐'}
      </span>
    );
  }
  return kind === 'bullet' || kind === 'number' ? <span aria-hidden="true">•</span> : null;
}

function ChangedTable({ rows }: { rows: NonNullable<ComparedBlock['rows']> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop in it nobody could scroll it by keyboard
    <div className="overflow-x-auto" tabIndex={0}>
      <table className="border-collapse">
        <tbody>{inOrder(rows, renderRow)}</tbody>
      </table>
    </div>
  );
}

function renderRow({ cells }: NonNullable<ComparedBlock['rows']>[number]): ReactNode {
  return <tr>{inOrder(cells, renderCell)}</tr>;
}

function renderCell(pieces: readonly Piece[]): ReactNode {
  return (
    <td className="min-w-20 border border-line-strong px-2 py-1 align-top whitespace-pre-wrap">
      <Pieces pieces={pieces} isWhole={false} />
    </td>
  );
}

/**
 * Words with what came and went among them.
 *
 * @param isWhole the block says it already
 */
function Pieces({ pieces, isWhole }: { pieces: readonly Piece[]; isWhole: boolean }) {
  const { t } = useTexts();
  const render = ({ change, text }: Piece) => {
    if (change === 'same' || isWhole) return mark(change, text);
    return mark(
      change,
      <>
        <span className="sr-only">{t(`piece.${change}Start`)}</span>
        {text}
        <span className="sr-only">{t(`piece.${change}End`)}</span>
      </>,
    );
  };
  return <span>{inOrder(pieces, render)}</span>;
}

function mark(change: ComparedBlock['change'], words: ReactNode): ReactNode {
  if (change === 'added') {
    return <ins className="rounded-xs bg-done-soft text-done underline decoration-1 underline-offset-3">{words}</ins>;
  }
  if (change === 'removed') return <del className="rounded-xs bg-overdue-soft text-overdue line-through">{words}</del>;
  return words;
}
