import type { Knex } from 'knex';
import type { PlanId } from '#app/domain/ids.ts';
import type { Plan } from '#app/domain/plan.ts';
import { readPlan } from '#db/repositories/plans.server.ts';
import {
  listPlansWithSnapshots,
  listSnapshots,
  readSnapshotContent,
  type SnapshotRow,
} from '#db/repositories/snapshots.server.ts';
import { type Fault, faultsOf } from './faults.ts';
import { unpack } from './pack.ts';

/** How the snapshots of a plan fare. */
export interface VerifiedPlan {
  /** Null where its row is gone. */
  readonly plan: Plan | null;
  readonly planId: PlanId;
  /** The oldest first. */
  readonly snapshots: readonly VerifiedSnapshot[];
  /** Numbers that are missing among them. */
  readonly missing: readonly number[];
}

export interface VerifiedSnapshot {
  readonly row: SnapshotRow;
  /** `unreadable` for what is no snapshot any more; nothing where it is sound. */
  readonly faults: readonly (Fault | 'unreadable')[];
}

/**
 * Reads every snapshot there is, and tells which are what was taken. One that follows on another whose content has been changed
 * says so too, by `chain`: it has the hash of what was there.
 *
 * @param reader a database that may be in use
 */
export async function verifySnapshots(reader: Knex): Promise<VerifiedPlan[]> {
  const verified: VerifiedPlan[] = [];
  for (const planId of await listPlansWithSnapshots(reader)) {
    verified.push({ plan: await readPlan(reader, planId), planId, ...(await verifyPlan(reader, planId)) });
  }
  return verified;
}

async function verifyPlan(reader: Knex, planId: PlanId): Promise<Pick<VerifiedPlan, 'snapshots' | 'missing'>> {
  const snapshots: VerifiedSnapshot[] = [];
  const missing: number[] = [];
  /** Of the content of the one before, as it is; null where there is none or it cannot be read. */
  let before: string | null = null;
  let expected = 1;
  for (const row of (await listSnapshots(reader, planId)).toReversed()) {
    if (row.number !== expected) before = null;
    for (; expected < row.number; expected++) missing.push(expected);
    expected = row.number + 1;
    const content = (await readSnapshotContent(reader, row.id)) ?? new Uint8Array();
    const unpacked = await unpack(content).catch(() => null);
    snapshots.push({ row, faults: unpacked ? faultsOf(row, unpacked, before) : ['unreadable'] });
    before = unpacked?.hash ?? null;
  }
  return { snapshots, missing };
}
