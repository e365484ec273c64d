import type { Bytes } from './image.ts';

/** The tag of which way up a picture is: 1 as it is, 2–8 turned or mirrored (EXIF 2.32, 4.6.4). */
const ORIENTATION_TAG = 0x0112;
const ENTRY_BYTES = 12;

/** Reads which way up a picture is out of EXIF, from its TIFF header on; 1 where it does not say so. */
export function readOrientation(tiff: Bytes): number {
  try {
    const isLittle = tiff.toString('latin1', 0, 2) === 'II';
    const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const u32 = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
    const directory = u32(4);
    for (let i = 0; i < u16(directory); i++) {
      const entry = directory + 2 + i * ENTRY_BYTES;
      if (u16(entry) !== ORIENTATION_TAG) continue;
      const value = u16(entry + 8);
      return value >= 1 && value <= 8 ? value : 1;
    }
  } catch {
    // It points past its own end: it says nothing.
  }
  return 1;
}

/** A JPEG segment of EXIF that says which way up the picture is, and nothing else; none for one that stands as it is. */
export function orientationSegment(orientation: number): Bytes[] {
  if (orientation === 1) return [];
  // APP1 and its length, "Exif", then TIFF: big-endian, a directory of one short, and none after it.
  const parts = ['ffe10022', '457869660000', '4d4d002a00000008', '0001', '011200030000000100000000', '00000000'];
  const segment = Buffer.from(parts.join(''), 'hex');
  segment.writeUInt16BE(orientation, 28);
  return [segment];
}
