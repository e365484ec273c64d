import type { Bench } from '../bench.ts';
import type { Trial } from '../load/operations.ts';
import { merge, quantile } from '../samples.ts';
import type { ServerKind } from '../servers/start.ts';

/** Clients of the search: on so many boards, so many on each. */
const CROWD = { boards: 100, perBoard: 5 } as const;
/** Milliseconds of propagation p99 above which a rate is not sustained. */
const P99_MS = 100;
/** The share of a rate that must really have been made: else the load process was at its end. */
const ACHIEVED = 0.95;
/** Changes a second of the first trial, and the factor to the next one. */
const SEARCH = { first: 800, factor: 1.6 } as const;
/** Trials of one search: enough for a hundred times the first rate, and bounded. */
const TRIALS = 20;
/** Long trials, each of a little less than the one before, until one is sustained as the short ones were. */
const ATTEMPTS = { full: { most: 6, factor: 1.07 }, quick: { most: 4, factor: 1.25 } } as const;
/**
 * Trials of a rate before it counts as too much: more of them where something else used more than so many cores meanwhile,
 * since that is then what was too much.
 */
const CHANCES = { full: { quiet: 2, disturbed: 3 }, quick: { quiet: 1, disturbed: 1 }, foreignCores: 0.15 } as const;
/**
 * Milliseconds in which the rate rises; of a trial of the search; and of the trial that has the last word: what is reported
 * was sustained for as long as that. The search ends when the highest rate that was sustained and the lowest that was not
 * are as near as `precision`.
 */
const LENGTHS = {
  full: { warmUpMs: 2_500, trialMs: 4_500, lastMs: 20_000, precision: 1.07 },
  quick: { warmUpMs: 1_000, trialMs: 1_500, lastMs: 2_000, precision: 1.6 },
} as const;

/** What one server sustains. */
export interface SustainedRate {
  /** Changes a second that were made. */
  readonly rate: number;
  readonly seconds: number;
  /** Milliseconds at that rate. */
  readonly propagation: { readonly p50: number; readonly p99: number };
  /** Only of a server that acknowledges. */
  readonly ack: { readonly p50: number; readonly p99: number } | null;
  /** Cores in use. */
  readonly serverCpu: number;
  readonly loadCpu: number;
  readonly foreignCpu: number;
  /** Milliseconds by which the load process was late. */
  readonly loadDelayP99: number;
}

/** The highest rate of changes that a server sustains; null where there is none. */
export async function measureRate(bench: Bench, kind: ServerKind): Promise<SustainedRate | null> {
  const { trialMs, lastMs, precision } = lengthsOf(bench);
  let rate = await search(async (candidate) => (await sustain(bench, kind, candidate, trialMs)) !== null, precision);
  const { most, factor } = bench.options.quick ? ATTEMPTS.quick : ATTEMPTS.full;
  for (let attempt = 0; rate > 0 && attempt < most; attempt++, rate /= factor) {
    const trial = await sustain(bench, kind, rate, lastMs);
    if (trial) return report(trial, lastMs);
  }
  return null;
}

/** A trial in which a rate was sustained; null where there was none. */
async function sustain(bench: Bench, kind: ServerKind, rate: number, measureMs: number): Promise<Trial | null> {
  const { quiet, disturbed } = bench.options.quick ? CHANCES.quick : CHANCES.full;
  let failures = 0;
  for (let chance = 0; chance < disturbed && failures < quiet; chance++) {
    const trial = await tryRate(bench, kind, rate, measureMs);
    if (isSustained(trial, rate)) return trial;
    if (trial.foreignCpu < CHANCES.foreignCores) failures++;
  }
  return null;
}

function lengthsOf({ options }: Bench) {
  return options.quick ? LENGTHS.quick : LENGTHS.full;
}

/** Steps up until a rate is too much, then halves what lies between; the highest that was sustained, 0 for none. */
async function search(sustains: (rate: number) => Promise<boolean>, precision: number): Promise<number> {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  for (let trial = 0; trial < TRIALS && !(low > 0 && high / low <= precision); trial++) {
    const between = low > 0 ? Math.sqrt(low * high) : high / SEARCH.factor;
    const rate = Number.isFinite(high) ? between : Math.max(SEARCH.first, low * SEARCH.factor);
    if (await sustains(rate)) low = rate;
    else high = rate;
  }
  return low;
}

/** A trial on a new server with new data, so that none suffers from what another left. */
async function tryRate(bench: Bench, kind: ServerKind, rate: number, measureMs: number): Promise<Trial> {
  const server = await bench.start(kind);
  const { boards, perBoard } = CROWD;
  try {
    const crowd = { boards: Array.from({ length: boards }, (_, index) => index), perBoard };
    await bench.load.run('open', { target: { kind, port: server.port }, crowd });
    const { warmUpMs } = lengthsOf(bench);
    await bench.quiet();
    const trial = await bench.load.run('trial', { kind, rate, warmUpMs, measureMs, serverPid: server.pid });
    bench.say(describe(kind, rate, trial));
    return trial;
  } finally {
    await bench.load.run('close', { kind });
    await server.stop();
  }
}

function isSustained(trial: Trial, rate: number): boolean {
  const { overrun, lost, closed } = trial;
  if (overrun || lost > 0 || closed.length > 0 || trial.rate < rate * ACHIEVED) return false;
  return quantile(merge([trial.propagation]), 0.99) < P99_MS;
}

function describe(kind: ServerKind, rate: number, trial: Trial): string {
  const { overrun, lost, closed, serverCpu, loadCpu, foreignCpu } = trial;
  const p99 = quantile(merge([trial.propagation]), 0.99).toFixed(1);
  const flaws = [overrun && 'overrun', lost > 0 && `${lost} lost`, closed.length > 0 && `closed ${closed[0]}`];
  const cpu = `CPU ${serverCpu.toFixed(2)} + ${loadCpu.toFixed(2)} + ${foreignCpu.toFixed(2)}`;
  const head = `${kind}: ${Math.round(rate)}/s, made ${Math.round(trial.rate)}/s`;
  return [head, `p99 ${p99} ms`, cpu, ...flaws.filter(Boolean)].join(', ');
}

function report(trial: Trial, measureMs: number): SustainedRate {
  const { serverCpu, loadCpu, foreignCpu } = trial;
  const propagation = merge([trial.propagation]);
  const acks = merge([trial.acks]);
  return {
    rate: trial.rate,
    seconds: measureMs / 1_000,
    propagation: { p50: quantile(propagation, 0.5), p99: quantile(propagation, 0.99) },
    ack: acks.length > 0 ? { p50: quantile(acks, 0.5), p99: quantile(acks, 0.99) } : null,
    serverCpu,
    loadCpu,
    foreignCpu,
    loadDelayP99: quantile(merge([trial.delays]), 0.99),
  };
}
