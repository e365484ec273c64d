import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { DubanError } from '#app/domain/errors.ts';
import { DATABASE_FILE, openReader } from '#db/connection.server.ts';
import { readEnv } from '../env.ts';
import { run } from '../run.ts';
import { type VerifiedPlan, verifySnapshots } from '../services/snapshots/verify-snapshots.ts';

/** What may be wrong, in words. */
const FAULTS = {
  unreadable: '内容已损坏，无法读出',
  content: '内容被改动过，与校验码不符',
  record: '列表中的记录与内容不符',
  chain: '与前一个快照接不上',
} as const;

/**
 * `npm run snapshots:verify`: reads every snapshot and says, plan by plan, whether it is what was taken and follows on the one
 * before. Writes nothing, and may be run beside the server. Exits 1 where anything is not sound.
 */
await run(async () => {
  const file = join(readEnv(process.env).dataDir, DATABASE_FILE);
  await access(file).catch(() => {
    throw new DubanError('bad-environment', `DUBAN_DATA 中没有数据库：${file}`);
  });
  const reader = openReader(file);
  try {
    const plans = await verifySnapshots(reader);
    process.stdout.write(plans.length === 0 ? '还没有快照。\n' : `${plans.map(describe).join('\n\n')}\n`);
    if (!plans.every(isSound)) process.exitCode = 1;
  } finally {
    await reader.destroy();
  }
});

function isSound({ snapshots, missing }: VerifiedPlan): boolean {
  return missing.length === 0 && snapshots.every(({ faults }) => faults.length === 0);
}

function describe(verified: VerifiedPlan): string {
  const { plan, planId, snapshots, missing } = verified;
  const name = plan ? `《${plan.title}》` : planId;
  const verdict = isSound(verified) ? '全部完好' : '有问题';
  const head = `${name}：${snapshots.length} 个快照，${verdict}`;
  const bad = snapshots
    .filter(({ faults }) => faults.length > 0)
    .map(({ row, faults }) => {
      const at = new Date(row.takenAt).toISOString();
      return `  第 ${row.number} 个（${at}，${row.hash.slice(0, 12)}）：${faults.map((fault) => FAULTS[fault]).join('；')}`;
    });
  const gone = missing.map((number) => `  第 ${number} 个：不见了`);
  const last = snapshots.at(-1);
  // Whoever has noted the last hash sees by it that nothing was cut off at the end.
  const end = last ? [`  最后一个：第 ${last.row.number} 个，${last.row.hash}`] : [];
  return [head, ...bad, ...gone, ...end].join('\n');
}
