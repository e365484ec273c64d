import { DubanError } from '#app/domain/errors.ts';
import { NOTES_LIMITS } from '#app/notes/limits.ts';

/** Types of images that notes may have. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';

/** An image that was walked to its end, without what does not show. */
export interface CleanImage {
  readonly type: ImageType;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Bytes with ways to read numbers from them. Reading past the end throws `RangeError`. */
export type Bytes = Buffer;

/** @throws DubanError `unsupported-file` */
export function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new DubanError('unsupported-file', `Not an image of a known type: ${what}`);
}

/**
 * Bounds an image as it is drawn: a few bytes can say that they are a billion pixels.
 *
 * @throws DubanError `unsupported-file` for no pixels, `too-large` for too many
 */
export function boundPixels(width: number, height: number): void {
  demand(width > 0 && height > 0, 'no pixels');
  const limit = NOTES_LIMITS.pixels;
  if (width > limit || height > limit)
    throw new DubanError('too-large', `More than ${limit} pixels`, { pixels: limit });
}

/** The bytes from `start` to `end`, all of which must be there; not a copy. */
export function slice(bytes: Bytes, start: number, end: number): Bytes {
  demand(end <= bytes.length && start <= end, 'cut off');
  return bytes.subarray(start, end);
}

/** Characters of ASCII, as the names of parts are written. */
export function name(bytes: Bytes, start: number, end: number): string {
  return slice(bytes, start, end).toString('latin1');
}
