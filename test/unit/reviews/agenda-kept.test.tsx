import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AgendaEdits } from '#app/domain/agenda.ts';
import type { Meeting } from '#app/reviews/meeting.ts';
import { useAgenda } from '#app/routes/reviews.$reviewId/use-agenda.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const meeting = {
  review: { id: 'r', agenda: null },
  agendas: { agency: [], measure: [] },
} as unknown as Pick<Meeting, 'review' | 'agendas'>;
const byMeasure: AgendaEdits = { by: 'measure', order: [], cut: [] };

describe('an agenda that was changed while there was no network', () => {
  it('says that it was not kept, and is kept without being asked once the network is back', async () => {
    const line = vi.fn(async (_path: string, _init: RequestInit): Promise<Response> => {
      throw new TypeError('no network');
    });
    vi.stubGlobal('fetch', line);
    const { result } = renderHook(() => useAgenda(meeting));
    act(() => result.current.change(byMeasure));
    await waitFor(() => expect(result.current.hasFailed).toBe(true));
    expect(result.current.by).toBe('measure');

    line.mockImplementation(async () => Response.json({ kept: true }));
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(result.current.hasFailed).toBe(false));
    expect(line).toHaveBeenCalledTimes(2);
    expect(JSON.parse(String(line.mock.lastCall?.[1].body))).toEqual({ edits: byMeasure });
  });
});
