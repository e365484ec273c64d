import type { Stage, StageCategory } from '../../domain/board.ts';
import type { BoardSummary } from '../../services.ts';

const FILLS: Readonly<Record<StageCategory, string>> = {
  todo: 'fill-line-strong',
  doing: 'fill-accent',
  review: 'fill-near',
  done: 'fill-done',
};

interface StageBarProps {
  readonly stages: readonly Stage[];
  readonly board: BoardSummary;
  /** The count of cards that the full width stands for. */
  readonly largest: number;
}

/** A board's cards by stage as lengths. The numbers stand beside it as text, so that it is decoration to a reader. */
export function StageBar({ stages, board, largest }: StageBarProps) {
  let from = 0;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${largest} 1`}
      preserveAspectRatio="none"
      className="block h-full w-full overflow-hidden rounded-sm bg-sunken"
    >
      {stages.map((stage) => {
        const count = board.cardsByStage[stage.id] ?? 0;
        const x = from;
        from += count;
        return <rect key={stage.id} x={x} y={0} width={count} height={1} className={FILLS[stage.category]} />;
      })}
    </svg>
  );
}
