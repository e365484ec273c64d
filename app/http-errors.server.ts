import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { DubanError, ERROR_CODES, type ErrorCode } from './domain/errors.ts';
import { isByScript, isStray } from './form-token.server.ts';

/** What a thrown refusal carries to the error page. Remix blanks plain errors in production; this it lets through. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/**
 * Wraps a loader or an action: a `DubanError` that leaves it becomes a response with the error's status and its stable
 * code, and `not-signed-in` becomes the way to the sign-in page and back. Everything else passes through.
 *
 * An action is not called without the token of its page. Where a script sent the form, the action says nothing of it, so that the
 * page stays as it is with what was typed; the script says why.
 */
export function guarded<Result>(handle: (args: LoaderFunctionArgs) => Promise<Result> | Result) {
  return async (args: LoaderFunctionArgs): Promise<Result> => {
    try {
      if (await isStray(args)) {
        if (isByScript(args.request)) return data(null, { status: ERROR_CODES['form-over'] }) as Result;
        throw new DubanError('form-over', 'Not of a page of this session');
      }
      return await handle(args);
    } catch (error) {
      throw isDubanError(error) ? refuse(error, args.request) : error;
    }
  };
}

/** A refusal as something to throw from a loader or an action. */
export function refuse(error: DubanError, request: Request): Response | ReturnType<typeof data<Refusal>> {
  if (error.code === 'not-signed-in') return redirect(signInPath(request));
  return data<Refusal>({ code: error.code, details: error.details }, { status: error.status });
}

/** The sign-in page, leading back to a page that was asked for; an action's address is no page to come back to. */
function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  if (request.method !== 'GET' && request.method !== 'HEAD') return '/sign-in';
  const to = pathname + search;
  return to === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to })}`;
}

/** By name, not by class: the server's bundle and the pages' bundle each have a `DubanError` of their own. */
export function isDubanError(error: unknown): error is DubanError {
  return error instanceof Error && error.name === 'DubanError' && 'code' in error && String(error.code) in ERROR_CODES;
}
