import type { Knex } from 'knex';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import type { BoardId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { callForConfirmation } from '../services/confirmation/call.ts';
import { confirm } from '../services/confirmation/confirm.ts';
import { setSupervision } from '../services/supervision/set.ts';
import { DEMO_PEOPLE } from './people.ts';

const DAY_MS = 86_400_000;

/** Which cards the demo's lead has flagged: of which agency, under which measure, why, how many days ago, and until when. */
const FLAGS = [
  { agency: '国家发展改革委', measure: '七', reason: '创新平台建设进度滞后，请倒排工期。', daysAgo: 8, inDays: 21 },
  { agency: '吉林省人民政府', measure: '五', reason: '矿区转型方案两次延期仍未报送。', daysAgo: 15, inDays: -3 },
] as const;

/** Days ago at which the call for confirmation went out, and those until which it is to be answered. */
const CALL = { daysAgo: 2, inDays: 3, note: '下周督查会前，请核对各卡片所在阶段、时限和责任人。' } as const;

/** Who has confirmed by now, with their agency, and how many days ago. */
const CONFIRMED = [
  { agency: '财政部', personId: 'demo-gu-mingzhe', daysAgo: 1 },
  { agency: '辽宁省人民政府', personId: 'demo-han-dongmei', daysAgo: 1 },
] as const;

/** Has the demo's lead flag some cards and call for confirmation, and some agencies confirm, as they would on their pages. */
export async function putMarks(db: Knex, planId: PlanId, now: EpochMs): Promise<void> {
  const boards = await listBoards(db, planId);
  const boardOf = (name: string) => boards.find(({ agency }) => agency.name === name);
  const at = (daysAgo: number) => now - daysAgo * DAY_MS;
  const day = (inDays: number) => dayIn(PLAN_TIME_ZONE, now + inDays * DAY_MS);
  const lead = actorOf('demo-he-min');
  for (const { agency, measure, reason, daysAgo, inDays } of FLAGS) {
    const board = boardOf(agency);
    const card = board && (await cardOf(db, board.id, measure));
    if (card) await setSupervision(db, lead, board.id, card, { reason, until: day(inDays) }, at(daysAgo));
  }
  await callForConfirmation(db, lead, planId, { note: CALL.note, dueOn: day(CALL.inDays) }, at(CALL.daysAgo));
  for (const { agency, personId, daysAgo } of CONFIRMED) {
    const board = boardOf(agency);
    if (board) await confirm(db, actorOf(personId, board.agency.id), board.id, true, at(daysAgo));
  }
}

function actorOf(personId: string, ...agencyIds: Actor['agencyIds']): Actor {
  const person = DEMO_PEOPLE.find(({ id }) => id === personId);
  if (!person) throw new Error(`The demo's story speaks of ${personId}, who is not there`);
  return { personId: person.id as Actor['personId'], name: person.name, roles: person.roles, agencyIds };
}

async function cardOf(db: Knex, boardId: BoardId, measure: string): Promise<string | null> {
  const row = await db('cards as c')
    .join('measures as m', 'm.id', 'c.measure_id')
    .where({ 'c.board_id': boardId, 'c.kind': 'measure', 'm.number': measure })
    .first('c.id');
  return row?.id ?? null;
}
