import type { AgencyId, PersonId, PlanId } from './ids.ts';

/** What a person may be, besides a member of agencies. */
export const PERSON_ROLES = ['administrator', 'lead', 'observer'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];
/** What they may be in one plan alone: those who run the place run all of it. */
export const PLAN_ROLES = ['lead', 'observer'] as const satisfies readonly PersonRole[];
export type PlanRole = (typeof PLAN_ROLES)[number];

/** What somebody is. */
export interface Standing<Role extends PersonRole = PersonRole> {
  readonly roles: readonly Role[];
  /** Of which they are a member. */
  readonly agencyIds: readonly AgencyId[];
}

/** What somebody is in one plan. */
export interface PlanStanding extends Standing<PlanRole> {
  readonly planId: PlanId;
}

/** Who asks, and what they are everywhere. Built by the server from the session alone. */
export interface Actor extends Standing {
  readonly personId: PersonId;
  readonly name: string;
  /** What they are in single plans besides: each plan once, and none in which they are nothing. */
  readonly inPlans: readonly PlanStanding[];
}

/** What may be asked for of the whole place. */
type PlaceAction =
  | 'plan.import'
  | 'plan.manage'
  | 'agency.manage'
  | 'policy.read'
  | 'operations.read'
  | 'people.manage'
  | 'audit.read';

/** What may be asked for in a plan, whatever agency it is about. */
export type PlanAction =
  | 'plan.read'
  | 'plan.schedule'
  | 'board.read'
  | 'notes.read'
  | 'card.supervise'
  | 'confirmation.call'
  | 'snapshot.read'
  | 'snapshot.take'
  | 'snapshot.share'
  | 'review.read'
  | 'review.write';

/** What may be asked for, with what it is asked of. */
export type Request =
  | { readonly action: PlaceAction }
  | { readonly action: PlanAction; readonly planId: PlanId }
  | {
      readonly action: 'board.write' | 'board.confirm' | 'decision.answer';
      readonly planId: PlanId;
      readonly agencyId: AgencyId;
    }
  /**
   * @property agencyIds those that answer for what the notes are of
   * @property isGone they are of a measure that is in the document no more
   */
  | {
      readonly action: 'notes.write';
      readonly planId: PlanId;
      readonly agencyIds: readonly AgencyId[];
      readonly isGone: boolean;
    };
export type Action = Request['action'];

/** Whom something may be left to: whoever is anything there, a role, or the members of an agency that it is of. */
type Holder = 'anything' | PersonRole | 'concerned';

/**
 * The one table that decides who may do what; the UI, HTTP and the socket all ask it by way of {@link can}, and administrators
 * are shown it. To be one of those named is enough, everywhere or in the plan that is asked about: what somebody is in another
 * plan counts for nothing.
 *
 * Whoever is anything there reads a plan, its boards and all notes; a board is written by members of its agency only: a lead
 * reads and flags, and moving an agency's card would be answering in its name. Notes are a conversation: those who answer for
 * the measure write them, and leads with them; those of a measure that is in the document no more stay as they were when it went,
 * and are read. Meetings are the leads': they take snapshots and hand them out, decide, and flag
 * cards; an agency confirms its own board and answers what it was told to do. What plans, agencies and people are, and how the
 * server fares, is for those who run it.
 */
export const POLICY: Readonly<Record<Action, readonly Holder[]>> = {
  'plan.read': ['anything'],
  'board.read': ['anything'],
  'board.write': ['concerned'],
  'notes.read': ['anything'],
  'notes.write': ['concerned', 'lead'],
  'board.confirm': ['concerned'],
  'decision.answer': ['concerned'],
  'snapshot.read': ['anything'],
  'snapshot.take': ['lead'],
  'snapshot.share': ['lead'],
  'plan.schedule': ['lead'],
  'confirmation.call': ['lead'],
  'card.supervise': ['lead'],
  'review.read': ['anything'],
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
  if (actor === null || ('isGone' in request && request.isGone)) return false;
  const standing = 'planId' in request ? standingIn(actor, request.planId) : actor;
  return POLICY[request.action].some((holder) => isHolder(standing, holder, request));
}

/** What somebody is in a plan: what they are everywhere, and what they are in that plan besides. */
export function standingIn(actor: Actor, planId: PlanId): Standing {
  const own = actor.inPlans.find((one) => one.planId === planId);
  if (!own) return actor;
  return { roles: [...actor.roles, ...own.roles], agencyIds: [...actor.agencyIds, ...own.agencyIds] };
}

/** In which plans somebody may do something; null for every one, also those to come. */
export function plansWhere(actor: Actor, action: PlanAction): readonly PlanId[] | null {
  if (POLICY[action].some((holder) => isHolder(actor, holder))) return null;
  return actor.inPlans.flatMap(({ planId }) => (can(actor, { action, planId }) ? planId : []));
}

function isHolder({ roles, agencyIds }: Standing, holder: Holder, request?: Request): boolean {
  switch (holder) {
    case 'anything':
      return roles.length > 0 || agencyIds.length > 0;
    case 'concerned':
      return concernedBy(request).some((id) => agencyIds.includes(id));
    default:
      return roles.includes(holder);
  }
}

/** The agencies that something is of. */
function concernedBy(request: Request | undefined): readonly AgencyId[] {
  if (!request || !('planId' in request)) return [];
  if ('agencyId' in request) return [request.agencyId];
  return 'agencyIds' in request ? request.agencyIds : [];
}

/**
 * The agency that somebody is at something of a plan for: one of those that answer there, their first otherwise; null for none
 * at all.
 */
export function agencyFor(actor: Actor, planId: PlanId, answering: readonly AgencyId[]): AgencyId | null {
  const { agencyIds } = standingIn(actor, planId);
  return answering.find((id) => agencyIds.includes(id)) ?? agencyIds[0] ?? null;
}
