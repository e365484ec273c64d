import type { Card } from '../../domain/board.ts';
import { nearestDeadline } from '../../domain/lateness.ts';
import { commitmentsOf, type Measure, type Role, rolesInMeasure } from '../../domain/plan.ts';
import type { BoardView } from '../../services.ts';
import type { Face } from './face.ts';

/** Makes the faces of a board's cards, and gives the same object again for a card that did not change. */
export function createFaces(view: BoardView): (card: Card) => Face {
  const measures = new Map(view.measures.map((measure) => [measure.id, measure]));
  const done = new Set(view.stages.filter(({ category }) => category === 'done').map(({ id }) => id));
  const faces = new WeakMap<Card, Face>();
  return (card) => {
    const known = faces.get(card);
    if (known) return known;
    const measure = card.measureId === null ? null : (measures.get(card.measureId) ?? null);
    const face = makeFace(card, measure, view.agency.id, done.has(card.placement.stage));
    faces.set(card, face);
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
): Face {
  const own = measure && card.kind === 'measure' ? commitmentsOf(measure, agencyId) : [];
  const deadline = nearestDeadline(card, measure, agencyId);
  const roles = rolesOf(card, measure, agencyId);
  return {
    card,
    title: card.kind === 'task' ? card.title : (measure?.title ?? ''),
    number: measure?.number ?? null,
    measureTitle: card.kind === 'task' ? (measure?.title ?? null) : null,
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

/** Those of the one commitment for a task broken out of it, else those of the measure. */
function rolesOf(card: Card, measure: Measure | null, agencyId: BoardView['agency']['id']): Role[] {
  if (measure === null) return [];
  if (card.kind === 'measure' || card.commitmentId === null) return rolesInMeasure(measure, agencyId);
  const { commitmentId } = card;
  const commitments = measure.commitments.filter(({ id }) => id === commitmentId);
  return rolesInMeasure({ ...measure, commitments }, agencyId);
}

function othersIn(measure: Measure, agencyId: BoardView['agency']['id']): number {
  const all = new Set(measure.commitments.flatMap((c) => c.responsibilities.map((r) => r.agencyId)));
  all.delete(agencyId);
  return all.size;
}
