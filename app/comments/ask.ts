import { ERROR_CODES, type ErrorCode } from '../domain/errors.ts';
import type { CommentThread, NewComment, NewThread } from '../notes/services.ts';

/** Why something could not be had: a refusal's stable code, no answer at all, or an answer that is none. */
export type FailureCode = ErrorCode | 'offline' | 'unexpected';

/** What the server answered instead of what it was asked for. */
export class CommentsFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode) {
    super(`Comments: ${code}`);
    this.name = 'CommentsFailure';
    this.code = code;
  }
}

/** The code of anything that was thrown. */
export function failureCode(error: unknown): FailureCode {
  return error instanceof CommentsFailure ? error.code : 'unexpected';
}

/** What a page may ask of the comments of some notes, as the route reads it. */
export type CommentsRequest =
  | { readonly intent: 'start'; readonly thread: NewThread }
  | { readonly intent: 'reply'; readonly threadId: string; readonly comment: NewComment }
  | { readonly intent: 'resolve'; readonly threadId: string; readonly resolved: boolean };

/** @throws CommentsFailure */
export function askThreads(notesId: string): Promise<CommentThread[]> {
  return ask<CommentThread[]>(notesId, {});
}

/** @throws CommentsFailure */
export function postComments(notesId: string, request: CommentsRequest): Promise<CommentThread> {
  return ask<CommentThread>(notesId, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
}

async function ask<Answer>(notesId: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(`/notes/${notesId}/comments`, init).catch(() => null);
  if (!response) throw new CommentsFailure('offline');
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw new CommentsFailure(codeIn(answer));
  return answer;
}

function codeIn(answer: { readonly error?: { readonly code?: unknown } } | null): FailureCode {
  const code = answer?.error?.code;
  return typeof code === 'string' && code in ERROR_CODES ? (code as ErrorCode) : 'unexpected';
}
