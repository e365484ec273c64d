import type { LoaderFunctionArgs } from '@remix-run/node';
import { type DubanError, ERROR_CODES } from './domain/errors.ts';

/** What is asked for by a script or a download is for whoever may read it now, and for no cache. */
const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } as const;

/**
 * Wraps the loader of a resource route, which scripts ask: a `DubanError` that leaves it is answered with its status and
 * `{ code }`. Also for nobody signed in: a way to the sign-in page would be followed in silence, and its page taken for the
 * answer.
 */
export function answering(handle: (args: LoaderFunctionArgs) => Promise<Response>) {
  return async (args: LoaderFunctionArgs): Promise<Response> => {
    try {
      return await handle(args);
    } catch (error) {
      if (!isDubanError(error)) throw error;
      return answerJson({ code: error.code }, ERROR_CODES[error.code]);
    }
  };
}

/** An answer in JSON that nothing keeps. */
export function answerJson(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: HEADERS });
}

/**
 * A file to save. Its name may be of any language (RFC 6266 with RFC 5987's spelling), without half characters; it is not
 * opened in the page's place.
 */
export function answerFile({ fileName, type, bytes }: { fileName: string; type: string; bytes: Uint8Array }): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      ...HEADERS,
      'Content-Type': type,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeExtended(fileName)}`,
    },
  });
}

/** `ext-value` of RFC 5987: what `encodeURIComponent` leaves of characters that it does not allow is spelt out, too. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** By name, not by class: the server's bundle and the pages' bundle each have a `DubanError` of their own. */
function isDubanError(error: unknown): error is DubanError {
  return error instanceof Error && error.name === 'DubanError' && 'code' in error && String(error.code) in ERROR_CODES;
}
