import type { Stage, StageCategory } from '../../domain/board.ts';

const FILLS: Readonly<Record<StageCategory, string>> = {
  todo: 'fill-line-strong',
  doing: 'fill-accent',
  review: 'fill-near',
  done: 'fill-done',
};

/** Lines and dots, so that no stage is told by its colour alone; two of one category, neighbours mostly, differ by these. */
const MARKS = ['', 'M-3,9 L9,-3 M3,15 L15,3', 'M4,6 h4 M6,4 v4', 'M0,3 H12 M0,9 H12'] as const;

/** The patterns of a plan's stages, to be defined once in a picture that fills with them. */
export function StagePatterns({ id, stages }: { id: string; stages: readonly Stage[] }) {
  return (
    <defs>
      {stages.map((stage, i) => (
        <pattern key={stage.id} id={patternOf(id, i)} width={12} height={12} patternUnits="userSpaceOnUse">
          <rect width={12} height={12} className={FILLS[stage.category]} />
          <path d={MARKS[i % MARKS.length]} strokeWidth={1.6} className="fill-none stroke-surface opacity-60" />
        </pattern>
      ))}
    </defs>
  );
}

/** What fills the stage of an index. */
export function fillOf(id: string, index: number): string {
  return `url(#${patternOf(id, index)})`;
}

function patternOf(id: string, index: number): string {
  return `stage-${id.replace(/\W/g, '')}-${index}`;
}
