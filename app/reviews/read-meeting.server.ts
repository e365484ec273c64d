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
  const compared = review.comparedWith === null ? null : await snapshots.read(actor, review.comparedWith);
  return { ...toMeeting(review, compared), snapshot: review.view.snapshot };
}
