import { isDubanError } from '../http-errors.server.ts';
import type { FieldFaults } from './services.ts';

/** Why a form was not taken, for the page that sent it. */
export interface FormFailure {
  readonly code: (typeof CODES)[number];
  readonly faults: FieldFaults;
  /** To wait, where there were too many attempts. */
  readonly minutes: number;
}

const CODES = [
  'bad-input',
  'too-many',
  'wrong-credentials',
  'last-administrator',
  'outdated',
  'provider-failed',
] as const;

/** A refusal that the form's own page tells; anything else is thrown on. */
export function failureOf(error: unknown): FormFailure & { readonly status: number } {
  const code = isDubanError(error) ? CODES.find((one) => one === error.code) : undefined;
  if (!isDubanError(error) || code === undefined) throw error;
  const { minutes = 1, ...faults } = error.details;
  return {
    ...{ code, status: error.status },
    faults: Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, String(fault)])),
    minutes: Number(minutes),
  };
}
