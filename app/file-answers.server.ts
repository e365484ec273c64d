const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } as const;

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
