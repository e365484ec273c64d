import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A warning nobody expected is a defect nobody looked at: any console error or warning fails the test it came from. */
const heard: unknown[][] = [];

beforeEach(() => {
  heard.length = 0;
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => {
      heard.push([level, ...words]);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(heard, 'unexpected console output').toEqual([]);
});
