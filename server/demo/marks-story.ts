import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { BoardId, MeasureId } from '#app/domain/ids.ts';
import { callForConfirmation } from '../services/confirmation/call.ts';
import { confirm } from '../services/confirmation/confirm.ts';
import { setSupervision } from '../services/supervision/set.ts';
import type { Cast } from './cast.ts';
import { ago, dayAfter } from './telling.ts';

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

/** Has the demo's lead flag some cards, as on their pages. */
export async function flagCards(db: Knex, cast: Cast, now: EpochMs): Promise<void> {
  for (const { agency, measure, reason, daysAgo, inDays } of FLAGS) {
    const boardId = cast.boardId(agency);
    const card = await cardOf(db, boardId, cast.measureId(measure));
    const until = dayAfter(now, inDays);
    await setSupervision(db, cast.lead, boardId, card, { reason, until }, ago(now, daysAgo));
  }
}

/** Has the demo's lead call for confirmation, and some agencies confirm, as they would on their pages. */
export async function callToConfirm(db: Knex, cast: Cast, now: EpochMs): Promise<void> {
  const wish = { note: CALL.note, dueOn: dayAfter(now, CALL.inDays) };
  await callForConfirmation(db, cast.lead, cast.planId, wish, ago(now, CALL.daysAgo));
  for (const { agency, personId, daysAgo } of CONFIRMED) {
    await confirm(db, cast.actor(personId), cast.boardId(agency), true, ago(now, daysAgo));
  }
}

async function cardOf(db: Knex, boardId: BoardId, measureId: MeasureId): Promise<string> {
  const row = await db('cards').where({ board_id: boardId, kind: 'measure', measure_id: measureId }).first('id');
  if (!row) throw new Error(`Board ${boardId} has no card of ${measureId}`);
  return row.id;
}
