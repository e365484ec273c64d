import type { AgendaEdits } from '../domain/agenda.ts';
import { ERROR_CODES, type ErrorCode } from '../domain/errors.ts';
import type { Decision, NewDecision } from './services.ts';

/** Why something could not be had: a refusal's stable code, no answer at all, or an answer that is none. */
export type FailureCode = ErrorCode | 'offline' | 'unexpected';

/** What the server answered instead of what it was asked for. */
export class ReviewFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode) {
    super(`Review: ${code}`);
    this.name = 'ReviewFailure';
    this.code = code;
  }
}

/** The code of anything that was thrown. */
export function failureCode(error: unknown): FailureCode {
  return error instanceof ReviewFailure ? error.code : 'unexpected';
}

/** Keeps a decision. With the same id it may be asked again. @throws ReviewFailure */
export function postDecision(reviewId: string, decision: NewDecision): Promise<Decision> {
  return post(`/reviews/${reviewId}/decisions`, decision);
}

/** Keeps what was changed of an agenda by hand; null for nothing. @throws ReviewFailure */
export function postAgenda(reviewId: string, edits: AgendaEdits | null): Promise<{ readonly kept: true }> {
  return post(`/reviews/${reviewId}/agenda`, { edits });
}

async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
  if (!response) throw new ReviewFailure('offline');
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw new ReviewFailure(codeIn(answer));
  return answer;
}

function codeIn(answer: { readonly error?: { readonly code?: unknown } } | null): FailureCode {
  const code = answer?.error?.code;
  return typeof code === 'string' && code in ERROR_CODES ? (code as ErrorCode) : 'unexpected';
}
