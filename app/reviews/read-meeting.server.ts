import { DubanError } from '../domain/errors.ts';
import type { SnapshotId } from '../domain/ids.ts';
import type { Actor } from '../domain/policy.ts';
import type { Services } from '../services.ts';
import { toMeeting } from './meeting.ts';

/**
 * A meeting as its pages show it, with the snapshot that it is on and what became of that since the one it is compared with.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readMeeting(
  { reviews, snapshots }: Pick<Services, 'reviews' | 'snapshots'>,
  actor: Actor | null,
  reviewId: string,
) {
  const review = await reviews.read(actor, reviewId);
  const compared = review.comparedWith === null ? null : await readCompared(snapshots, actor, review.comparedWith);
  return { ...toMeeting(review, compared), snapshot: review.view.snapshot };
}

/** What a meeting's snapshot is compared with; null where that can be read no more: the meeting goes on without. */
async function readCompared(snapshots: Pick<Services['snapshots'], 'read'>, actor: Actor | null, id: SnapshotId) {
  try {
    return await snapshots.read(actor, id);
  } catch (error) {
    if (error instanceof DubanError && error.code === 'snapshot-damaged') return null;
    throw error;
  }
}
