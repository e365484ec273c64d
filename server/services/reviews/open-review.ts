import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import type { EpochMs } from '#app/domain/dates.ts';
import type { ReviewId } from '#app/domain/ids.ts';
import { REVIEW_LIMITS } from '#app/domain/plan-state.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { ReviewSummary } from '#app/reviews/services.ts';
import { insertReview, readReviewOn } from '#db/repositories/reviews.server.ts';
import { badInput, plainText } from '../notes/plain-text.ts';
import { notFound } from '../permit.ts';
import { requireInUse } from '../require-in-use.ts';
import { findSnapshot } from '../snapshots/find-snapshot.ts';
import { requireLead } from './find-review.ts';
import { summaryOf } from './list-reviews.ts';

/**
 * Opens a meeting on a snapshot; the one that is there where one is, whatever its title.
 *
 * @throws DubanError `not-signed-in`, `not-found` for no such snapshot, `not-allowed`; `bad-input` for no title, or one too long
 */
export async function openReview(
  db: Knex,
  actor: Actor | null,
  { snapshotId, title }: { readonly snapshotId: string; readonly title: string },
  at: EpochMs,
): Promise<ReviewSummary> {
  const { snapshot, actor: leader } = await findSnapshot(db, actor, snapshotId);
  requireLead(leader, snapshot.planId);
  await requireInUse(db, snapshot.planId);
  const words = plainText(title, REVIEW_LIMITS.title).replaceAll(/\s+/gu, ' ');
  if (words === '') throw badInput('no title');
  const review = { id: nanoid() as ReviewId, planId: snapshot.planId, snapshotId: snapshot.id, title: words };
  await insertReview(db, { ...review, at, by: leader.personId });
  const opened = await readReviewOn(db, snapshot.id);
  if (!opened) throw notFound();
  return summaryOf(opened);
}
