/**
 * Branded identifiers. At run time each is an opaque string of `[A-Za-z0-9_-]`; the brand only stops one kind of id
 * from being passed for another.
 */
declare const brand: unique symbol;

/** A string that carries a name the type checker can tell from others. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

export type PlanId = Branded<'PlanId'>;
export type SectionId = Branded<'SectionId'>;
export type MeasureId = Branded<'MeasureId'>;
export type CommitmentId = Branded<'CommitmentId'>;
export type AgencyId = Branded<'AgencyId'>;
export type BoardId = Branded<'BoardId'>;
export type StageId = Branded<'StageId'>;
export type CardId = Branded<'CardId'>;
export type PersonId = Branded<'PersonId'>;
export type SnapshotId = Branded<'SnapshotId'>;
export type ReviewId = Branded<'ReviewId'>;
export type DecisionId = Branded<'DecisionId'>;
/** Notes have the id of what they are of: a measure, a task card, or a meeting, whose notes are its minutes. */
export type NotesId = MeasureId | CardId | ReviewId;

/** Length bounds of an id, in characters. Wide enough for nanoid (21) and UUIDs (36). */
const ID = /^[A-Za-z0-9_-]{1,40}$/;

/** Whether a string from outside has the shape of an id. Says nothing about whether such a thing exists. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}
