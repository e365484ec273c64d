import { DubanError } from '../../domain/errors.ts';
import { canonicalJson } from '../../domain/snapshot/canonical.ts';
import { answering } from '../../json-answers.server.ts';

/**
 * A snapshot as the canonical JSON that its hash is of: SHA-256 of the answer's bytes is its ETag. What is not what was taken is
 * refused.
 */
export const loader = answering(async ({ request, context: { services, actor }, params: { snapshotId = '' } }) => {
  const { snapshot, hash, sound } = await services.snapshots.read(actor, snapshotId);
  if (!sound) throw new DubanError('snapshot-damaged', 'This snapshot is not what was taken');
  const headers = {
    ETag: `"${hash}"`,
    // It never changes, but who may see it might: no cache between has it.
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Content-Type': 'application/json; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  };
  const isKnown = request.headers.get('If-None-Match')?.includes(`"${hash}"`);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(canonicalJson(snapshot), { headers });
});
