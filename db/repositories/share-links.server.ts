import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId, PlanId, SnapshotId } from '#app/domain/ids.ts';
import type { ShareLink } from '#app/snapshots/services.ts';

/** A link as it is made: nobody has opened it yet. */
export interface NewShareLink {
  readonly id: string;
  readonly snapshotId: SnapshotId;
  /** SHA-256 of its token, hex. */
  readonly tokenHash: string;
  readonly createdAt: EpochMs;
  readonly createdBy: PersonId;
  readonly expiresAt: EpochMs;
  readonly withNames: boolean;
}

export async function insertShareLink(db: Knex, link: NewShareLink): Promise<void> {
  await db('share_links').insert({
    id: link.id,
    snapshot_id: link.snapshotId,
    token_hash: link.tokenHash,
    created_at: link.createdAt,
    created_by: link.createdBy,
    expires_at: link.expiresAt,
    with_names: link.withNames,
  });
}

/** The links to a snapshot, the newest first. One query. */
export async function listShareLinks(db: Knex, snapshotId: string): Promise<ShareLink[]> {
  const rows = await db('share_links as l')
    .join('people as p', 'p.id', 'l.created_by')
    .where('l.snapshot_id', snapshotId)
    .orderBy([
      { column: 'l.created_at', order: 'desc' },
      { column: 'l.id', order: 'desc' },
    ])
    .select('l.*', 'p.name');
  return rows.map((row) => ({
    id: row.id,
    createdAt: Number(row.created_at),
    createdBy: row.name,
    expiresAt: Number(row.expires_at),
    revokedAt: row.revoked_at === null ? null : Number(row.revoked_at),
    withNames: Boolean(row.with_names),
    opened: row.opened,
    lastOpenedAt: row.last_opened_at === null ? null : Number(row.last_opened_at),
  }));
}

/** How many links to a snapshot are neither over nor revoked. */
export async function countLiveShareLinks(db: Knex, snapshotId: string, at: EpochMs): Promise<number> {
  const row = await live(db, at).where({ snapshot_id: snapshotId }).count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}

/** The plan whose snapshot a link is to; null where there is no such link. */
export async function findSharedPlan(db: Knex, id: string): Promise<PlanId | null> {
  const links = db('share_links as l').join('snapshots as s', 's.id', 'l.snapshot_id');
  return (await links.where('l.id', id).first('s.plan_id'))?.plan_id ?? null;
}

/** Revokes a link; one that is revoked already stays revoked since then. Gives what snapshot it is to; null where there is no such link. */
export async function revokeShareLink(
  db: Knex,
  id: string,
  at: EpochMs,
): Promise<{ readonly number: number; readonly title: string } | null> {
  await db('share_links').where({ id }).whereNull('revoked_at').update({ revoked_at: at });
  const links = db('share_links as l').join('snapshots as s', 's.id', 'l.snapshot_id');
  return (await links.where('l.id', id).first('s.number', 's.title')) ?? null;
}

/**
 * Opens what a token leads to, and counts it, in one statement: a link that is over or revoked at that moment is neither
 * opened nor counted. Null for that, and for a token that there is not.
 */
export async function openShareLink(
  db: Knex,
  tokenHash: string,
  at: EpochMs,
): Promise<{ readonly snapshotId: SnapshotId; readonly withNames: boolean } | null> {
  const [row] = await live(db, at)
    .where({ token_hash: tokenHash })
    .update({ opened: db.raw('opened + 1'), last_opened_at: at })
    .returning(['snapshot_id', 'with_names']);
  return row ? { snapshotId: row.snapshot_id, withNames: Boolean(row.with_names) } : null;
}

function live(db: Knex, at: EpochMs): Knex.QueryBuilder {
  return db('share_links').whereNull('revoked_at').where('expires_at', '>', at);
}
