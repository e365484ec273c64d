import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { ReviewId } from '#app/domain/ids.ts';
import type { NotesServices } from '#app/notes/services.ts';
import type { Decision, DecisionServices, ReviewServices } from '#app/reviews/services.ts';
import type { SnapshotServices } from '#app/snapshots/services.ts';
import { findDecision } from '#db/repositories/decisions.server.ts';
import { listReviewIds, setAgenda, setClosed } from '#db/repositories/reviews.server.ts';
import type { TellMarks } from '../marks-changed.ts';
import { checkAgenda } from './check-agenda.ts';
import { decide } from './decide.ts';
import { findLedReview, findReview } from './find-review.ts';
import { listDecisions } from './list-decisions.ts';
import { listReviews } from './list-reviews.ts';
import { openReview } from './open-review.ts';
import { readDecided } from './read-decided.ts';
import { readReview } from './read-review.ts';
import { withdraw } from './withdraw.ts';

export interface ReviewsOptions {
  readonly db: Knex;
  readonly snapshots: Pick<SnapshotServices, 'read'>;
  readonly notes: Pick<NotesServices, 'read'>;
  readonly now: () => EpochMs;
  /** Called after every commit that changed a meeting itself. */
  onReviewChanged?(reviewId: ReviewId): void;
  /** Called after every commit that changed its decisions. */
  onMarksChanged?: TellMarks;
}

export interface Reviews {
  readonly reviews: ReviewServices;
  readonly decisions: Pick<DecisionServices, 'decide' | 'withdraw' | 'list' | 'upTo'>;
}

/** What pages may ask of meetings, and of what is decided there, put together. */
export function createReviews(options: ReviewsOptions): Reviews {
  const { db, snapshots, notes, now, onReviewChanged, onMarksChanged } = options;
  const telling = async (done: Promise<Decision>): Promise<Decision> => {
    const decision = await done;
    const found = await findDecision(db, decision.id);
    const boardIds = decision.instructions.flatMap(({ boardId }) => boardId ?? []);
    if (found) onMarksChanged?.({ planId: found.planId, boardIds, reviewIds: await listReviewIds(db, found.planId) });
    return decision;
  };
  return {
    reviews: {
      list: (actor, planId) => listReviews(db, actor, planId),
      open: (actor, snapshotId, title) => openReview(db, actor, { snapshotId, title }, now()),
      read: (actor, reviewId) => readReview(db, snapshots, actor, reviewId),
      async close(actor, reviewId, closed) {
        const { review } = await findLedReview(db, actor, reviewId);
        await setClosed(db, review.id, closed ? now() : null);
        onReviewChanged?.(review.id);
      },
      async setAgenda(actor, reviewId, edits) {
        const { review } = await findLedReview(db, actor, reviewId);
        await setAgenda(db, review.id, edits && checkAgenda(edits));
        onReviewChanged?.(review.id);
      },
      async minutes(actor, reviewId) {
        const { review } = await findReview(db, actor, reviewId);
        return notes.read(actor, review.id);
      },
    },
    decisions: {
      decide: (actor, reviewId, decision) => telling(decide(db, actor, reviewId, decision, now())),
      withdraw: (actor, decisionId) => telling(withdraw(db, actor, decisionId, now())),
      list: (actor, planId) => listDecisions(db, actor, planId),
      upTo: (actor, reviewId) => readDecided(db, actor, reviewId),
    },
  };
}
