import type { Kept } from './live-board.ts';

/** Milliseconds for which a line goes on that has its changes in this browser; whoever looks there later sends the rest. */
const GRACE_MS = 10_000;

/** A document as one person has it, with its way to the server. */
export interface Line {
  readonly options: { readonly mayWrite: boolean };
  readonly unsaved: boolean;
  readonly kept: Kept;
  leave(): void;
  finished(patienceMs: number): Promise<'saved' | 'refused' | 'late'>;
  destroy(): void;
}

/**
 * Ends a line whose page is gone, once everything of it is saved. Changes that this browser does not keep are lost with it,
 * so that it goes on for as long as they are unsaved, and closing the window warns.
 */
export function letFinish(line: Line): void {
  if (!line.unsaved || !line.options.mayWrite) {
    line.destroy();
    return;
  }
  line.leave();
  const patience = line.kept === 'browser' ? GRACE_MS : Number.POSITIVE_INFINITY;
  void line.finished(patience).then((how) => {
    // One that is refused may be let in again once somebody has signed in.
    if (how === 'refused' && line.kept === 'page') return;
    line.destroy();
  });
}
