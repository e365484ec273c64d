import type { InvitationState, LinkKind } from '../domain/accounts.ts';
import type { AuditAction, AuditEntry } from '../domain/audit.ts';
import type { EpochMs, IsoDate } from '../domain/dates.ts';
import type { AgencyId, PersonId } from '../domain/ids.ts';
import type { AgencyKind, Plan } from '../domain/plan.ts';
import type { Actor, PersonRole, PlanRole } from '../domain/policy.ts';

/** From where and with what somebody comes to the door. */
export interface Visit {
  /** A name to count attempts under, as the trusted proxies have it. */
  readonly address: string;
  readonly userAgent: string | null;
  readonly cookieHeader: string | null;
}

/** What is wrong with what was filled in, field by field: `details` of a `bad-input`, each a text of the page's. */
export type FieldFaults = Readonly<Record<string, string>>;

/** What a form with a link brings; which of it is asked for is a matter of the link's kind. */
export interface LinkFields {
  readonly name?: string;
  readonly userName?: string;
  readonly email?: string;
  readonly password: string;
}

/** What a link is good for, told to whoever has it. */
export interface OpenedLink {
  readonly kind: LinkKind;
  readonly expiresAt: EpochMs;
  /** Of whom it is: empty for the first one. */
  readonly name: string;
  readonly userName: string | null;
  readonly email: string | null;
  readonly roles: readonly PersonRole[];
  readonly agencies: readonly string[];
  readonly inPlans: readonly InPlan[];
}

/** What somebody is in one plan besides what they are everywhere. */
export interface InPlan {
  readonly plan: Plan;
  readonly roles: readonly PlanRole[];
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string }[];
}

/** How people come in. `Set-Cookie` values are for the answer to the browser. */
export interface AccountServices {
  /** Whether there is anybody with an account; while there is none, the first one's link is all that works. */
  isSetUp(): Promise<boolean>;
  /**
   * Opens a session. Takes as long, and says the same, whether there is no such account, it is disabled, or the password is wrong.
   *
   * @throws DubanError `wrong-credentials`; `too-many`, with `minutes` to wait
   */
  signIn(wish: { readonly name: string; readonly password: string }, visit: Visit): Promise<readonly string[]>;
  /**
   * What a link leads to.
   *
   * @throws DubanError `link-over` for one that is used, over, revoked or never was, in the same words; `too-many`
   */
  openLink(token: string, visit: Visit): Promise<OpenedLink>;
  /**
   * Does what a link is good for, once: makes an account and opens a session, or sets a password.
   *
   * @throws DubanError `link-over`, `too-many`; `bad-input` with {@link FieldFaults}, which leaves the link as it is
   */
  followLink(token: string, fields: LinkFields, visit: Visit): Promise<readonly string[]>;
  own(actor: Actor | null): Promise<OwnAccount>;
  /** What one is, everywhere and in single plans, by its names. */
  ownStanding(actor: Actor | null): Promise<Pick<OpenedLink, 'roles' | 'agencies' | 'inPlans'>>;
  /**
   * Sets another password, ends every other session, and renews this one.
   *
   * @throws DubanError `bad-input` with {@link FieldFaults}; `too-many`
   */
  changePassword(
    actor: Actor | null,
    wish: { readonly current: string; readonly password: string },
    visit: Visit,
  ): Promise<readonly string[]>;
  readonly sessions: {
    /** The one that asks first, then the last seen first. */
    list(actor: Actor | null, visit: Visit): Promise<OwnSession[]>;
    /** @throws DubanError `not-found` */
    end(actor: Actor | null, sessionId: string): Promise<void>;
    /** Ends every session of the actor's. Returns the `Set-Cookie` value that clears the cookie. */
    endAll(actor: Actor | null): Promise<string>;
  };
  /** Null where there is none. */
  readonly provider: ProviderServices | null;
}

/** Where a browser goes on, and what it is to keep. */
export interface ProviderWay {
  readonly location: string;
  /** `Set-Cookie` values. */
  readonly cookies: readonly string[];
}

