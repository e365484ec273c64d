/** Milliseconds for which an attempt is remembered: whoever presses twice, or reloads what was sent, does so sooner. */
const REMEMBERED_MS = 10 * 60_000;

const attempts = new Map<string, Promise<unknown>>();

/**
 * Does something once to an attempt: sent again, it gets what came of it the first time, also while that is still to come. One
 * that failed may be made again.
 *
 * @param attempt who tries, and the mark of the form that they sent
 */
export function once<Result>(attempt: string, work: () => Promise<Result>): Promise<Result> {
  const known = attempts.get(attempt) as Promise<Result> | undefined;
  if (known) return known;
  const done = work();
  attempts.set(attempt, done);
  done.then(
    () => setTimeout(() => attempts.delete(attempt), REMEMBERED_MS).unref(),
    () => attempts.delete(attempt),
  );
  return done;
}
