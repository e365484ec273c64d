import { canonicalJson } from '#app/domain/snapshot/canonical.ts';
import type { SnapshotView } from '#app/snapshots/services.ts';

/**
 * A snapshot as JSON: `{"hash": …, "content": …}`. What stands for `content` is the canonical JSON of it, byte by byte, so
 * that whoever has the file can check the hash, the SHA-256 of those bytes, and with `previous` in it the chain.
 */
export function toJson({ hash, snapshot }: Pick<SnapshotView, 'hash' | 'snapshot'>): Uint8Array {
  return new TextEncoder().encode(`{"hash":${JSON.stringify(hash)},"content":${canonicalJson(snapshot)}}\n`);
}