/**
 * Coming in by a provider of OpenID Connect. Whatever asks it throws DubanError `provider-failed`, with its name as `provider`.
 */
export interface ProviderServices {
  /** What people call it. */
  readonly name: string;
  /**
   * Begins a sign-in, which only this browser can end.
   *
   * @param to a path of this site, to go to afterwards
   * @throws DubanError `not-set-up`, `too-many`
   */
  begin(to: string, visit: Visit): Promise<ProviderWay>;
  /**
   * Begins to connect the actor's account, for whoever knows its password.
   *
   * @throws DubanError `not-signed-in`; `bad-input` with {@link FieldFaults}; `too-many`; `not-found` for somebody without a password
   */
  beginLink(actor: Actor | null, password: string, visit: Visit): Promise<ProviderWay>;
  /**
   * Ends what was begun, once: opens a session for whoever the provider says it is, or connects their account.
   *
   * @param search of the address that the browser came back to
   * @returns `location` is a path of this site
   * @throws DubanError `sign-in-over`, `provider-refused`, `not-admitted`, `account-disabled`, `account-exists`, `identity-taken`
   */
  finish(search: string, actor: Actor | null, visit: Visit): Promise<ProviderWay>;
  /** What the actor is known by there; null for nothing. */
  own(actor: Actor | null): Promise<OwnIdentity | null>;
  /**
   * Disconnects the actor's account, takes away what came by the provider, ends every other session, and renews this one.
   *
   * @throws DubanError as {@link beginLink}
   */
  unlink(actor: Actor | null, password: string, visit: Visit): Promise<readonly string[]>;
  /** Where a browser that signs out here goes on to sign out there; null for nowhere. */
  leave(actor: Actor | null): Promise<string | null>;
}

export interface OwnIdentity {
  /** What they know themselves by there; null where the provider does not say. */
  readonly label: string | null;
  readonly since: EpochMs;
}

/** One's own account; null for somebody who has none, as in the demo. */
export type OwnAccount = {
  readonly userName: string;
  readonly email: string | null;
  readonly hasPassword: boolean;
  readonly passwordChangedAt: EpochMs | null;
} | null;

export interface OwnSession {
  readonly id: string;
  readonly userAgent: string | null;
  readonly createdAt: EpochMs;
  readonly lastSeenAt: EpochMs;
  /** It is the one that asks. */
  readonly isCurrent: boolean;
}

/** One page of a long list. */
export interface Paged<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/** Items of a page: as many as one scrolls through without losing one's place. */
export const PAGE_SIZE = 50;

export interface PersonSummary {
  readonly id: PersonId;
  readonly name: string;
  /** Null for somebody without an account. */
  readonly userName: string | null;
  readonly email: string | null;
  readonly roles: readonly PersonRole[];
  readonly agencies: readonly string[];
  readonly inPlans: readonly InPlan[];
  readonly disabledAt: EpochMs | null;
  /** The last of their sessions that are not over was seen then. */
  readonly lastSeenAt: EpochMs | null;
}

/** By what a provider knows somebody. */
export interface PersonIdentity extends OwnIdentity {
  /** What people call the provider; of one that is set up no more, the host of its address. */
  readonly provider: string;
  /** It is the one by which people come in today. */
  readonly isInUse: boolean;
}

export interface PersonDetails extends PersonSummary {
  readonly agencyIds: readonly AgencyId[];
  readonly hasPassword: boolean;
  readonly identities: readonly PersonIdentity[];
  /** What of their roles and agencies their groups at a provider gave them, which each sign-in there gives them anew. */
  readonly provided: { readonly roles: readonly PersonRole[]; readonly agencies: readonly string[] };
  readonly createdAt: EpochMs;
  readonly sessions: number;
  /** Nobody else could do what administrators do: this one can be neither disabled nor made something else. */
  readonly isLastAdministrator: boolean;
}

export interface AgencyChoice {
  readonly id: AgencyId;
  readonly name: string;
  readonly kind: AgencyKind;
}

