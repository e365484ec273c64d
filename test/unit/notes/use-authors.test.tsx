import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { NotesId } from '#app/domain/ids.ts';
import { useAuthors } from '#app/routes/notes.$notesId/use-authors.ts';

const view = { id: 'm' as NotesId };
let asked = 0;
let told = 0;
let visibility: 'visible' | 'hidden' = 'visible';

beforeEach(() => {
  vi.useFakeTimers();
  [asked, told, visibility] = [0, 0, 'visible'];
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (path.endsWith('/seen')) {
      // Of a page that may be closed by now.
      expect(init).toMatchObject({ method: 'POST', keepalive: true });
      told++;
      return Response.json(null);
    }
    asked++;
    return new Response(JSON.stringify({ people: [], agencies: [], runs: [], seenAt: 0 }));
  });
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, 'visibilityState');
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

async function become(next: typeof visibility): Promise<void> {
  visibility = next;
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
}

async function open(isShown: boolean, doc: Y.Doc | null) {
  const page = renderHook(() => useAuthors(view, isShown, doc));
  await pass(0);
  return page;
}

it('asks anew who wrote what as the text changes, by whoever it is, and only while that is shown', async () => {
  const doc = new Y.Doc();
  const others = new Y.Doc();
  const write = () => {
    others.getText('t').insert(0, '字');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(others), 'server');
  };
  const page = await open(true, doc);
  await pass(10_000);
  const before = asked;
  write();
  write();
  await pass(10_000);
  expect(asked).toBe(before + 1);
  page.unmount();
  write();
  await pass(10_000);
  expect(asked).toBe(before + 1);
});

it('takes nothing for seen in a window that nobody looks at', async () => {
  visibility = 'hidden';
  const page = await open(false, null);
  await pass(60_000);
  page.unmount();
  expect(told).toBe(0);
});

it('takes for seen what was looked at for a while, and what came until somebody turned away', async () => {
  visibility = 'hidden';
  const page = await open(false, null);
  await become('visible');
  await pass(4_000);
  await become('hidden');
  expect(told).toBe(0);
  await become('visible');
  await pass(6_000);
  expect(told).toBe(1);
  await become('hidden');
  expect(told).toBe(2);
  page.unmount();
  expect(told).toBe(2);
});
