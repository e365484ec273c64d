import { DubanError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/policy.ts';
import { type Comparable, diffSnapshots, type SnapshotDiff } from '../../domain/snapshot/diff.ts';
import { summarise } from '../../domain/snapshot/summary.ts';
import type { Services } from '../../services.ts';
import type { SnapshotView } from '../../snapshots/services.ts';
import type { ComparedData, Moment } from './page-data.ts';

/** Two states of a plan, the earlier one first, and what became of the one in the other. */
export interface Comparison {
  readonly before: Comparable;
  readonly after: Comparable;
  readonly from: Moment;
  readonly to: Moment;
  readonly diff: SnapshotDiff;
}

/**
 * Compares a snapshot with what an address names; null for nothing, for itself, and for the one before where there is none.
 *
 * @throws DubanError `not-found` for what is no snapshot of this plan
 */
export async function compareWith(
  services: Services['snapshots'],
  actor: Actor | null,
  view: SnapshotView,
  name: string | null,
): Promise<Comparison | null> {
  const here = { state: view.snapshot, moment: momentOf(view) };
  const id = name === 'before' ? view.before : name;
  if (id === null || id === view.id) return null;
  if (id === 'live') {
    const live = await services.live(actor, view.snapshot.plan.id);
    return between(here, { state: live, moment: { number: null, at: live.takenAt } });
  }
  const other = await services.read(actor, id);
  if (other.snapshot.plan.id !== view.snapshot.plan.id) throw new DubanError('not-found', 'Of another plan');
  const there = { state: other.snapshot, moment: momentOf(other) };
  return other.snapshot.number < view.snapshot.number ? between(there, here) : between(here, there);
}

function momentOf({ snapshot }: SnapshotView): Moment {
  return { number: snapshot.number, at: snapshot.takenAt };
}

interface Side {
  readonly state: Comparable;
  readonly moment: Moment;
}

function between(from: Side, to: Side): Comparison {
  const [before, after] = [from.state, to.state];
  return { before, after, from: from.moment, to: to.moment, diff: diffSnapshots(before, after) };
}

/** What the page is told of a comparison as a whole. */
export function comparedData({ from, to, diff }: Comparison): ComparedData {
  const marks = diff.cards
    .filter(({ kinds }) => kinds.length > 0)
    .map(({ agencyId, kinds, before, after }) => ({
      agencyId,
      kinds,
      measureId: (after ?? before)?.measureId ?? null,
    }));
  return { from, to, summary: summarise(diff), marks };
}
