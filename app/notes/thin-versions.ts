import { type EpochMs, PLAN_TIME_ZONE } from '../domain/dates.ts';
import type { VersionReason } from './services.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How much of the past versions cover, and how closely. */
export const VERSION_LIMITS = {
  /** Milliseconds for which every version stays: whoever looks for yesterday's slip finds each step. */
  every: DAY_MS,
  /** For which the last of each day stays, then for which the last of each week does; after it the last of each month. */
  daily: 30 * DAY_MS,
  weekly: 365 * DAY_MS,
  /** Of one set of notes: what a person scrolls through at most. */
  count: 300,
  /** Bytes of one set of notes, as they are kept: of a hundred busy measures two gigabytes. */
  bytes: 20 * 1_048_576,
} as const;

/** A version as thinning sees it. */
export interface KeptVersion {
  /** A later version has a higher one. */
  readonly id: number;
  readonly at: EpochMs;
  readonly reason: VersionReason;
  /** Of what is kept of its content. */
  readonly bytes: number;
}

/** A version to let go of, and the next that stays: those who took part in the one took part in what led to the other. */
export interface GoneVersion {
  readonly id: number;
  readonly into: number;
}

const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: PLAN_TIME_ZONE });

/**
 * Which versions of one set of notes to let go of: the older, the fewer stay ({@link VERSION_LIMITS}), and beyond the bounds the
 * oldest go first. The newest stays always, and so does one of a snapshot, whatever the bounds.
 */
export function thinVersions(versions: readonly KeptVersion[], now: EpochMs): GoneVersion[] {
  const sorted = versions.toSorted((a, b) => b.id - a.id);
  const stays = new Set<KeptVersion>();
  const filled = new Set<string>();
  for (const [i, version] of sorted.entries()) {
    const { spans, current } = spansOf(version.at, now);
    if (i === 0 || version.reason === 'snapshot' || current === null || !filled.has(current)) stays.add(version);
    for (const span of spans) filled.add(span);
  }
  letGoBeyondBounds(sorted, stays);
  const gone: GoneVersion[] = [];
  let into = 0;
  for (const version of sorted) {
    if (stays.has(version)) into = version.id;
    else gone.push({ id: version.id, into });
  }
  return gone;
}

/** The day, week and month of a moment, and which of them has one version at that age; null while every one stays. */
function spansOf(at: EpochMs, now: EpochMs): { spans: readonly string[]; current: string | null } {
  const day = dayOf.format(at);
  // 1970-01-01 was a Thursday; weeks begin on Mondays.
  const week = `week ${Math.floor((Date.parse(day) / DAY_MS + 3) / 7)}`;
  const month = day.slice(0, 7);
  const age = now - at;
  const { every, daily, weekly } = VERSION_LIMITS;
  const current = age <= every ? null : age <= daily ? day : age <= weekly ? week : month;
  return { spans: [day, week, month], current };
}

function letGoBeyondBounds(newestFirst: readonly KeptVersion[], stays: Set<KeptVersion>): void {
  let bytes = 0;
  for (const version of stays) bytes += version.bytes;
  for (const version of newestFirst.slice(1).toReversed()) {
    if (stays.size <= VERSION_LIMITS.count && bytes <= VERSION_LIMITS.bytes) return;
    if (version.reason === 'snapshot' || !stays.delete(version)) continue;
    bytes -= version.bytes;
  }
}
