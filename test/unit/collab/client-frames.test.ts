import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packFrames } from '#app/collab/client-frames.ts';
import { numberMessage, syncMessage } from '#app/collab/messages.ts';
import { LIMITS, MESSAGE, SYNC } from '#app/collab/protocol.ts';
import { readFrame } from '#server/collab/frames.ts';

test('a server reads from a frame what was put into it, in its order', () => {
  const update = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(fc.array(update, { minLength: 1, maxLength: 20 }), fc.nat(), (updates, seq) => {
      const messages = [...updates.map((bytes) => syncMessage(SYNC.update, bytes)), numberMessage(MESSAGE.ack, seq)];
      const [frame, ...more] = packFrames(messages);
      expect(more).toEqual([]);
      expect(readFrame(frame as Uint8Array)).toEqual([
        ...updates.map((bytes) => ({ kind: 'update', update: bytes })),
        { kind: 'fence', seq },
      ]);
    }),
  );
});

test('no frame is above the limits, and none is empty, whatever there is to send', () => {
  const length = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: LIMITS.frameBytes }));
  fc.assert(
    fc.property(fc.array(length, { maxLength: 12 }), fc.nat({ max: 3_000 }), (lengths, small) => {
      const messages = [...lengths.map((each) => new Uint8Array(each)), ...Array(small).fill(new Uint8Array(1))];
      const frames = packFrames(messages);
      const total = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.length, 0);
      expect(total(frames)).toBe(total(messages));
      for (const frame of frames) {
        expect(frame.length).toBeGreaterThan(0);
        expect(frame.length).toBeLessThanOrEqual(LIMITS.frameBytes);
      }
      expect(frames.length).toBeGreaterThanOrEqual(Math.ceil(messages.length / LIMITS.messagesPerFrame));
    }),
    { numRuns: 50 },
  );
  expect(packFrames(Array(LIMITS.messagesPerFrame + 1).fill(new Uint8Array(1))).map(({ length }) => length)).toEqual([
    LIMITS.messagesPerFrame,
    1,
  ]);
});
