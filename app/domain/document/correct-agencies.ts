import type { AgencyKind, Role } from '../plan.ts';
import { agencyKind } from './agency-names.ts';
import { agenciesOf, changeCommitment, Inapplicable, type Working } from './corrected.ts';
import { compact, fold } from './fold.ts';
import type { ReadResponsibility } from './reading.ts';
import { CORRECTION_LIMITS } from './reading-corrections.ts';

/** @throws Inapplicable */
export function addAgency(working: Working, commitment: number, written: string, role: Role): Working {
  const agency = agencyName(written);
  return changeCommitment(working, commitment, (own) => {
    if (holds(own.responsibilities, agency, role)) throw new Inapplicable('already-so');
    return { ...own, responsibilities: [...own.responsibilities, { agency, role }] };
  });
}

/** @throws Inapplicable */
export function removeAgency(working: Working, commitment: number, agency: string, role: Role): Working {
  return changeCommitment(working, commitment, (own) => {
    if (!holds(own.responsibilities, agency, role)) throw new Inapplicable('no-such-agency');
    return { ...own, responsibilities: own.responsibilities.filter((one) => !isSame(one, agency, role)) };
  });
}

/** @throws Inapplicable */
export function changeRole(working: Working, commitment: number, agency: string, from: Role, to: Role): Working {
  if (from === to) throw new Inapplicable('already-so');
  return changeCommitment(working, commitment, (own) => {
    if (!holds(own.responsibilities, agency, from)) throw new Inapplicable('changed-meanwhile');
    const changed = own.responsibilities.map((one) => (isSame(one, agency, from) ? { agency, role: to } : one));
    return { ...own, responsibilities: distinct(changed) };
  });
}

/** @throws Inapplicable */
export function renameAgency(working: Working, from: string, written: string): Working {
  const to = agencyName(written);
  if (from === to) throw new Inapplicable('already-so');
  const agencies = agenciesOf(working);
  if (!agencies.some(({ name }) => name === from)) throw new Inapplicable('no-such-agency');
  const kinds = new Map(working.kinds);
  // A name that is new says its kind itself.
  if (!agencies.some(({ name }) => name === to)) kinds.set(to, agencyKind(to));
  const measures = working.measures.map((measure) => ({
    ...measure,
    commitments: measure.commitments.map((commitment) => ({
      ...commitment,
      responsibilities: distinct(
        commitment.responsibilities.map((one) => (one.agency === from ? { agency: to, role: one.role } : one)),
      ),
    })),
  }));
  return { ...working, kinds, measures };
}

/** @throws Inapplicable */
export function changeKind(working: Working, agency: string, to: AgencyKind): Working {
  const found = agenciesOf(working).find(({ name }) => name === agency);
  if (!found) throw new Inapplicable('no-such-agency');
  if (found.kind === to) throw new Inapplicable('already-so');
  return { ...working, kinds: new Map([...working.kinds, [agency, to]]) };
}

/** A name as the reader gives names: without blanks, in half-width digits and Chinese brackets. */
function agencyName(written: string): string {
  const name = compact(fold(written))
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll('[', '〔')
    .replaceAll(']', '〕');
  if (name === '') throw new Inapplicable('empty');
  if (name.length > CORRECTION_LIMITS.agency) throw new Inapplicable('too-long');
  return name;
}

function isSame(one: ReadResponsibility, agency: string, role: Role): boolean {
  return one.agency === agency && one.role === role;
}

function holds(held: readonly ReadResponsibility[], agency: string, role: Role): boolean {
  return held.some((one) => isSame(one, agency, role));
}

/** Each once, where it stands first. */
export function distinct(held: readonly ReadResponsibility[]): ReadResponsibility[] {
  return [...new Map(held.toReversed().map((one) => [`${one.role} ${one.agency}`, one])).values()].reverse();
}
