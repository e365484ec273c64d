import type { AgencyId, PersonId } from './ids.ts';

/** What a person is to the whole installation, besides being a member of agencies. */
export const PERSON_ROLES = ['administrator', 'lead', 'observer'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** Who asks. Built by the server from the session alone. */
export interface Actor {
  readonly personId: PersonId;
  readonly name: string;
  readonly roles: readonly PersonRole[];
  readonly agencyIds: readonly AgencyId[];
}

/** What may be asked for, with what it is asked of. */
export type Request =
  | { readonly action: 'plan.read' }
  | { readonly action: 'plan.import' }
  | { readonly action: 'operations.read' }
  | { readonly action: 'people.manage' }
  | { readonly action: 'audit.read' }
  | { readonly action: 'board.read' }
  | { readonly action: 'board.write'; readonly agencyId: AgencyId }
  | { readonly action: 'notes.read' }
  /** @property agencyIds those that answer for what the notes are of */
  | { readonly action: 'notes.write'; readonly agencyIds: readonly AgencyId[] }
  | { readonly action: 'plan.schedule' }
  | { readonly action: 'card.supervise' }
  | { readonly action: 'confirmation.call' }
  | { readonly action: 'board.confirm'; readonly agencyId: AgencyId }
  | { readonly action: 'snapshot.read' }
  | { readonly action: 'snapshot.take' }
  | { readonly action: 'snapshot.share' }
  | { readonly action: 'review.read' }
  | { readonly action: 'review.write' }
  | { readonly action: 'decision.answer'; readonly agencyId: AgencyId };

/**
 * The one place that decides who may do what; the UI, HTTP and the socket all ask it.
 *
 * Everyone who is signed in reads every plan, board and all notes; a board is written by members of its agency only: a lead
 * reads and flags, and moving an agency's card would be answering in its name. Notes are a conversation: those who answer for
 * the measure write them, and leads with them. How the server fares is for those who run it. Meetings are the leads': they
 * take snapshots and hand them out, decide, and flag cards; an agency confirms its own board and answers what it was told to do.
 */
export function can(actor: Actor | null, request: Request): boolean {
  if (actor === null) return false;
  switch (request.action) {
    case 'plan.read':
    case 'board.read':
    case 'notes.read':
    case 'snapshot.read':
    case 'review.read':
      return true;
    case 'plan.import':
    case 'operations.read':
    case 'people.manage':
    case 'audit.read':
      return actor.roles.includes('administrator');
    case 'plan.schedule':
    case 'card.supervise':
    case 'confirmation.call':
    case 'snapshot.take':
    case 'snapshot.share':
    case 'review.write':
      return actor.roles.includes('lead');
    case 'board.write':
    case 'board.confirm':
    case 'decision.answer':
      return actor.agencyIds.includes(request.agencyId);
    case 'notes.write':
      return actor.roles.includes('lead') || actor.agencyIds.some((id) => request.agencyIds.includes(id));
    default:
      return unknownAction(request);
  }
}

/** The agency that somebody is somewhere for: one of those that answer there, their first otherwise; null for none at all. */
export function agencyFor({ agencyIds }: Pick<Actor, 'agencyIds'>, answering: readonly AgencyId[]): AgencyId | null {
  return answering.find((id) => agencyIds.includes(id)) ?? agencyIds[0] ?? null;
}

function unknownAction(request: never): never {
  throw new TypeError(`No policy for ${JSON.stringify(request)}`);
}
