import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import { seedBoard } from '#app/collab/board-doc.ts';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import {
  type Correction,
  correctReading,
  type ReadAgency,
  type Reading,
  type ReadingCorrection,
  readDocument,
} from '#app/domain/document/index.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { AgencyId, PlanId } from '#app/domain/ids.ts';
import type { Agency, Plan } from '#app/domain/plan.ts';
import type { Actor } from '#app/domain/policy.ts';
import { findAgenciesByName, insertAgencies } from '#db/repositories/agencies.server.ts';
import { insertBoards } from '#db/repositories/boards.server.ts';
import { insertDocument } from '#db/repositories/documents.server.ts';
import { findPlanByEarlierHash } from '#db/repositories/earlier-texts.server.ts';
import { readFormerNames } from '#db/repositories/former-names.server.ts';
import { insertMeasures } from '#db/repositories/measures.server.ts';
import { findPlanByHash, insertPlan, readPlan } from '#db/repositories/plans.server.ts';
import { audit } from '../audit.ts';
import { permit } from './permit.ts';
import { type PlannedBoard, planBoards, planMeasures, planSections, planStages } from './plan-reading.ts';
import { hashOf } from './source-hash.ts';

/** What is imported. */
export interface ImportRequest {
  /** The document's text, as it was given. */
  readonly source: string;
  readonly corrections?: readonly Correction[];
  /** What was put right in what was read of it. */
  readonly readingCorrections?: readonly ReadingCorrection[];
  readonly at?: EpochMs;
}

export interface ImportedPlan {
  readonly plan: Plan;
  readonly reading: Reading;
  readonly boards: number;
  readonly cards: number;
}

/** Whoever runs a command on the server's own machine: the database is theirs as it is. */
export const OPERATOR = 'operator';

/**
 * Makes a plan of a document, with the boards of its agencies, a card on each for every measure the agency answers for, and
 * each board's live document. All in one transaction.
 *
 * @throws DubanError `not-signed-in`, `not-found`; `document-unreadable` where nothing can be made of the text;
 *   `plan-exists`, naming the plan, where one was made of the same text
 */
export async function importPlan(
  db: Knex,
  actor: Actor | null | typeof OPERATOR,
  { source, corrections = [], readingCorrections = [], at = Date.now() }: ImportRequest,
): Promise<ImportedPlan> {
  if (actor !== OPERATOR) permit(actor, { action: 'plan.import' });
  const { reading } = correctReading(source, readDocument(source, corrections), readingCorrections);
  if (reading.agencies.length === 0 || source.includes('\0')) throw unreadable();
  const importedBy = actor === OPERATOR || actor === null ? null : actor.personId;
  const sourceHash = hashOf(source);

  try {
    return await db.transaction(async (tx) => {
      await refuseSecond(tx, sourceHash);
      const agencies = await settleAgencies(tx, reading.agencies);
      const sections = planSections(reading);
      const measures = planMeasures(reading, sections, agencies);
      const stages = planStages();
      const plan: Plan = { id: nanoid() as PlanId, title: titleOf(reading), docNumber: reading.docNumber };
      const { coverage: spans, warnings } = reading;
      await insertPlan(tx, {
        ...plan,
        source,
        sourceHash,
        importedAt: at,
        importedBy,
        stages,
        sections,
        spans,
        warnings,
      });
      await insertMeasures(tx, plan.id, measures);
      const boards = planBoards(measures, stages);
      await insertBoards(tx, plan.id, boards, at);
      for (const board of boards) await insertDocument(tx, nameOf(board), seedBoard(board.cards), at);
      const by = actor === OPERATOR ? null : actor;
      const subject = { kind: 'plan', id: plan.id, name: plan.title } as const;
      await audit(tx, { action: 'plan-imported', by, at, subject, detail: { boards: boards.length } });
      return { plan, reading, boards: boards.length, cards: boards.flatMap(({ cards }) => cards).length };
    });
  } catch (error) {
    // Another process may have imported the same text between our look and our insert, which the table then refused.
    if (!(error instanceof DubanError)) await refuseSecond(db, sourceHash);
    throw error;
  }
}

function nameOf({ id }: PlannedBoard): string {
  return formatDocumentName({ kind: 'board', id });
}

/**
 * @param except a plan that may come to have a text again that it had
 * @throws DubanError `plan-exists`, naming the plan, where one has or had a text
 */
export async function refuseSecond(db: Knex, sourceHash: string, except: PlanId | null = null): Promise<void> {
  const earlier = await findPlanByEarlierHash(db, sourceHash);
  const plan =
    (await findPlanByHash(db, sourceHash)) ?? (earlier && earlier !== except ? await readPlan(db, earlier) : null);
  if (!plan) return;
  const number = plan.docNumber === null ? '' : `（${plan.docNumber}）`;
  throw new DubanError('plan-exists', `这份文件已经导入过：《${plan.title}》${number}。同一份文件只导入一次。`, {
    planId: plan.id,
    title: plan.title,
  });
}

/** What names mean. @property isFormerMeant one that an agency had before means that agency */
interface NameOptions {
  readonly isFormerMeant?: boolean;
}

/** The agencies of a reading by their names: those there are already, and the rest made now. */
export async function settleAgencies(
  db: Knex,
  read: readonly ReadAgency[],
  options: NameOptions = {},
): Promise<Map<string, AgencyId>> {
  const known = await agencyIdsOf(db, read, options);
  const added = read
    .filter(({ name }) => !known.has(name))
    .map(({ name, kind }): Agency => ({ id: nanoid() as AgencyId, name, kind }));
  await insertAgencies(db, added);
  return new Map([...known, ...added.map(({ name, id }) => [name, id] as const)]);
}

/** The agencies of a reading by their names, as far as there are such. */
export async function agencyIdsOf(
  db: Knex,
  read: readonly ReadAgency[],
  { isFormerMeant = false }: NameOptions = {},
): Promise<Map<string, AgencyId>> {
  const former = isFormerMeant ? await readFormerNames(db) : new Map<string, string>();
  const nameNow = (name: string) => former.get(name) ?? name;
  const known = await findAgenciesByName(
    db,
    read.map(({ name }) => nameNow(name)),
  );
  const ids = new Map(known.map(({ name, id }) => [name, id]));
  return new Map(
    read.flatMap(({ name }) => {
      const id = ids.get(nameNow(name));
      return id ? [[name, id] as const] : [];
    }),
  );
}

/** What a plan is called that is made of a reading. */
export function titleOf({ title, docNumber }: Reading): string {
  return title ?? docNumber ?? '（无标题文件）';
}

/** Said of a text of which nothing can be made. */
export function unreadable(): DubanError {
  return new DubanError(
    'document-unreadable',
    '没有从文件中读出任何有责任单位的举措，因此没有导入。请确认这是一份政策文件的纯文本，举措带有编号和（某单位负责）这样的责任分工。',
  );
}
