import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, DecisionId, PersonId, PlanId } from '#app/domain/ids.ts';
import type { LoggedInstruction, Said, SaidKind } from '#app/domain/instructions.ts';
import type { Instruction, InstructionState } from '#app/domain/plan-state.ts';

/** What agencies of a plan have been told to do and no lead has closed, the oldest first. Two queries. */
export async function readOpenInstructions(db: Knex, planId: PlanId): Promise<Instruction[]> {
  return (await readLoggedInstructions(db, planId)).map(({ log, ...instruction }) => instruction);
}

/** The same with all that was said of each; with `agencyId`, what that agency has been told alone. Two queries. */
export async function readLoggedInstructions(
  db: Knex,
  planId: PlanId,
  agencyId?: AgencyId,
): Promise<LoggedInstruction[]> {
  const query = db('decisions as d')
    .join('decision_agencies as a', 'a.decision_id', 'd.id')
    .where('d.plan_id', planId)
    .whereNull('d.withdrawn_at')
    .orderBy(['d.number', 'a.agency_id'])
    .select('d.id', 'd.number', 'd.text', 'd.person', 'd.due_on', 'd.measure_id', 'd.card_id', 'd.decided_at')
    .select('a.agency_id');
  const rows = await (agencyId === undefined ? query : query.where('a.agency_id', agencyId));
  const said = db('decision_answers as x')
    .join('decisions as d', 'd.id', 'x.decision_id')
    .join('people as p', 'p.id', 'x.person_id')
    .where('d.plan_id', planId)
    .whereNull('d.withdrawn_at')
    .orderBy('x.id')
    .select('x.decision_id', 'x.agency_id', 'x.at', 'x.kind', 'x.text', 'p.name');
  const logs = new Map<string, Said[]>(rows.map((row) => [keyOf(row.id, row.agency_id), []]));
  for (const row of await (agencyId === undefined ? said : said.where('x.agency_id', agencyId))) {
    logs.get(keyOf(row.decision_id, row.agency_id))?.push(toSaid(row));
  }
  return rows
    .map((row): LoggedInstruction => {
      const log = logs.get(keyOf(row.id, row.agency_id)) ?? [];
      return {
        decisionId: row.id,
        number: row.number,
        text: row.text,
        agencyId: row.agency_id,
        person: row.person,
        dueOn: row.due_on,
        decidedAt: Number(row.decided_at),
        measureId: row.measure_id,
        cardId: row.card_id,
        ...standing(log),
        log,
      };
    })
    .filter(({ state }) => state !== 'accepted');
}

/** How an instruction stands by what was said of it, oldest first, and the last of that. */
function standing(log: readonly Said[]): Pick<LoggedInstruction, 'state' | 'last'> {
  const last = log.at(-1);
  return { state: last?.kind ?? 'open', last: last ? { at: last.at, by: last.by, text: last.text } : null };
}

/** An instruction as far as saying something of it needs it. */
export interface InstructionRow {
  readonly planId: PlanId;
  readonly state: InstructionState;
  /** Who said what last; null for nothing yet. */
  readonly last: { readonly personId: PersonId; readonly kind: SaidKind; readonly text: string } | null;
}

/** Reads how an instruction stands; null where that agency has no such one. Two queries. */
export async function findInstruction(db: Knex, decisionId: string, agencyId: string): Promise<InstructionRow | null> {
  const decision = await db('decisions as d')
    .join('decision_agencies as a', 'a.decision_id', 'd.id')
    .where({ 'd.id': decisionId, 'a.agency_id': agencyId })
    .first('d.plan_id', 'd.withdrawn_at');
  if (!decision) return null;
  const last = await db('decision_answers')
    .where({ decision_id: decisionId, agency_id: agencyId })
    .orderBy('id', 'desc')
    .first('person_id', 'kind', 'text');
  return {
    planId: decision.plan_id,
    state: decision.withdrawn_at === null ? (last?.kind ?? 'open') : 'withdrawn',
    last: last ? { personId: last.person_id, kind: last.kind, text: last.text } : null,
  };
}

/** Appends to what was said of an instruction. */
export async function insertSaid(
  db: Knex,
  decisionId: DecisionId,
  agencyId: AgencyId,
  said: { readonly kind: SaidKind; readonly text: string; readonly by: PersonId; readonly at: EpochMs },
): Promise<void> {
  const { kind, text, by, at } = said;
  await db('decision_answers').insert({
    decision_id: decisionId,
    agency_id: agencyId,
    at,
    person_id: by,
    kind,
    text,
  });
}

const keyOf = (decisionId: DecisionId, agencyId: AgencyId) => `${decisionId}/${agencyId}`;

function toSaid({ at, name, kind, text }: { at: unknown; name: string; kind: SaidKind; text: string }): Said {
  return { at: Number(at), by: name, kind, text };
}
