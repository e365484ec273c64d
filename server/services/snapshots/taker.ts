import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { SnapshotId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { Snapshot } from '#app/domain/snapshot/snapshot.ts';
import type { SnapshotSummary } from '#app/snapshots/services.ts';
import { readLiveIds } from '#db/repositories/plan-state.server.ts';
import { insertSnapshot, readLastLink } from '#db/repositories/snapshots.server.ts';
import { audit } from '../../audit.ts';
import type { Flush } from '../../collab/flush.ts';
import { notFound } from '../permit.ts';
import { countCards } from './count-cards.ts';
import { pack } from './pack.ts';
import { readLiveState } from './read-state.ts';
import { snapshotName } from './snapshot-name.ts';

/** How often a snapshot is taken anew because another process took one of the same plan meanwhile. */
const ATTEMPTS = 5;

/** What a snapshot says of itself beside what it shows. */
export type Caption = Pick<Snapshot, 'title' | 'takenBy' | 'reason'>;

export interface SnapshotTaker {
  /**
   * Takes a snapshot of all boards of a plan at one moment, with all that was said on them before it was asked for. Of one plan
   * they are taken one after the other. Resolves once it is on disk.
   *
   * @param by who takes it, for the audit log; nobody where the schedule does
   * @throws DubanError `not-found`; `not-saved` where the database takes no changes: nothing of it is there then
   */
  take(planId: string, caption: Caption, by?: Actor): Promise<SnapshotSummary>;
}

export interface TakerOptions {
  /** The connection that writes. */
  readonly db: Knex;
  /** One over which nobody writes: what it reads at one moment holds up nobody. */
  readonly reader: Knex;
  readonly flush: Flush;
  readonly log: Logger;
  readonly now?: () => EpochMs;
}

export function createTaker({ db, reader, flush, log, now = Date.now }: TakerOptions): SnapshotTaker {
  const taking = new Map<string, Promise<unknown>>();

  async function takeNow(planId: string, caption: Caption, by?: Actor): Promise<SnapshotSummary> {
    const ids = await readLiveIds(reader, planId);
    await flush(({ id }) => ids.has(id));
    for (let attempt = 1; ; attempt++) {
      const snapshot = await compose(planId, caption);
      const { content, hash } = await pack(snapshot);
      const { number, title, takenAt, takenBy, reason, previous } = snapshot;
      const summary: SnapshotSummary = {
        id: nanoid() as SnapshotId,
        planId: snapshot.plan.id,
        ...{ number, title, takenAt, takenBy, reason, hash },
        counts: countCards(snapshot, snapshot.today),
      };
      try {
        await db.transaction(async (tx) => {
          await insertSnapshot(tx, { ...summary, previous, content });
          const subject = { kind: 'snapshot', id: summary.id, name: snapshotName(snapshot) } as const;
          await audit(tx, {
            action: 'snapshot-taken',
            by: by ?? null,
            at: takenAt,
            subject,
            detail: { plan: snapshot.plan.title, reason },
          });
        });
        return summary;
      } catch (error) {
        const last = await readLastLink(reader, planId);
        if ((last?.number ?? 0) >= number && attempt < ATTEMPTS) continue;
        log.error({ err: error, plan: planId }, 'a snapshot could not be kept');
        throw new DubanError('not-saved', 'The database takes no changes at the moment');
      }
    }
  }

  async function compose(planId: string, caption: Caption): Promise<Snapshot> {
    const state = await readLiveState(reader, planId, now);
    if (!state) throw notFound();
    const last = await readLastLink(reader, planId);
    return { format: 1, ...caption, ...state, number: (last?.number ?? 0) + 1, previous: last?.hash ?? null };
  }

  return {
    take(planId, caption, by) {
      const before = taking.get(planId) ?? Promise.resolve();
      const running = before.catch(() => undefined).then(() => takeNow(planId, caption, by));
      taking.set(planId, running);
      const done = () => {
        if (taking.get(planId) === running) taking.delete(planId);
      };
      running.then(done, done);
      return running;
    },
  };
}
