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
  | { readonly action: 'plan.manage' }
  | { readonly action: 'agency.manage' }
  | { readonly action: 'policy.read' }
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
export type Action = Request['action'];

/** Whom something may be left to: everyone who is signed in, a role, or the members of an agency that it is of. */
type Holder = 'everyone' | PersonRole | 'concerned';

/**
 * The one table that decides who may do what; the UI, HTTP and the socket all ask it by way of {@link can}, and administrators
 * are shown it. To be one of those named is enough.
 *
 * Everyone who is signed in reads every plan, board and all notes; a board is written by members of its agency only: a lead
 * reads and flags, and moving an agency's card would be answering in its name. Notes are a conversation: those who answer for
 * the measure write them, and leads with them. Meetings are the leads': they take snapshots and hand them out, decide, and flag
 * cards; an agency confirms its own board and answers what it was told to do. What plans, agencies and people are, and how the
 * server fares, is for those who run it.
 */
export const POLICY: Readonly<Record<Action, readonly Holder[]>> = {
  'plan.read': ['everyone'],
  'board.read': ['everyone'],
  'board.write': ['concerned'],
  'notes.read': ['everyone'],
  'notes.write': ['concerned', 'lead'],
  'board.confirm': ['concerned'],
  'decision.answer': ['concerned'],
  'snapshot.read': ['everyone'],
  'snapshot.take': ['lead'],
  'snapshot.share': ['lead'],
  'plan.schedule': ['lead'],
  'confirmation.call': ['lead'],
  'card.supervise': ['lead'],
  'review.read': ['everyone'],
  'review.write': ['lead'],
  'plan.import': ['administrator'],
  'plan.manage': ['administrator'],
  'agency.manage': ['administrator'],
  'policy.read': ['administrator'],
  'operations.read': ['administrator'],
  'people.manage': ['administrator'],
  'audit.read': ['administrator'],
};

/** Whether somebody may do something, by {@link POLICY}; who is not signed in may nothing. */
export function can(actor: Actor | null, request: Request): boolean {
  return actor !== null && POLICY[request.action].some((holder) => isHolder(actor, holder, request));
}

function isHolder(actor: Actor, holder: Holder, request: Request): boolean {
  switch (holder) {
    case 'everyone':
      return true;
    case 'concerned':
      return concernedBy(request).some((id) => actor.agencyIds.includes(id));
    default:
      return actor.roles.includes(holder);
  }
}

/** The agencies that something is of. */
function concernedBy(request: Request): readonly AgencyId[] {
  if ('agencyId' in request) return [request.agencyId];
  return 'agencyIds' in request ? request.agencyIds : [];
}

/** The agency that somebody is somewhere for: one of those that answer there, their first otherwise; null for none at all. */
export function agencyFor({ agencyIds }: Pick<Actor, 'agencyIds'>, answering: readonly AgencyId[]): AgencyId | null {
  return answering.find((id) => agencyIds.includes(id)) ?? agencyIds[0] ?? null;
}
