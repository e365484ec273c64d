import type { Card } from '../../domain/board.ts';
import { rolesOfCard } from '../../domain/card-roles.ts';
import { nearestDeadline } from '../../domain/lateness.ts';
import { commitmentsOf, isGone, type Measure } from '../../domain/plan.ts';
import type { BoardView } from '../../services.ts';
import type { BareFace, CardMarksShown, Face } from './face.ts';

const NO_MARKS: CardMarksShown = { supervision: null, instructions: [] };

/**
 * Makes the faces of a board's cards, and gives the same object again for a card that did not change.
 *
 * @returns takes what leads have put on the card, the same object while that does not change; nothing for nothing
 */
export function createFaces(view: BoardView): (card: Card, marks?: CardMarksShown) => Face {
  const measures = new Map([...view.former, ...view.measures].map((measure) => [measure.id, measure]));
  const done = new Set(view.stages.filter(({ category }) => category === 'done').map(({ id }) => id));
  const faces = new WeakMap<Card, { readonly marks: CardMarksShown; readonly face: Face }>();
  return (card, marks = NO_MARKS) => {
    const known = faces.get(card);
    if (known?.marks === marks) return known.face;
    const measure = card.measureId === null ? null : (measures.get(card.measureId) ?? null);
    const isSettled = done.has(card.placement.stage);
    const { supervision, instructions } = marks;
    const supervised = supervision !== null;
    const face = { ...makeFace(card, measure, view.agency.id, isSettled), supervision, instructions, supervised };
    faces.set(card, { marks, face });
    return face;
  };
}

/**
 * What a card shows.
 *
 * @param settled its stage is done
 */
export function makeFace(
  card: Card,
  measure: Measure | null,
  agencyId: BoardView['agency']['id'],
  settled: boolean,
): BareFace {
  const own = measure && card.kind === 'measure' ? commitmentsOf(measure, agencyId) : [];
  const deadline = nearestDeadline(card, measure, agencyId);
  const roles = rolesOfCard(card, measure, agencyId);
  return {
    card,
    title: card.kind === 'task' ? card.title : (measure?.title ?? ''),
    number: measure?.number ?? null,
    measureTitle: card.kind === 'task' ? (measure?.title ?? null) : null,
    isGone: measure !== null && isGone(measure),
    contact: card.contact,
    roles,
    mine: roles.includes('lead'),
    done: card.kind === 'measure' ? own.filter(({ id }) => card.ticked.includes(id)).length : 0,
    total: own.length,
    deadline,
    settled,
    openOn: settled ? null : (deadline?.on ?? null),
    others: measure && card.kind === 'measure' ? othersIn(measure, agencyId) : 0,
  };
}

function othersIn(measure: Measure, agencyId: BoardView['agency']['id']): number {
  const all = new Set(measure.commitments.flatMap((c) => c.responsibilities.map((r) => r.agencyId)));
  all.delete(agencyId);
  return all.size;
}
