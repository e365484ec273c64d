import { firstBehind } from './first-behind.ts';
import type { CopiedRun, NotesRun } from './services.ts';

/**
 * Has whoever wrote some words first be their writer wherever they have been taken: somebody who divides a paragraph, or makes a
 * heading of it, brings copies of what stood there, and has written none of it.
 *
 * @param runs by whose connection brought them; those of one client do not overlap
 * @param copies in the order in which they were made: none is of what was copied after it
 * @returns by client and clock, without overlaps
 */
export function resolveRuns(runs: readonly NotesRun[], copies: readonly CopiedRun[]): NotesRun[] {
  const byClient = new Map<number, NotesRun[]>();
  for (const run of [...runs].sort((a, b) => a[1] - b[1])) {
    const known = byClient.get(run[0]);
    if (known) known.push(run);
    else byClient.set(run[0], [run]);
  }
  for (const copy of copies) {
    const source = byClient.get(copy.sourceClientId) ?? [];
    const taken = cut(source, copy.sourceClock, copy.sourceClock + copy.length).map((run): NotesRun => {
      const [, clock, length, ...rest] = run;
      return [copy.clientId, clock - copy.sourceClock + copy.clock, length, ...rest];
    });
    if (taken.length > 0) byClient.set(copy.clientId, replace(byClient.get(copy.clientId) ?? [], taken));
  }
  return [...byClient.keys()].sort((a, b) => a - b).flatMap((client) => byClient.get(client) ?? []);
}

/** The parts of runs that lie between two clocks. */
function cut(runs: readonly NotesRun[], from: number, to: number): NotesRun[] {
  const parts: NotesRun[] = [];
  for (let i = firstBehind(runs, from, endOf); i < runs.length; i++) {
    const [client, clock, length, ...rest] = runs[i] as NotesRun;
    const start = Math.max(clock, from);
    const end = Math.min(clock + length, to);
    if (start >= to) break;
    if (start < end) parts.push([client, start, end - start, ...rest]);
  }
  return parts;
}

/** Puts runs of one client in the place of what others say of the same clocks. */
function replace(runs: NotesRun[], by: readonly NotesRun[]): NotesRun[] {
  for (const run of by) {
    const [, from, length] = run;
    const start = firstBehind(runs, from, endOf);
    let end = start;
    while (end < runs.length && (runs[end] as NotesRun)[1] < from + length) end++;
    const touched = runs.slice(start, end);
    const rest = [
      ...cut(touched, Number.NEGATIVE_INFINITY, from),
      run,
      ...cut(touched, from + length, Number.POSITIVE_INFINITY),
    ];
    runs.splice(start, end - start, ...rest);
  }
  return runs;
}

const endOf = ([, clock, length]: NotesRun): number => clock + length;
