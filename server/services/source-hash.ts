import { createHash } from 'node:crypto';

/** SHA-256, hex, of a text without byte order mark, differences of line endings and outer blank space. */
export function hashOf(source: string): string {
  const normalised = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
  return createHash('sha256').update(normalised).digest('hex');
}
