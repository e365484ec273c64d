import type { LoaderFunctionArgs } from '@remix-run/node';
import { DubanError } from './domain/errors.ts';
import { isStray } from './form-token.server.ts';
import { isDubanError } from './http-errors.server.ts';

/**
 * Wraps a loader or an action that answers scripts, not people: with JSON, and with a refusal's stable code as
 * `{error: {code, details}}`. Nobody is led to the sign-in page from here: `fetch` would follow, and read that page.
 * An action is not called without the token of a page.
 */
export function answering<Answer>(handle: (args: LoaderFunctionArgs) => Promise<Answer>) {
  return async (args: LoaderFunctionArgs): Promise<Response> => {
    try {
      if (await isStray(args)) {
        throw new DubanError(args.context.actor ? 'form-over' : 'not-signed-in', 'Not of a page of this session');
      }
      const answer = await handle(args);
      return answer instanceof Response ? answer : Response.json(answer ?? null, { headers: NEVER_KEPT });
    } catch (error) {
      if (!isDubanError(error)) throw error;
      const { code, details, status } = error;
      return Response.json({ error: { code, details } }, { status, headers: NEVER_KEPT });
    }
  };
}

const NEVER_KEPT = { 'Cache-Control': 'private, no-store' };
