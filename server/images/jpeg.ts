import { orientationSegment, readOrientation } from './exif.ts';
import { type Bytes, boundPixels, type CleanImage, demand, name, slice } from './image.ts';

/** Second bytes of markers (ITU-T T.81, table B.1); the first one is always FF. */
const MARKER = {
  /** Baseline, extended and progressive: what browsers draw. */
  frames: [0xc0, 0xc1, 0xc2],
  huffman: 0xc4,
  firstRestart: 0xd0,
  lastRestart: 0xd7,
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  quantization: 0xdb,
  restartInterval: 0xdd,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
  lastApp: 0xef,
  comment: 0xfe,
} as const;

const TABLES: readonly number[] = [MARKER.huffman, MARKER.quantization, MARKER.restartInterval];

/** Bytes of JFIF's segment without the small picture it may have. */
const JFIF_BYTES = 18;

export function isJpeg(bytes: Bytes): boolean {
  return bytes[0] === 0xff && bytes[1] === MARKER.start && bytes[2] === 0xff;
}

/**
 * A JPEG as ITU-T T.81 has it: segments, one frame, scans, and the end. Of the segments that applications add, the colours'
 * remain (JFIF, ICC, Adobe); of EXIF, which way up the picture is.
 */
export function cleanJpeg(bytes: Bytes): CleanImage {
  const kept: Bytes[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  let hasScan = false;
  for (let at = 2; ; ) {
    const marker = markerAt(bytes, at);
    if (marker.code === MARKER.end) break;
    const end = marker.end + bytes.readUInt16BE(marker.end);
    demand(end >= marker.end + 2, 'JPEG: length');
    // Without the FFs that may fill the space before it.
    const segment = slice(bytes, marker.end - 2, end);
    at = end;
    if (isFrame(marker.code)) {
      demand(size === null, 'JPEG: a second frame');
      size = readFrame(segment);
      kept.push(segment);
    } else if (marker.code === MARKER.scan) {
      demand(size !== null, 'JPEG: a scan before the frame');
      at = endOfScan(bytes, end);
      hasScan = true;
      kept.push(segment, bytes.subarray(end, at));
    } else if (TABLES.includes(marker.code)) {
      kept.push(segment);
    } else {
      demand(isExtra(marker.code), `JPEG: marker ${marker.code.toString(16)}`);
      kept.push(...keptOf(marker.code, segment));
    }
  }
  demand(size !== null && hasScan, 'JPEG: no picture');
  return { type: 'image/jpeg', ...size, bytes: Buffer.concat([...kept, Buffer.from([0xff, MARKER.end])]) };
}

function markerAt(bytes: Bytes, start: number): { code: number; end: number } {
  let at = start;
  demand(bytes[at] === 0xff, 'JPEG: no marker');
  while (bytes[at] === 0xff) at++;
  return { code: bytes.readUInt8(at), end: at + 1 };
}

function isFrame(code: number): boolean {
  return (MARKER.frames as readonly number[]).includes(code);
}

function isExtra(code: number): boolean {
  return (code >= MARKER.app0 && code <= MARKER.lastApp) || code === MARKER.comment;
}

/** What remains of a segment that an application added. */
function keptOf(code: number, segment: Bytes): Bytes[] {
  const is = (label: string) => segment.length > 4 + label.length && name(segment, 4, 4 + label.length) === label;
  if (code === MARKER.app0 && is('JFIF\0') && segment.length >= JFIF_BYTES) return [withoutThumbnail(segment)];
  if (code === MARKER.app1 && is('Exif\0\0')) return orientationSegment(readOrientation(segment.subarray(10)));
  if (code === MARKER.app2 && is('ICC_PROFILE\0')) return [segment];
  return code === MARKER.app14 && is('Adobe') ? [segment] : [];
}

function withoutThumbnail(segment: Bytes): Bytes {
  const plain = Buffer.from(segment.subarray(0, JFIF_BYTES));
  plain.writeUInt16BE(JFIF_BYTES - 2, 2);
  plain.writeUInt16BE(0, JFIF_BYTES - 2);
  return plain;
}

function readFrame(segment: Bytes): { width: number; height: number } {
  const [height, width] = [segment.readUInt16BE(5), segment.readUInt16BE(7)];
  boundPixels(width, height);
  return { width, height };
}

/** Where the pixels of a scan end: at the first marker that is not a restart. An FF among pixels has a 00 after it. */
function endOfScan(bytes: Bytes, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1);
    const isWithin = next === 0 || next === 0xff || (next >= MARKER.firstRestart && next <= MARKER.lastRestart);
    if (!isWithin) return at;
    if (next === 0) at++;
  }
  demand(false, 'JPEG: cut off');
  return bytes.length;
}
