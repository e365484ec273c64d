import { Transform } from 'node:stream';

/**
 * Takes NUL bytes out of a stream of UTF-8. React 18 renders into buffers of 2,048 bytes, and leaves what remains of one as it
 * is where the next character has more bytes than that: up to two NULs within a word, every few kilobytes of Chinese. Text
 * itself never has any.
 */
export function withoutNul(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });
}
