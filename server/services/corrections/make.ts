import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import { seedBoard } from '#app/collab/board-doc.ts';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { AgencyId, BoardId, CommitmentId, MeasureId, SectionId } from '#app/domain/ids.ts';
import { agenciesOf, isGone, type Measure, type Plan, type Section } from '#app/domain/plan.ts';
import type { Actor } from '#app/domain/policy.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { addBoards, orderBoards, replaceDocument } from '#db/repositories/correct-plan.server.ts';
import { insertDocument } from '#db/repositories/documents.server.ts';
import { deleteDraft } from '#db/repositories/drafts.server.ts';
import { dueMeasureCards, writeMeasureCards } from '#db/repositories/measure-cards.server.ts';
import { keepCorrections } from '#db/repositories/plan-corrections.server.ts';
import { audit } from '../../audit.ts';
import type { CardsDesk } from '../../collab/cards-desk.ts';
import { notSaved } from '../../collab/notes-desk.ts';
import type { Collab } from '../../collab/upgrade.ts';
import { claimRevision } from '../drafts/correct-draft.ts';
import type { Readings } from '../drafts/readings.ts';
import { refuseSecond, settleAgencies, titleOf, unreadable } from '../import-plan.ts';
import { notFound, permit } from '../permit.ts';
import { requireInUse } from '../require-in-use.ts';
import { type Compared, compareDraft } from './compare.ts';
import { refuseSame } from './refuse-same.ts';

export interface MakeCorrectionOptions {
  readonly db: Knex;
  readonly readings: Readings;
  readonly cards: CardsDesk;
  readonly setAnswering: Collab['setAnswering'];
  /** Called once a plan is another in the database, and on its boards. */
  onChanged(planId: Plan['id']): void;
}

interface Confirmed {
  readonly revision: number;
  readonly planRevision: number;
}

/**
 * Puts a draft's document in the place of its plan's: all of the record in one transaction, then the boards' documents, which
 * put themselves right when they are next loaded, should they not be reached.
 *
 * @throws DubanError as `CorrectionServices` says
 */
export async function makeCorrection(
  options: MakeCorrectionOptions,
  actor: Actor | null,
  draftId: string,
  confirmed: Confirmed,
  at: EpochMs,
): Promise<Plan> {
  permit(actor, { action: 'plan.import' });
  const { db, cards, setAnswering, onChanged } = options;
  const made = await db.transaction((tx) => write(tx, options, actor, draftId, confirmed, at));
  try {
    await setAnswering(new Map(made.measures.map((measure) => [measure.id, answeringOf(measure)])));
    await cards.changed(made.boardIds);
  } finally {
    onChanged(made.plan.id);
  }
  return made.plan;
}

async function write(
  tx: Knex,
  { readings, cards }: MakeCorrectionOptions,
  actor: Actor,
  draftId: string,
  { revision, planRevision }: Confirmed,
  at: EpochMs,
) {
  await claimRevision(tx, draftId, at, revision);
  // A plan says whom it means once and for all: what has become of them since is not undone by naming them as before.
  const compared = await compareDraft(tx, readings, draftId, ({ agencies }) =>
    settleAgencies(tx, agencies, { isFormerMeant: true }),
  );
  const { draft, reading, plan: before, comparison } = compared;
  await requireInUse(tx, before.id);
  if (compared.planRevision !== planRevision) {
    throw new DubanError('plan-corrected', 'Another corrected version was made meanwhile');
  }
  await refuseSame(tx, before.id, draft.sourceHash);
  await refuseSecond(tx, draft.sourceHash, before.id);
  if (comparison.open > 0) throw new DubanError('measures-open', 'It is open what some measures go on with');
  if (reading.agencies.length === 0) throw unreadable();
  const plan: Plan = { id: before.id, title: titleOf(reading), docNumber: reading.docNumber };
  const { sections, measures } = withKnownIds(compared);
  await replaceDocument(tx, {
    ...{ ...plan, revision: planRevision, source: draft.source, sourceHash: draft.sourceHash, sections, measures },
    ...{ spans: reading.coverage, warnings: reading.warnings, at, personId: actor.personId },
  });
  const agencyIds = [...new Set(measures.flatMap(agenciesOf))];
  await makeMissingBoards(tx, plan, agencyIds, at);
  await orderBoards(tx, plan.id, agencyIds);
  const changes = await dueMeasureCards(tx, plan.id);
  await writeMeasureCards(tx, changes, { personId: actor.personId, at });
  const boardIds = (await listBoards(tx, plan.id)).map(({ id }) => id);
  // What is written to a board that takes no changes would be seen by nobody until the disk is well again.
  if (!cards.isKept(boardIds)) throw notSaved();
  await audit(tx, {
    ...{ action: 'plan-corrected', by: actor, at, subject: { kind: 'plan', id: plan.id, name: plan.title } },
    detail: {
      revision: planRevision + 1,
      measures: measures.length,
      gone: comparison.gone.length,
      added: comparison.measures.filter(({ going }) => going === null).length,
    },
  });
  await keepCorrections(tx, plan.id, draftId);
  if (!(await deleteDraft(tx, draftId))) throw notFound();
  return { plan, boardIds, measures: [...measures, ...comparison.gone.map(toNobodys)] };
}

function answeringOf(measure: Measure) {
  return { agencyIds: agenciesOf(measure), isGone: isGone(measure) };
}

/** What is in the document no more, and nobody answers for. */
function toNobodys({ key, number, title }: Compared['comparison']['gone'][number]): Measure {
  return { id: key as MeasureId, sectionId: null, ordinal: -1, number, title, commitments: [] };
}

/** What the draft says, with the ids of what each of it goes on with: what hangs on those goes on as well. */
function withKnownIds({ comparison, planned }: Compared): { sections: Section[]; measures: Measure[] } {
  const sectionIds = new Map(comparison.sections.map(({ section, before }) => [section.key, (before ?? section).key]));
  const idOf = (key: string) => (sectionIds.get(key) ?? key) as SectionId;
  return {
    sections: planned.sections.map(({ start: _, ...section }) => ({ ...section, id: idOf(section.id) })),
    measures: planned.measures.map((measure, place): Measure => {
      const going = comparison.measures[place]?.going ?? null;
      const sectionId = measure.sectionId === null ? null : idOf(measure.sectionId);
      if (!going) return { ...measure, sectionId };
      const ids = new Map(going.commitments.matches.map(({ key, before }) => [key, before ?? key]));
      const commitments = measure.commitments.map((one) => {
        return { ...one, id: (ids.get(one.id) ?? one.id) as CommitmentId };
      });
      const title = comparison.measures[place]?.after.title ?? null;
      return { ...measure, title, sectionId, id: going.before.key as MeasureId, commitments };
    }),
  };
}

/** Boards of agencies that have none yet, empty so far. */
async function makeMissingBoards(tx: Knex, { id }: Plan, agencyIds: readonly AgencyId[], at: EpochMs): Promise<void> {
  const there = new Set((await listBoards(tx, id)).map(({ agency }) => agency.id));
  const boards = agencyIds
    .filter((agencyId) => !there.has(agencyId))
    .map((agencyId) => ({ id: nanoid() as BoardId, agencyId }));
  await addBoards(tx, id, boards);
  for (const board of boards) {
    await insertDocument(tx, formatDocumentName({ kind: 'board', id: board.id }), seedBoard([]), at);
  }
}
