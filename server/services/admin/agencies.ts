import type { Knex } from 'knex';
import {
  AGENCIES_PER_PAGE,
  AGENCY_LIMITS,
  type AgencyChange,
  type AgencyDetails,
  type AgencyFault,
  type AgencyList,
  type AgencyPerson,
  type ManagedAgency,
  PEOPLE_OFFERED,
} from '#app/admin/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { insertAudit } from '#db/repositories/audit.server.ts';
import { deleteFormerName, keepFormerName, listFormerNames } from '#db/repositories/former-names.server.ts';
import * as store from '#db/repositories/managed-agencies.server.ts';
import { listLimitedMembers } from '#db/repositories/plan-grants.server.ts';
import { plainText } from '../notes/plain-text.ts';
import { notFound, permit } from '../permit.ts';

/** Characters of what is searched for: longer than any name. */
const WORDS_MAX = 200;

/** @throws DubanError `not-signed-in`, `not-found` */
export async function listAgencies(db: Knex, actor: Actor | null, words: string, page: number): Promise<AgencyList> {
  permit(actor, { action: 'agency.manage' });
  const wanted = plainText(words.slice(0, WORDS_MAX), WORDS_MAX);
  const read = (at: number) => {
    return store.searchAgencies(db, wanted, { offset: (at - 1) * AGENCIES_PER_PAGE, limit: AGENCIES_PER_PAGE });
  };
  const found = await read(page);
  const pages = Math.max(1, Math.ceil(found.count / AGENCIES_PER_PAGE));
  return page <= pages ? { ...found, page, pages } : { ...(await read(pages)), page: pages, pages };
}

/** @throws DubanError `not-signed-in`, `not-found` */
export async function findAgency(db: Knex, actor: Actor | null, agencyId: string): Promise<ManagedAgency> {
  permit(actor, { action: 'agency.manage' });
  const agency = await store.readManagedAgency(db, agencyId);
  if (!agency) throw notFound();
  return agency;
}

/** @throws DubanError `not-signed-in`, `not-found` */
export async function readAgency(db: Knex, actor: Actor | null, agencyId: string): Promise<AgencyDetails> {
  const agency = await findAgency(db, actor, agencyId);
  const boards = await store.listAgencyBoards(db, agency.id);
  const [limited, formerNames] = [await listLimitedMembers(db, agency.id), await listFormerNames(db, agency.id)];
  return { agency, boards, members: await store.listMembers(db, agency.id), limited, formerNames };
}

/** @throws DubanError `not-signed-in`, `not-found` */
export async function findPeople(
  db: Knex,
  actor: Actor | null,
  agencyId: string,
  words: string,
): Promise<AgencyPerson[]> {
  const { id } = await findAgency(db, actor, agencyId);
  return store.searchOutsiders(db, id, plainText(words.slice(0, WORDS_MAX), WORDS_MAX), PEOPLE_OFFERED);
}

/** @throws DubanError `not-signed-in`, `not-found`; `bad-input`, with an `AgencyFault` as a detail */
export async function changeAgency(
  db: Knex,
  actor: Actor | null,
  agencyId: string,
  wish: AgencyChange,
  at: EpochMs,
): Promise<void> {
  const agency = await findAgency(db, actor, agencyId);
  const change = { name: lineOf(wish.name, 'name'), shortName: lineOf(wish.shortName, 'shortName'), kind: wish.kind };
  if (change.name === '') throw refusal('name');
  await db.transaction(async (tx) => {
    if (await store.isNameTaken(tx, change.name, agency.id)) throw refusal('taken');
    await store.updateAgency(tx, agency.id, change);
    const { name, shortName, kind } = agency;
    if (change.name !== name) {
      await keepFormerName(tx, agency.id, { name, reason: 'renamed', until: at });
      await deleteFormerName(tx, agency.id, change.name);
    }
    await note(
      tx,
      actor,
      agency,
      { from: [name, shortName, kind], to: [change.name, change.shortName, change.kind] },
      at,
    );
  });
}

/** Lets an agency never have been called something. @throws DubanError `not-signed-in`, `not-found` */
export async function forgetName(
  db: Knex,
  actor: Actor | null,
  agencyId: string,
  name: string,
  at: EpochMs,
): Promise<void> {
  const agency = await findAgency(db, actor, agencyId);
  await db.transaction(async (tx) => {
    if (await deleteFormerName(tx, agency.id, name)) await note(tx, actor, agency, { forgotten: name }, at);
  });
}

/** Makes somebody a member of an agency, or none any more. @throws DubanError `not-signed-in`, `not-found` */
export async function setMember(
  db: Knex,
  actor: Actor | null,
  agencyId: string,
  { personId, isMember }: { readonly personId: string; readonly isMember: boolean },
  at: EpochMs,
): Promise<void> {
  const agency = await findAgency(db, actor, agencyId);
  const person = await store.findPerson(db, personId);
  if (!person) throw notFound();
  await db.transaction(async (tx) => {
    const set = isMember ? store.insertMember : store.deleteMember;
    if (!(await set(tx, agency.id, person.id))) return;
    await note(tx, actor, agency, { [isMember ? 'joined' : 'left']: person.name, person: person.id }, at);
  });
}

function note(
  tx: Knex,
  actor: Actor | null,
  { id, name }: ManagedAgency,
  detail: Record<string, string | readonly string[]>,
  at: EpochMs,
): Promise<void> {
  const person = actor && { id: actor.personId, name: actor.name };
  return insertAudit(tx, { at, action: 'agency-changed', person, subject: { kind: 'agency', id, name }, detail });
}

/** A name as one line. */
function lineOf(words: string, of: keyof typeof AGENCY_LIMITS): string {
  const line = plainText(words.slice(0, 10 * AGENCY_LIMITS[of]), 10 * AGENCY_LIMITS[of]).replaceAll(/\s+/gu, ' ');
  if (line.length > AGENCY_LIMITS[of]) throw refusal('name');
  return line;
}

function refusal(fault: AgencyFault): DubanError {
  return new DubanError('bad-input', `An agency cannot be so: ${fault}`, { fault });
}
