import type { Knex } from 'knex';
import { type BoardEffect, boardEffects, type MeasureChanges } from '#app/domain/correction/index.ts';
import type { AgencyId, BoardId, MeasureId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { CorrectedBoard, CorrectedMeasure, CorrectionView, MeasureBefore } from '#app/drafts/corrections.ts';
import { findAgencies } from '#db/repositories/agencies.server.ts';
import { readPlanCardRows } from '#db/repositories/board-rows.server.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import type { Readings } from '../drafts/readings.ts';
import { agencyIdsOf, titleOf } from '../import-plan.ts';
import { permit } from '../permit.ts';
import { type Compared, compareDraft } from './compare.ts';

/**
 * What a corrected version would change.
 *
 * @throws DubanError `not-signed-in`, `not-found`, also for a draft that corrects nothing
 */
export async function viewCorrection(
  db: Knex,
  readings: Readings,
  actor: Actor | null,
  draftId: string,
): Promise<CorrectionView> {
  permit(actor, { action: 'plan.import' });
  const compared = await compareDraft(db, readings, draftId, (reading) =>
    agencyIdsOf(db, reading.agencies, { isFormerMeant: true }),
  );
  const { draft, reading, plan, planRevision, comparison } = compared;
  const nameOf = await namesOf(db, compared);
  const cards = await readCards(db, plan.id);
  const before = beforeOf(compared);
  const byId = new Map(before.map((one) => [one.id as string, one]));
  const title = titleOf(reading);
  return {
    ...{ draftId, revision: draft.revision, plan, planRevision },
    title: title === plan.title ? null : { before: plan.title, after: title },
    docNumber: reading.docNumber === plan.docNumber ? null : { before: plan.docNumber, after: reading.docNumber },
    measures: comparison.measures.map(({ match, after, going }): CorrectedMeasure => {
      const agencies = new Set(after.commitments.flatMap(({ answers }) => answers.map(({ agency }) => agency)));
      return {
        ...{ key: after.key, number: after.number, title: after.title, reason: match.reason },
        status: statusOf(going, match.open.length > 0),
        before: match.before === null ? null : (byId.get(match.before) ?? null),
        open: match.open as readonly MeasureId[],
        changes: going && named(going.changes, nameOf),
        agencies: [...agencies].map(nameOf),
      };
    }),
    gone: comparison.gone.map(({ key, number, title: of, commitments }) => {
      const agencies = new Set(commitments.flatMap(({ answers }) => answers.map(({ agency }) => agency)));
      return {
        ...{ id: key as MeasureId, number, title: of, agencies: [...agencies].map(nameOf) },
        tasks: cards.tasks.filter(({ measureId }) => measureId === key).length,
      };
    }),
    before,
    boards: boardEffects(comparison, cards.boards).map((effect) => toBoard(effect, compared, cards, nameOf)),
    open: comparison.open,
  };
}

function statusOf(going: Compared['comparison']['measures'][number]['going'], isOpen: boolean) {
  if (isOpen) return 'open';
  if (!going) return 'new';
  return going.isBack ? 'back' : going.isUnchanged ? 'unchanged' : 'changed';
}

/** Every measure that one may be said to go on with. */
function beforeOf({ comparison }: Compared): MeasureBefore[] {
  const toBefore =
    (isAway: boolean) =>
    ({ key, number, title }: { key: string; number: string; title: string | null }) => {
      return { id: key as MeasureId, number, title, isAway };
    };
  const going = comparison.measures.flatMap(({ going: one }) => (one ? [toBefore(one.isBack)(one.before)] : []));
  return [...going, ...comparison.gone.map(toBefore(false)), ...comparison.away.map(toBefore(true))];
}

/** What agencies are called, by what they go by in a comparison. */
async function namesOf(db: Knex, { comparison }: Compared): Promise<(agency: string) => string> {
  const all = [
    ...comparison.gone,
    ...comparison.measures.flatMap(({ after, going }) => [after, ...(going ? [going.before] : [])]),
  ];
  const ids = new Set(
    all.flatMap(({ commitments }) => commitments.flatMap(({ answers }) => answers.map(({ agency }) => agency))),
  );
  const names = new Map((await findAgencies(db, [...ids] as AgencyId[])).map(({ id, name }) => [id as string, name]));
  return (agency) => names.get(agency) ?? agency;
}

function named(changes: MeasureChanges, nameOf: (agency: string) => string): MeasureChanges {
  return {
    ...changes,
    agenciesAdded: changes.agenciesAdded.map(nameOf),
    agenciesGone: changes.agenciesGone.map(nameOf),
    roles: changes.roles.map((one) => ({ ...one, agency: nameOf(one.agency) })),
  };
}

async function readCards(db: Knex, planId: PlanId) {
  const records = await readPlanCardRows(db, planId);
  const tasks = records.flatMap(({ boardId, card }) =>
    card.kind === 'task' && !card.archived ? [{ boardId, measureId: card.measureId }] : [],
  );
  const boards = (await listBoards(db, planId)).map(({ id, agency }) => {
    const own = records
      .filter(({ boardId, card }) => boardId === id && card.kind === 'measure')
      .map(({ card }) => card);
    const measures = (isAway: boolean) =>
      own.filter((card) => (card.archived === true) === isAway).map((card) => card.measureId as string);
    return { id, name: agency.name, agency: agency.id as string, cards: measures(false), archived: measures(true) };
  });
  return { tasks, boards };
}

function toBoard(
  { agency, isEmptied, kept, added, restored, archived }: BoardEffect,
  { comparison }: Compared,
  { tasks, boards }: Awaited<ReturnType<typeof readCards>>,
  nameOf: (agency: string) => string,
): CorrectedBoard {
  const board = boards.find((one) => one.agency === agency);
  const measures = [
    ...comparison.gone,
    ...comparison.away,
    ...comparison.measures.flatMap(({ going }) => going?.before ?? []),
  ];
  const [was, is] = [measures, comparison.measures.map(({ after }) => after)].map(
    (side) => new Map(side.map((one) => [one.key, one])),
  );
  const names = (keys: readonly string[], side: typeof was) =>
    keys.flatMap((key) => {
      const one = side?.get(key);
      return one ? [{ number: one.number, title: one.title }] : [];
    });
  return {
    agency: board?.name ?? nameOf(agency),
    boardId: (board?.id as BoardId | undefined) ?? null,
    ...{ isEmptied, kept, added: names(added, is), restored: names(restored, is), archived: names(archived, was) },
    tasks: tasks.filter(
      ({ boardId, measureId }) => boardId === board?.id && measureId !== null && archived.includes(measureId),
    ).length,
  };
}
