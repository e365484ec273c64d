import { join } from 'node:path';
import { nanoid } from 'nanoid';
import type { PersonId } from '#app/domain/ids.ts';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import { insertDecision } from '../../support/decisions.ts';
import type { DemoServer } from '../../support/demo-server.ts';

/** Has the demo's lead decide on a measure for an agency, and gives the address of the card that shows it. */
export async function decideOn(
  { dataDir }: DemoServer,
  agency: string,
  measure: string,
  text: string,
): Promise<string> {
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  try {
    const row = await db('cards as c')
      .join('boards as b', 'b.id', 'c.board_id')
      .join('agencies as a', 'a.id', 'b.agency_id')
      .join('measures as m', 'm.id', 'c.measure_id')
      .where({ 'a.name': agency, 'm.number': measure, 'c.kind': 'measure' })
      .first('c.id', 'c.measure_id', 'b.id as board_id', 'b.plan_id', 'b.agency_id');
    const { id, measure_id: measureId, board_id: boardId, plan_id: planId, agency_id: agencyId } = row;
    const by = 'demo-he-min' as PersonId;
    // At the demo's own meeting: other tests read the snapshots that are there.
    const { id: reviewId } = await db('reviews').where({ plan_id: planId }).first('id');
    const decision = { id: nanoid(), planId, by, agencyIds: [agencyId], text, measureId, reviewId, at: Date.now() };
    await insertDecision(db, decision);
    return `/boards/${boardId}/cards/${id}`;
  } finally {
    await db.destroy();
  }
}
