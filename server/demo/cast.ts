import type { Knex } from 'knex';
import type { AgencyId, BoardId, MeasureId, PersonId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { DEMO_PEOPLE } from './people.ts';

/** Whom and what the demo's story speaks of, by the names that it has for them. All throw an Error for what is not there. */
export interface Cast {
  readonly planId: PlanId;
  /** The lead of the demo. */
  readonly lead: Actor;
  actor(personId: string): Actor;
  /** The agency that somebody writes for; null for none. */
  agencyOf(personId: string): AgencyId | null;
  agencyId(name: string): AgencyId;
  boardId(agency: string): BoardId;
  measureId(number: string): MeasureId;
}

/** Looks up the people, boards and measures of the demo's plan. */
export async function readCast(db: Knex, planId: PlanId): Promise<Cast> {
  const boards = new Map((await listBoards(db, planId)).map((board) => [board.agency.name, board]));
  const measures = new Map((await readMeasures(db, planId)).measures.map(({ number, id }) => [number, id]));
  const agencyId = (name: string) => found(boards.get(name), name).agency.id;
  const person = (id: string) =>
    found(
      DEMO_PEOPLE.find((each) => each.id === id),
      id,
    );
  const actor = (personId: string): Actor => {
    const { id, name, roles, agencies } = person(personId);
    return { personId: id as PersonId, name, roles, agencyIds: agencies.map(agencyId), inPlans: [] };
  };
  return {
    planId,
    lead: actor('demo-he-min'),
    actor,
    agencyOf: (personId) => actor(personId).agencyIds.at(0) ?? null,
    agencyId,
    boardId: (agency) => found(boards.get(agency), agency).id,
    measureId: (number) => found(measures.get(number), `measure ${number}`),
  };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The demo's story speaks of ${what}, which is not there`);
  return value;
}
