import type { ReactNode } from 'react';
import type { IsoDate } from '../../domain/dates.ts';
import type { AgencyId } from '../../domain/ids.ts';
import type { Instruction } from '../../domain/plan-state.ts';
import { splitText } from '../../reviews/pack-pages.ts';
import type { Decision } from '../../reviews/services.ts';
import { CardRow } from './card-row.tsx';
import { DecisionRow } from './decision-row.tsx';
import { InstructionRow } from './instruction-row.tsx';
import type { ShownCard } from './scene.ts';

/** Something that is on one page as a whole. */
export interface Row {
  readonly key: string;
  readonly node: ReactNode;
}

/** Characters of a text on one row: about eight lines of a wall screen, so that a long one goes on on the next page. */
const PIECE = 280;

/** A card, and behind it what its agency still has to carry out on it. */
export function cardRows(shown: ShownCard, agency: string | null, today: IsoDate): Row[] {
  const { card } = shown;
  return [
    { key: card.id, node: <CardRow shown={shown} agency={agency} today={today} /> },
    ...card.instructions.flatMap((instruction) => instructionRows(instruction, `${card.id}/`, today)),
  ];
}

export function instructionRows(instruction: Instruction, prefix: string, today: IsoDate): Row[] {
  return splitText(instruction.text, PIECE).map((text, i) => ({
    key: `${prefix}${instruction.decisionId}/${i}`,
    node: <InstructionRow instruction={instruction} text={text} isFirst={i === 0} today={today} />,
  }));
}

export function decisionRows(
  decisions: readonly Decision[],
  names: ReadonlyMap<AgencyId, string>,
  today: IsoDate,
): Row[] {
  return decisions.flatMap((decision) => {
    const pieces = splitText(decision.text, PIECE);
    return pieces.map((text, i) => ({
      key: `${decision.id}/${i}`,
      node: (
        <DecisionRow
          decision={decision}
          text={text}
          isFirst={i === 0}
          isLast={i === pieces.length - 1}
          names={names}
          today={today}
        />
      ),
    }));
  });
}
