import type { Knex } from 'knex';
import type { AgencyId, BoardId, CardId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { createMarkServices, type MarkServices } from '#server/services/marks.ts';
import type { MarksChange } from '#server/services/marks-changed.ts';
import { addPerson, seededDatabase } from './database.ts';

/** People of every kind around the boards of the first document. */
export interface MarksScene {
  readonly db: Knex;
  readonly dir: string;
  readonly services: MarkServices;
  readonly planId: PlanId;
  readonly board: { readonly id: BoardId; readonly agencyId: AgencyId };
  /** A card of that board's, and one of another board's. */
  readonly cardId: CardId;
  readonly otherCardId: CardId;
  readonly people: Readonly<
    Record<'wang' | 'zhao' | 'lead' | 'second' | 'outsider' | 'observer' | 'administrator', Actor>
  >;
  /** What was told to have changed, in order. */
  readonly told: MarksChange[];
  /** What the services take for now; a test moves it on. */
  readonly clock: { now: number };
}

export async function marksScene(): Promise<MarksScene> {
  const { db, dir } = await seededDatabase();
  const clock = { now: 1_000_000 };
  const told: MarksChange[] = [];
  const people = {
    wang: await addPerson(db, 'wang', { agencies: ['财政部'] }),
    zhao: await addPerson(db, 'zhao', { agencies: ['财政部'] }),
    lead: await addPerson(db, 'lead', { roles: ['lead'] }),
    second: await addPerson(db, 'second', { roles: ['lead'] }),
    outsider: await addPerson(db, 'outsider', { agencies: ['水利部'] }),
    observer: await addPerson(db, 'observer', { roles: ['observer'] }),
    administrator: await addPerson(db, 'administrator', { roles: ['administrator'] }),
  };
  const agencyId = people.wang.agencyIds[0] as AgencyId;
  const board = await db('boards').where({ agency_id: agencyId }).first('id', 'plan_id');
  const card = await db('cards').where({ board_id: board.id }).orderBy('id').first('id');
  const other = await db('cards').whereNot({ board_id: board.id }).orderBy('id').first('id');
  return {
    ...{ db, dir, people, told, clock, planId: board.plan_id },
    services: createMarkServices(
      db,
      () => clock.now,
      (change) => told.push(change),
    ),
    board: { id: board.id, agencyId },
    cardId: card.id,
    otherCardId: other.id,
  };
}
