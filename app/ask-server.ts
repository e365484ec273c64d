import { ERROR_CODES, type ErrorCode } from './domain/errors.ts';

/** Why something was not done or could not be had: a refusal's stable code, no answer at all, or an answer that is none. */
export type FailureCode = ErrorCode | 'offline' | 'unexpected';

/** What the server answered instead of what it was asked for. */
export class AskFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode) {
    super(code);
    this.name = 'AskFailure';
    this.code = code;
  }
}

/** The code of anything that was thrown. */
export function failureCode(error: unknown): FailureCode {
  return error instanceof AskFailure ? error.code : 'unexpected';
}

/**
 * Asks the server for something.
 *
 * @param body what is posted, as JSON; nothing is where there is none
 * @throws AskFailure
 */
export async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  const response = await send(path, body);
  const answer = await response.json().catch(() => null);
  if (answer === null) throw new AskFailure('unexpected');
  return answer;
}

/** Has the server do something. Resolves to null once it is in its database. */
export function postJson(path: string, body: object): Promise<FailureCode | null> {
  return send(path, body).then(() => null, failureCode);
}

async function send(path: string, body: object | undefined): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  const init = body && { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(path, init).catch(() => null);
  if (!response) throw new AskFailure('offline');
  if (response.ok) return response;
  const told = await response.json().catch(() => null);
  const code = told?.error?.code;
  throw new AskFailure(typeof code === 'string' && code in ERROR_CODES ? (code as ErrorCode) : 'unexpected');
}
