import { crc32 } from 'node:zlib';
import { type Bytes, boundPixels, type CleanImage, demand, name, slice } from './image.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Length, name and checksum, around the data of a chunk. */
const CHUNK_OVERHEAD = 12;

/** Chunks that show: pixels, colours, the density and, of APNG, the frames. Texts, dates and EXIF are not among them. */
const SHOWN = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '));

/** Bits of a sample that each type of colour may have. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

export function isPng(bytes: Bytes): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/** A PNG as the specification (W3C, third edition) has it: chunks with checksums, from IHDR to IEND. */
export function cleanPng(bytes: Bytes): CleanImage {
  const kept: Bytes[] = [SIGNATURE];
  let size: { width: number; height: number } | null = null;
  let hasPixels = false;
  for (let at = SIGNATURE.length; ; ) {
    const end = at + CHUNK_OVERHEAD + bytes.readUInt32BE(at);
    const chunk = slice(bytes, at, end);
    const type = name(chunk, 4, 8);
    demand(crc32(chunk.subarray(4, -4)) === chunk.readUInt32BE(chunk.length - 4), `PNG: ${type} is damaged`);
    demand((size === null) === (type === 'IHDR'), 'PNG: one IHDR, in front');
    size ??= readHeader(chunk);
    hasPixels ||= type === 'IDAT';
    if (SHOWN.has(type)) kept.push(chunk);
    // A capital: who does not know the chunk cannot draw the image.
    else demand(/^[a-z]/.test(type), `PNG: unknown chunk ${type}`);
    if (type === 'IEND') break;
    at = end;
  }
  demand(hasPixels, 'PNG: no pixels');
  return { type: 'image/png', ...size, bytes: Buffer.concat(kept) };
}

function readHeader(chunk: Bytes): { width: number; height: number } {
  demand(chunk.length === CHUNK_OVERHEAD + 13, 'PNG: IHDR');
  const [width, height] = [chunk.readUInt32BE(8), chunk.readUInt32BE(12)];
  const [depth = 0, colour = 0, compression, filter, interlace = 2] = chunk.subarray(16);
  demand(DEPTHS[colour]?.includes(depth) === true, 'PNG: depth and colour');
  demand(compression === 0 && filter === 0 && interlace < 2, 'PNG: methods');
  boundPixels(width, height);
  return { width, height };
}
