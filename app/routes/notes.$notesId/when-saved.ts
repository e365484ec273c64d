import type { RefObject } from 'react';
import type { SyncStatus } from '../../collab/live-board.ts';

/** Milliseconds for which it is waited, and between two looks. */
const PATIENCE = { all: 5_000, look: 50 } as const;

/** Resolves once everything on the page is in the database; rejects where that takes too long. */
export async function whenSaved(status: RefObject<SyncStatus>): Promise<void> {
  const end = performance.now() + PATIENCE.all;
  while (status.current?.kind !== 'saved') {
    if (performance.now() > end) throw new Error('not saved in time');
    await new Promise((resolve) => setTimeout(resolve, PATIENCE.look));
  }
}
