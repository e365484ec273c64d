import { DubanError } from './domain/errors.ts';

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/**
 * Reads what a request carries. No more than the limit is ever held.
 *
 * @param maxBytes taken from the header where it says so, and counted while reading
 * @throws DubanError `too-large`
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = Number(request.headers.get('Content-Length') ?? 0) > maxBytes ? Number.POSITIVE_INFINITY : 0;
  while (length <= maxBytes) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, length);
    length += value.length;
    chunks.push(value);
  }
  void throwAway(reader);
  throw new DubanError('too-large', `More than ${maxBytes} bytes`, { bytes: maxBytes });
}

/**
 * Lets the rest of a request come and go, beside the answer that it is refused with: a browser that cannot send does not read
 * the answer either, and calls it a broken connection. Node ends what takes too long.
 */
async function throwAway(reader: Reader): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // Cut off: it is gone, as it should be.
  }
}

/**
 * Reads a request's JSON; null for what is none.
 *
 * @throws DubanError `too-large`
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const bytes = await readBody(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