/** A plan in which somebody may be something, with the agencies that have a board there. */
export interface PlanChoice extends Plan {
  readonly agencies: readonly Pick<AgencyChoice, 'id' | 'name'>[];
}

export interface PeopleFilter {
  /** Words of a name, a user name, an e-mail address or an agency. */
  readonly search: string;
  readonly role: PersonRole | 'member' | null;
  readonly state: 'enabled' | 'disabled' | null;
  readonly page: number;
}

export interface PersonWish {
  readonly name: string;
  readonly roles: readonly string[];
  readonly agencyIds: readonly string[];
  /** In single plans alone; one in which they are to be nothing was left half filled in. */
  readonly inPlans: readonly {
    readonly planId: string;
    readonly roles: readonly string[];
    readonly agencyIds: readonly string[];
  }[];
}

/** For administrators. All throw DubanError `not-signed-in` and `not-found`. */
export interface PeopleServices {
  list(actor: Actor | null, filter: PeopleFilter): Promise<Paged<PersonSummary>>;
  read(actor: Actor | null, personId: string): Promise<PersonDetails>;
  /** Every agency, to choose from. */
  agencies(actor: Actor | null): Promise<AgencyChoice[]>;
  /** Every plan, the newest first. */
  plans(actor: Actor | null): Promise<PlanChoice[]>;
  /** @throws DubanError `bad-input` with {@link FieldFaults}; `last-administrator` */
  change(actor: Actor | null, personId: string, wish: PersonWish): Promise<void>;
  /** Disabling ends all sessions at once. @throws DubanError `last-administrator` */
  setDisabled(actor: Actor | null, personId: string, isDisabled: boolean): Promise<void>;
  /** Ends those that were made before. @throws DubanError `not-found` for somebody without an account, too */
  makeResetLink(actor: Actor | null, personId: string): Promise<MadeLink>;
}

/** A link that was just made: its token is told this once. */
export interface MadeLink {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: EpochMs;
}

export interface Invitation {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly PersonRole[];
  readonly agencies: readonly string[];
  readonly inPlans: readonly InPlan[];
  readonly createdAt: EpochMs;
  /** Null where whoever made it is gone. */
  readonly createdBy: string | null;
  readonly expiresAt: EpochMs;
  readonly state: InvitationState;
  /** When it was used or revoked. */
  readonly settledAt: EpochMs | null;
  /** Who came in by it. */
  readonly person: { readonly id: PersonId; readonly name: string } | null;
}

export interface InvitationWish extends PersonWish {
  readonly email: string;
  readonly days: number;
}

/** For administrators. All throw DubanError `not-signed-in` and `not-found`. */
export interface InvitationServices {
  /** The newest first. */
  list(actor: Actor | null, page: number): Promise<Paged<Invitation>>;
  /** @throws DubanError `bad-input` with {@link FieldFaults}; `too-many` */
  make(actor: Actor | null, wish: InvitationWish): Promise<MadeLink>;
  /** @throws DubanError `outdated` for one that is open no more */
  revoke(actor: Actor | null, invitationId: string): Promise<void>;
}

export interface AuditFilter {
  readonly action: AuditAction | null;
  /** Part of the name of who did it or to whom it was done. */
  readonly person: string;
  /** Days in the plans' time zone, both included. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/** For administrators. */
export interface AuditServices {
  /** The newest first. */
  list(actor: Actor | null, filter: AuditFilter, page: number): Promise<Paged<AuditEntry>>;
  /**
   * What a filter leaves as CSV, at most {@link AUDIT_ROWS} lines of it, the newest first.
   *
   * @param words the file's name without its end, its seven columns' names, and what actions are called
   */
  csv(
    actor: Actor | null,
    filter: AuditFilter,
    words: { readonly fileName: string; readonly columns: readonly string[]; action(action: AuditAction): string },
  ): Promise<{ readonly fileName: string; readonly type: string; readonly bytes: Uint8Array }>;
}

/** Lines of the audit log in one file: as many as a spreadsheet opens at once. */
export const AUDIT_ROWS = 100_000;
