import { ERROR_CODES, type ErrorCode } from './domain/errors.ts';

/** Why something was not done: a refusal's stable code, no answer at all, or an answer that is none. */
export type PostFailure = ErrorCode | 'offline' | 'unexpected';

/** Has the server do something. Resolves to null once it is in its database. */
export async function postJson(path: string, body: object): Promise<PostFailure | null> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
  if (!answer) return 'offline';
  if (answer.ok) return null;
  const told = await answer.json().catch(() => null);
  const code = told?.error?.code;
  return typeof code === 'string' && code in ERROR_CODES ? (code as ErrorCode) : 'unexpected';
}
