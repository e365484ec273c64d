import pino from 'pino';
import type { AgencyId, SnapshotId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { printPage } from '#app/print-page.server.tsx';
import type { ExportWish, SnapshotServices } from '#app/snapshots/services.ts';
import { readStages } from '#db/repositories/plans.server.ts';
import { findBrowser } from '#server/pdf/find-browser.ts';
import { createPdfPrinter, type PdfPrinter } from '#server/pdf/printer.ts';
import { createHandOut } from '#server/services/snapshots/hand-out.ts';
import { type SnapshotScene, snapshotScene } from './snapshots.ts';

export interface HandOutScene extends SnapshotScene {
  readonly handOut: Pick<SnapshotServices, 'handout' | 'exportAs' | 'links'>;
  /** The second of two snapshots, between which something happened; with all that can stand on a card. */
  readonly snapshotId: SnapshotId;
  /** As the page of exports asks, for somebody, a lead where nobody is named. */
  exported(wish: Partial<ExportWish>, who?: Actor | null): ReturnType<SnapshotServices['exportAs']>;
}

/** Names of people that stand in the scene's snapshot, each in another place. */
export const NAMES = ['赵铁柱', 'Person lead', 'Person member', '钱多多'] as const;

/** A plan with flags, instructions, a call and confirmations, and two snapshots of it. */
export async function handOutScene({ printer }: { printer?: PdfPrinter } = {}): Promise<HandOutScene> {
  const scene = await snapshotScene();
  const { db, snapshots, people, planId, clock } = scene;
  await snapshots.take(people.lead, planId, { title: '会前', api: false });
  const { board, card } = await ofFinance(scene);
  const [, second] = await readStages(db, planId);
  await db('cards').where({ id: card.id }).update({
    contact: '赵铁柱、010-66001234',
    due_on: '2026-11-01',
    stage_id: second?.id,
  });
  await db('supervisions').insert({
    board_id: board.id,
    card_id: card.id,
    reason: '=HYPERLINK("http://x") 赵铁柱没有报送材料',
    until: '2026-12-31',
    since: clock.now - 1_000,
    set_by: people.lead.personId,
  });
  const [call] = await db('confirmation_calls')
    .insert({ plan_id: planId, at: clock.now - 5_000, called_by: people.lead.personId, note: '会前核对', due_on: null })
    .returning('id');
  await db('confirmations').insert({
    call_id: call?.id,
    board_id: board.id,
    at: clock.now - 4_000,
    person_id: people.member.personId,
  });
  const { id: before } = await db('snapshots').first('id');
  await db('reviews').insert({
    id: 'review',
    plan_id: planId,
    snapshot_id: before,
    title: '上次会',
    opened_at: clock.now,
    opened_by: people.lead.personId,
  });
  await decide(scene, 1, board.agency_id, card.measure_id);
  clock.now += 60_000;
  const { id: snapshotId } = await snapshots.take(people.lead, planId, { title: '督查会', api: false });
  await db('reviews').insert({
    id: 'review2',
    plan_id: planId,
    snapshot_id: snapshotId,
    title: '本次会',
    opened_at: clock.now,
    opened_by: people.lead.personId,
  });
  await decide(scene, 2, board.agency_id, null, 'review2');
  const handOut = createHandOut({
    ...{ db, read: snapshots.read, reader: scene.reader, now: () => clock.now },
    printer:
      printer ??
      createPdfPrinter({ browser: findBrowser(process.env.DUBAN_BROWSER ?? null), log: pino({ level: 'silent' }) }),
  });
  return {
    ...scene,
    ...{ handOut, snapshotId },
    exported(wish, who = people.lead) {
      const whole: ExportWish = { format: 'json', language: 'zh-CN', paper: 'a4', ...wish };
      return handOut.exportAs(who, snapshotId, whole, async (handout) => {
        return (await printPage({ ...whole, handout, withNames: true, alone: false, bar: null })).html;
      });
    },
  };
}

async function ofFinance({ db }: SnapshotScene) {
  const board = await db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where('a.name', '财政部')
    .first('b.*');
  // None that is late by its measure already: its own day is to make it so. Ids are drawn by lot, ranks come by the document.
  const dated = db('deadlines as d').join('commitments as c', 'c.id', 'd.commitment_id').select('c.measure_id');
  const card = await db('cards').where({ board_id: board.id }).whereNotIn('measure_id', dated).orderBy('rank').first();
  return { board, card };
}

async function decide(
  { db, planId, people, clock }: SnapshotScene,
  number: number,
  agencyId: AgencyId,
  measureId: string | null,
  reviewId = 'review',
) {
  await db('decisions').insert({
    ...{ id: `decision-${number}`, plan_id: planId, review_id: reviewId, number },
    text: `第${number}项决定，请钱多多抓紧`,
    person: '钱多多',
    due_on: '2026-12-15',
    measure_id: measureId,
    card_id: null,
    decided_at: clock.now,
    decided_by: people.lead.personId,
  });
  await db('decision_agencies').insert({ decision_id: `decision-${number}`, agency_id: agencyId });
}
