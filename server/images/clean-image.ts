import { DubanError } from '#app/domain/errors.ts';
import { cleanGif, isGif } from './gif.ts';
import type { CleanImage } from './image.ts';
import { cleanJpeg, isJpeg } from './jpeg.ts';
import { cleanPng, isPng } from './png.ts';
import { cleanWebp, isWebp } from './webp.ts';

const KINDS = [
  [isPng, cleanPng],
  [isJpeg, cleanJpeg],
  [isGif, cleanGif],
  [isWebp, cleanWebp],
] as const;

/**
 * Takes an image for what its bytes say it is, whatever its name says. It is walked part by part to its end; what comes after
 * the end, and what does not show (where a photograph was taken, by whom, with what) is left out.
 *
 * @throws DubanError `unsupported-file` for anything but a whole PNG, JPEG, WebP or GIF; `too-large` for too many pixels
 */
export function cleanImage(bytes: Uint8Array): CleanImage {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [, clean] = KINDS.find(([is]) => is(buffer)) ?? [];
  if (!clean) throw new DubanError('unsupported-file', 'Not an image of a known type');
  try {
    return clean(buffer);
  } catch (error) {
    // A number read past the end: the image is cut off within one of its parts.
    if (error instanceof RangeError) throw new DubanError('unsupported-file', 'An image that is cut off');
    throw error;
  }
}
