import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanImage } from '#server/images/clean-image.ts';
import {
  exifSegment,
  gifExtension,
  JPEG,
  jpegSegment,
  makeGif,
  makeJpeg,
  makePng,
  makeWebp,
  PIXELS,
  pngChunk,
  WEBP,
  webpChunk,
} from '#test/support/images.ts';

const code = (expected: string) => expect.objectContaining({ name: 'DubanError', code: expected });
const text = (words: string) => Buffer.from(words, 'latin1');
/** What no image that was kept may hold. */
const SECRET = 'GPS 41.8N';
const HTML = text('<html><script>alert(1)</script>');

const LOOP = gifExtension(0xff, 'NETSCAPE2.0', '\x01\0\0');
const CONTROL = gifExtension(0xf9, '\x04\0\0\0');
const XMP = text(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${SECRET}</x:xmpmeta>`);
const PROFILE = jpegSegment(0xe2, text('ICC_PROFILE\0\x01\x01colours'));
const ADOBE = jpegSegment(0xee, text('Adobe\0\x64\0\0\0\0\x01'));

/** [what it is, the image, its type, what is kept of it] */
const SOUND: [string, Buffer, string, Buffer][] = [
  ['a PNG', makePng(), 'image/png', makePng()],
  [
    'a PNG with texts, EXIF and chunks nobody knows',
    makePng({ extra: ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prVt'].map((type) => pngChunk(type, text(SECRET))) }),
    'image/png',
    makePng(),
  ],
  [
    'a PNG with what shows',
    makePng({ extra: [pngChunk('gAMA', text('\0\0\xb1\x8f'))] }),
    'image/png',
    makePng({ extra: [pngChunk('gAMA', text('\0\0\xb1\x8f'))] }),
  ],
  ['a PNG with a page behind it', Buffer.concat([makePng(), HTML]), 'image/png', makePng()],
  ['a JPEG', JPEG, 'image/jpeg', JPEG],
  [
    'a JPEG that says where it was taken',
    makeJpeg(
      exifSegment(1, 'II'),
      jpegSegment(0xe1, XMP),
      jpegSegment(0xed, text(`Photoshop 3.0\0${SECRET}`)),
      jpegSegment(0xfe, text(SECRET)),
      jpegSegment(0xe2, text(`MPF\0${SECRET}`)),
    ),
    'image/jpeg',
    JPEG,
  ],
  ["a JPEG with its colours' profile", makeJpeg(PROFILE, ADOBE), 'image/jpeg', makeJpeg(PROFILE, ADOBE)],
  ['a JPEG with a page behind it', Buffer.concat([JPEG, HTML]), 'image/jpeg', JPEG],
  ['a lossy WebP', makeWebp(WEBP.lossy), 'image/webp', makeWebp(WEBP.lossy)],
  ['a lossless WebP', makeWebp(WEBP.lossless), 'image/webp', makeWebp(WEBP.lossless)],
  [
    'a WebP with alpha, EXIF and XMP',
    makeWebp(WEBP.extended, WEBP.alpha, WEBP.lossy, webpChunk('EXIF', text(SECRET)), webpChunk('XMP ', XMP)),
    'image/webp',
    makeWebp(webpChunk('VP8X', Buffer.from([0x10, 0, 0, 0, 8, 0, 0, 6, 0, 0])), WEBP.alpha, WEBP.lossy),
  ],
  ['a WebP with a page behind it', Buffer.concat([makeWebp(WEBP.lossy), HTML]), 'image/webp', makeWebp(WEBP.lossy)],
  ['a GIF', makeGif(), 'image/gif', makeGif()],
  ['a GIF that moves', makeGif({ blocks: [LOOP, CONTROL] }), 'image/gif', makeGif({ blocks: [LOOP, CONTROL] })],
  [
    'a GIF with comments and XMP',
    makeGif({
      blocks: [gifExtension(0xfe, SECRET), gifExtension(0xff, 'XMP DataXMP', SECRET), gifExtension(1, SECRET)],
    }),
    'image/gif',
    makeGif(),
  ],
  ['a GIF with a page behind it', Buffer.concat([makeGif(), HTML]), 'image/gif', makeGif()],
];

describe('an image that is one', () => {
  it.each(SOUND)('%s is kept without what does not show', (_what, given, type, kept) => {
    const { bytes, ...rest } = cleanImage(given);
    expect(rest).toEqual({ type, ...PIXELS });
    expect(Buffer.from(bytes).toString('hex')).toBe(kept.toString('hex'));
    expect(Buffer.from(bytes).includes(SECRET)).toBe(false);
  });

  it.each(SOUND)('%s, cleaned, is as it is when cleaned again', (_what, given) => {
    const once = cleanImage(given);
    expect(cleanImage(once.bytes)).toEqual(once);
  });

  it.each(SOUND)('%s stays the same wherever in memory it lies', (_what, given) => {
    const within = Buffer.concat([HTML, given, HTML]).subarray(HTML.length, HTML.length + given.length);
    expect(cleanImage(new Uint8Array(within))).toEqual(cleanImage(given));
  });

  it.each([
    [6, 'MM'],
    [8, 'II'],
    [3, 'II'],
  ] as const)('a JPEG keeps which way up it is (%i, %s), and nothing else of its EXIF', (orientation, order) => {
    const { bytes } = cleanImage(makeJpeg(exifSegment(orientation, order)));
    const kept = Buffer.from(bytes);
    expect(kept.includes(SECRET)).toBe(false);
    expect(kept.includes('Cam')).toBe(false);
    const exif = kept.indexOf('Exif\0\0MM\0*');
    expect(kept.readUInt16BE(exif + 24)).toBe(orientation);
    expect(kept.length - JPEG.length).toBe(36);
    // It is EXIF that is read as it was written.
    expect(cleanImage(bytes).bytes).toEqual(bytes);
  });

  it.each([0, 9, 65_535])('a JPEG with an orientation of %i stands as it is', (orientation) => {
    expect(Buffer.from(cleanImage(makeJpeg(exifSegment(orientation, 'MM'))).bytes).equals(JPEG)).toBe(true);
  });

  it('a JPEG loses the small picture in its JFIF, and EXIF that points nowhere', () => {
    const withThumbnail = Buffer.concat([
      JPEG.subarray(0, 2),
      jpegSegment(0xe0, text(`JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01abc`)),
      jpegSegment(0xe1, text('Exif\0\0MM\0*\xff\xff\xff\xf0')),
      JPEG.subarray(4 + JPEG.readUInt16BE(4)),
    ]);
    expect(Buffer.from(cleanImage(withThumbnail).bytes).equals(JPEG)).toBe(true);
  });
});

describe('what is refused', () => {
  const spoilt = (image: Buffer, at: number, value: number) => {
    const copy = Buffer.from(image);
    copy[at] = value;
    return copy;
  };
  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a page', HTML],
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['an archive', text('PK\x03\x04 and so on')],
    ['a PDF', text('%PDF-1.7')],
    ['a BMP', text('BM\x36\0\0\0\0\0\0\0')],
    ['a PNG of its signature alone', makePng().subarray(0, 8)],
    ['a PNG with a damaged chunk', spoilt(makePng(), 45, 0)],
    ['a PNG without pixels', Buffer.concat([makePng().subarray(0, 33), pngChunk('IEND', Buffer.alloc(0))])],
    [
      'a PNG that begins with something else',
      Buffer.concat([makePng().subarray(0, 8), pngChunk('gAMA', text('\0\0\0\0')), makePng().subarray(8)]),
    ],
    ['a PNG with two headers', makePng({ extra: [makePng().subarray(8, 33)] })],
    ['a PNG with a critical chunk nobody knows', makePng({ extra: [pngChunk('ABCD', HTML)] })],
    ['a PNG of no width', makePng({ width: 0 })],
    ['a JPEG without a picture', Buffer.concat([JPEG.subarray(0, 20), Buffer.from([0xff, 0xd9])])],
    ['a JPEG with lossless pixels', spoilt(JPEG, JPEG.indexOf(Buffer.from([0xff, 0xc0])) + 1, 0xc3)],
    [
      'a JPEG whose scan comes first',
      Buffer.concat([JPEG.subarray(0, 2), JPEG.subarray(JPEG.indexOf(Buffer.from([0xff, 0xda])))]),
    ],
    ['a JPEG with two frames', makeJpeg(JPEG.subarray(JPEG.indexOf(Buffer.from([0xff, 0xc0]))).subarray(0, 19))],
    ['a JPEG that is a page', Buffer.concat([JPEG.subarray(0, 20), HTML])],
    ['a WebP without a picture', makeWebp(WEBP.extended, WEBP.alpha)],
    ['a WebP of two pictures', makeWebp(WEBP.extended, WEBP.lossy, WEBP.lossy)],
    ['a WebP that longer says it is than it is', spoilt(makeWebp(WEBP.lossy), 4, 255)],
    ['a WAV', Buffer.concat([text('RIFF\x04\0\0\0WAVE'), HTML])],
    ['a GIF without a frame', Buffer.concat([makeGif().subarray(0, 19), Buffer.from([0x3b])])],
    ['a GIF of a kind of block that is none', makeGif({ blocks: [text('<script>')] })],
  ])('%s', (_what, bytes) => {
    expect(() => cleanImage(bytes)).toThrow(code('unsupported-file'));
  });

  it.each(SOUND.filter(([what]) => !what.includes('behind')))('%s, wherever it is cut off', (_what, given) => {
    for (let end = 0; end < given.length - 1; end++) {
      expect(() => cleanImage(given.subarray(0, end)), `${end} bytes`).toThrow(code('unsupported-file'));
    }
  });

  it.each<[string, Buffer]>([
    ['a PNG', makePng({ width: 8_193 })],
    ['a PNG of a billion rows', makePng({ height: 1_000_000_000 })],
    ['a GIF', makeGif({ height: 65_535 })],
    ['a WebP', makeWebp(webpChunk('VP8X', Buffer.from([0, 0, 0, 0, 255, 255, 255, 6, 0, 0])), WEBP.lossy)],
    [
      'a WebP, whatever it says of itself',
      makeWebp(WEBP.extended, webpChunk('VP8L', Buffer.from([0x2f, 0xff, 0xff, 0xff, 0x0f]))),
    ],
    [
      'a JPEG',
      (() => {
        const jpeg = Buffer.from(JPEG);
        jpeg.writeUInt16BE(65_535, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5);
        return jpeg;
      })(),
    ],
  ])('%s of too many pixels', (_what, bytes) => {
    expect(() => cleanImage(bytes)).toThrow(code('too-large'));
  });

  it('is refused in so many words, and quickly, whatever the bytes are', () => {
    const images = SOUND.map(([, given]) => given);
    const edits = fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...images), edits, (image, changes) => {
        const bytes = Buffer.from(image);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        try {
          expect(cleanImage(bytes).bytes.length).toBeLessThanOrEqual(bytes.length + 64);
        } catch (error) {
          expect(['unsupported-file', 'too-large']).toContain((error as { code?: unknown }).code);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
