import { crc32, deflateSync } from 'node:zlib';

/** Images of 9 × 7 pixels. All but the GIFs and PNGs are Chromium's own, without their colour profiles. */
export const PIXELS = { width: 9, height: 7 } as const;

const fromBase64 = (text: string) => Buffer.from(text, 'base64');

/** A chunk of PNG, with its checksum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** A PNG that says it is so large, with pixels for 9 × 7 in `colour`, and chunks of one's own between. */
export function makePng({ width = 9, height = 7, colour = 200, extra = [] as Uint8Array[] } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(PIXELS.width * 3, colour)]);
  const rows = Buffer.concat(Array.from({ length: PIXELS.height }, () => row));
  const parts = [
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([PNG_SIGNATURE, ...parts]);
}

export const JPEG = fromBase64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAHAAkDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAGRABAAIDAAAAAAAAAAAAAAAAAAEEM3LR/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/xAAYEQACAwAAAAAAAAAAAAAAAAAAAwQyM//aAAwDAQACEQMRAD8Ax72GNuoQGupXN1P/2Q==',
);

/** A segment of JPEG. */
export function jpegSegment(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** {@link JPEG} with segments of one's own behind its first one. */
export function makeJpeg(...segments: Uint8Array[]): Buffer {
  const first = 4 + JPEG.readUInt16BE(4);
  return Buffer.concat([JPEG.subarray(0, first), ...segments, JPEG.subarray(first)]);
}

/** A segment of EXIF in one byte order: which way up, where it was taken (a GPS directory), and with what. */
export function exifSegment(orientation: number, order: 'II' | 'MM'): Buffer {
  const short = (value: number) => bytesOf(value, 2, order);
  const long = (value: number) => bytesOf(value, 4, order);
  const make = [short(0x010f), short(2), long(4), Buffer.from('Cam\0')];
  const turn = [short(0x0112), short(3), long(1), short(orientation), short(0)];
  const gps = [short(0x8825), short(4), long(1), long(50)];
  const tiff = [
    Buffer.from(order),
    short(42),
    long(8),
    short(3),
    ...make,
    ...turn,
    ...gps,
    long(0),
    Buffer.from('GPS 41.8N'),
  ];
  return jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), ...tiff]));
}

function bytesOf(value: number, length: 2 | 4, order: 'II' | 'MM'): Buffer {
  const bytes = Buffer.alloc(length);
  if (order === 'II') bytes.writeUIntLE(value, 0, length);
  else bytes.writeUIntBE(value, 0, length);
  return bytes;
}

/** Chunks of Chromium's WebPs. */
export const WEBP = {
  lossy: fromBase64('VlA4IDYAAABwAQCdASoJAAcABABoJagCdAFAAAD+8Cb//n7v7hrDO7jrDO//Lk5sL5//BMf4F1MHz/+AAAA='),
  lossless: fromBase64('VlA4TBgAAAAvCIABEA8Q8x/zHwyBQJLJ/qIzRPQ/sgA='),
  alpha: fromBase64('QUxQSBIAAAABDzD/ERFCIJBksr/oDBH9jzw='),
  /** Says that there are alpha, EXIF and XMP. */
  extended: webpChunk('VP8X', Buffer.from([0x1c, 0, 0, 0, 8, 0, 0, 6, 0, 0])),
} as const;

export function webpChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

export function makeWebp(...chunks: Uint8Array[]): Buffer {
  const body = Buffer.concat(chunks);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

/** A frame of GIF in one colour; so large that no code table is needed for any of the pixels it has. */
const GIF_FRAME = Buffer.from('2c00000000090007000002088c8fa9cbed0fa39c00', 'hex');

/** A GIF with blocks of one's own before its frame. */
export function makeGif({ width = 9, height = 7, blocks = [] as Uint8Array[] } = {}): Buffer {
  const screen = Buffer.from('GIF89a\0\0\0\0\x80\0\0\xff\0\0\0\0\xff', 'latin1');
  screen.writeUInt16LE(width, 6);
  screen.writeUInt16LE(height, 8);
  return Buffer.concat([screen, ...blocks, GIF_FRAME, Buffer.from([0x3b])]);
}

/** An extension of GIF: pieces of at most 255 bytes, each behind its length. */
export function gifExtension(label: number, ...pieces: string[]): Buffer {
  const blocks = pieces.flatMap((piece) => [Buffer.from([piece.length]), Buffer.from(piece, 'latin1')]);
  return Buffer.concat([Buffer.from([0x21, label]), ...blocks, Buffer.from([0])]);
}
