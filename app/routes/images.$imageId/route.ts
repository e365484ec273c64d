import { answering } from '../../json-answers.server.ts';

const ENDING: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** Characters of the id that stand in the name of a file: enough to tell a page's images apart. */
const NAME_CHARACTERS = 12;

/** An image of notes. It never changes, as its address is the hash of its bytes; opened by itself, it may do nothing. */
export const loader = answering(async ({ request, context, params: { imageId = '' } }) => {
  const { id, type, bytes } = await context.services.notes.images.read(context.actor, imageId);
  const etag = `"${id}"`;
  const fileName = `${id.slice(0, NAME_CHARACTERS)}.${ENDING[type] ?? 'bin'}`;
  const headers = {
    'Content-Type': type,
    'Content-Disposition': `inline; filename="${fileName}"`,
    'Content-Security-Policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=31536000, immutable',
    ETag: etag,
  };
  if (request.headers.get('If-None-Match')?.includes(etag)) return new Response(null, { status: 304, headers });
  // Files are read into memory of their own, never into one that is shared between threads.
  const body = bytes as Uint8Array<ArrayBuffer>;
  return new Response(body, { headers: { ...headers, 'Content-Length': String(bytes.length) } });
});
