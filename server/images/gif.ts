import { type Bytes, boundPixels, type CleanImage, demand, name, slice } from './image.ts';

/** What a block of GIF begins with. */
const BLOCK = { extension: 0x21, frame: 0x2c, end: 0x3b } as const;
/** What an extension's second byte says it is. */
const EXTENSION = { control: 0xf9, application: 0xff } as const;

/** Extensions of applications that show: how often an animation is repeated. */
const LOOPS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

const HEADER_BYTES = 13;

export function isGif(bytes: Bytes): boolean {
  return /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6));
}

/** A GIF as its specification (89a) has it: a screen, blocks of frames and extensions, and a trailer. */
export function cleanGif(bytes: Bytes): CleanImage {
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  boundPixels(width, height);
  let at = HEADER_BYTES + paletteBytes(bytes.readUInt8(10));
  const kept: Bytes[] = [slice(bytes, 0, at)];
  let frames = 0;
  for (let kind = bytes.readUInt8(at); kind !== BLOCK.end; kind = bytes.readUInt8(at)) {
    const end = kind === BLOCK.frame ? endOfFrame(bytes, at) : endOfExtension(bytes, at, kind);
    if (kind === BLOCK.frame) frames++;
    if (kind === BLOCK.frame || isShown(bytes, at)) kept.push(slice(bytes, at, end));
    at = end;
  }
  demand(frames > 0, 'GIF: no frame');
  return { type: 'image/gif', width, height, bytes: Buffer.concat([...kept, Buffer.from([BLOCK.end])]) };
}

/** Bytes of the table of colours that flags announce. */
function paletteBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function endOfFrame(bytes: Bytes, at: number): number {
  const [left, top] = [bytes.readUInt16LE(at + 1), bytes.readUInt16LE(at + 3)];
  // Browsers make the screen as large as its first frame.
  boundPixels(left + bytes.readUInt16LE(at + 5), top + bytes.readUInt16LE(at + 7));
  const codes = at + 10 + paletteBytes(bytes.readUInt8(at + 9));
  return endOfSubBlocks(bytes, codes + 1);
}

function endOfExtension(bytes: Bytes, at: number, kind: number): number {
  demand(kind === BLOCK.extension, `GIF: block ${kind.toString(16)}`);
  return endOfSubBlocks(bytes, at + 2);
}

/** Behind pieces that each begin with their length, the last one with a zero. */
function endOfSubBlocks(bytes: Bytes, start: number): number {
  let at = start;
  for (let length = bytes.readUInt8(at); length > 0; length = bytes.readUInt8(at)) at += 1 + length;
  return at + 1;
}

function isShown(bytes: Bytes, at: number): boolean {
  const kind = bytes.readUInt8(at + 1);
  return kind === EXTENSION.control || (kind === EXTENSION.application && LOOPS.has(name(bytes, at + 3, at + 14)));
}
