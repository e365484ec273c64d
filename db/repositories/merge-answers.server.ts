import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, DecisionId, PersonId } from '#app/domain/ids.ts';
import type { SaidKind } from '#app/domain/instructions.ts';

/** Two agencies, the first of which is to be a part of the second; by whom, when, and what is said where one has not done yet. */
export interface AnswersMerge {
  readonly from: AgencyId;
  readonly into: AgencyId;
  readonly by: PersonId;
  readonly at: EpochMs;
  readonly unfinished: string;
}

/**
 * Makes one instruction of each that two agencies were given by one decision, with all that either said of it. The last that was
 * said is how it stands: what one of them has yet to do is not done because the other has. Both still have theirs.
 */
export async function mergeAnswers(db: Knex, { from, into, by, at, unfinished }: AnswersMerge): Promise<void> {
  const both: { id: DecisionId }[] = await db('decision_agencies as f')
    .join('decision_agencies as i', 'i.decision_id', 'f.decision_id')
    .where({ 'f.agency_id': from, 'i.agency_id': into })
    .select('f.decision_id as id');
  for (const { id } of both) {
    const answersOf = (agencyId: AgencyId) => db('decision_answers').where({ decision_id: id, agency_id: agencyId });
    const [theirs, own] = await Promise.all(
      [from, into].map((agencyId) => answersOf(agencyId).orderBy('id', 'desc').first('*')),
    );
    const isDone = (last: { kind: SaidKind } | undefined) => last?.kind === 'accepted';
    await answersOf(from).update({ agency_id: into });
    if (isDone(theirs) === isDone(own)) continue;
    const last = isDone(theirs) ? own : theirs;
    if (last) {
      const { id: place, ...row } = last;
      await db('decision_answers').where({ id: place }).delete();
      await db('decision_answers').insert({ ...row, agency_id: into });
    } else {
      const said = { decision_id: id, agency_id: into, at, person_id: by, kind: 'returned', text: unfinished };
      await db('decision_answers').insert(said);
    }
  }
}
