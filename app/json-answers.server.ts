import type { LoaderFunctionArgs } from '@remix-run/node';
import { isDubanError } from './http-errors.server.ts';

/**
 * Wraps a loader or an action that answers scripts, not people: with JSON, and with a refusal's stable code as
 * `{error: {code, details}}`. Nobody is led to the sign-in page from here: `fetch` would follow, and read that page.
 */
export function answering<Answer>(handle: (args: LoaderFunctionArgs) => Promise<Answer>) {
  return async (args: LoaderFunctionArgs): Promise<Response> => {
    try {
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
