import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import { z } from 'zod';
import { dayIn, daysBetween, type EpochMs, isIsoDate, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import { SHARE_LIMITS, type ShareLink, type ShareWish } from '#app/snapshots/services.ts';
import { countLiveShareLinks, insertShareLink } from '#db/repositories/share-links.server.ts';
import { audit } from '../../../audit.ts';
import { endOfDay } from '../../end-of-day.ts';
import { hashOfToken, newToken } from '../../link-token.ts';
import { requireInUse } from '../../require-in-use.ts';
import { findSnapshot } from '../find-snapshot.ts';
import type { SnapshotReader } from '../handout.ts';
import { snapshotName } from '../snapshot-name.ts';

const wishSchema = z.object({ until: z.custom<ShareWish['until']>(isIsoDate), withNames: z.boolean() });

/**
 * Makes a link to a snapshot. Its token is in the answer and nowhere else.
 *
 * @throws DubanError `not-allowed` for who is no lead; `bad-input` for a day that is past or too far; `too-many`;
 * `plan-archived`
 */
export async function createLink(
  db: Knex,
  read: SnapshotReader,
  actor: Actor | null,
  { snapshotId, wish }: { readonly snapshotId: string; readonly wish: ShareWish },
  now: EpochMs,
): Promise<ShareLink & { readonly token: string }> {
  const found = await findSnapshot(db, actor, snapshotId);
  const { id, planId } = found.snapshot;
  const leader = found.actor;
  if (!can(leader, { action: 'snapshot.share', planId })) throw new DubanError('not-allowed', 'Only leads share');
  await requireInUse(db, planId);
  const { snapshot } = await read(leader, id);
  const parsed = wishSchema.safeParse(wish);
  if (!parsed.success) throw new DubanError('bad-input', 'A link needs a last day, and whether it shows names');
  const { until, withNames } = parsed.data;
  const days = daysBetween(dayIn(PLAN_TIME_ZONE, now), until);
  if (days < 0 || days > SHARE_LIMITS.days) throw new DubanError('bad-input', 'A link ends today at the earliest');
  const token = newToken();
  const link = {
    id: nanoid(),
    createdAt: now,
    expiresAt: endOfDay(until),
    withNames,
  };
  await db.transaction(async (tx) => {
    if ((await countLiveShareLinks(tx, id, now)) >= SHARE_LIMITS.links) {
      throw new DubanError('too-many', `A snapshot has at most ${SHARE_LIMITS.links} links`);
    }
    await insertShareLink(tx, {
      ...link,
      snapshotId: id,
      tokenHash: hashOfToken(token) as string,
      createdBy: leader.personId,
    });
    const subject = { kind: 'link', id: link.id, name: snapshotName(snapshot) } as const;
    await audit(tx, { action: 'link-made', by: leader, at: now, subject, detail: { until, withNames } });
  });
  return { ...link, createdBy: leader.name, revokedAt: null, opened: 0, lastOpenedAt: null, token };
}
