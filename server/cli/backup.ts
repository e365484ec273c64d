import { DubanError } from '#app/domain/errors.ts';
import { type MadeBackup, makeBackup } from '../backup/make-backup.ts';
import { readEnv } from '../env.ts';
import { readVersion } from '../root.ts';
import { run } from '../run.ts';

const USAGE = '用法: npm run backup -- 目录 [--keep 份数]';
/** What it exits with where the backup was made and something was lost already. */
const LOST = 2;

/**
 * `npm run backup -- DIRECTORY [--keep N]`: copies everything, beside the running server, into a directory of its own. Exits 0
 * where all of it is there, 1 where no backup was made, 2 where it was made and images that notes show are not on disk any more.
 */
await run(async () => {
  const { into, keep } = readArguments(process.argv.slice(2));
  // SQLite makes files of its own beside those that are asked for.
  process.umask(0o077);
  const { dataDir } = readEnv(process.env);
  const made = await makeBackup({ dataDir, into, keep, version: await readVersion(), at: Date.now() });
  process.stdout.write(`${describe(made)}\n`);
  if (made.lostImages.length > 0) process.exitCode = LOST;
});

function readArguments(words: readonly string[]): { readonly into: string; readonly keep: number | null } {
  const [into, option, count, ...rest] = words;
  if (!into || into.startsWith('-') || rest.length > 0) throw new DubanError('bad-input', USAGE);
  if (option === undefined) return { into, keep: null };
  if (option !== '--keep' || !/^[1-9]\d{0,3}$/.test(count ?? '')) throw new DubanError('bad-input', USAGE);
  return { into, keep: Number(count) };
}

function describe({ path, manifest: { database, images }, lostImages, removed }: MadeBackup): string {
  const rows = Object.values(database.tables).reduce((sum, count) => sum + count, 0);
  const lines = [`已备份，并已核对：${path}`, `  数据库 ${database.bytes} 字节，${rows} 行；图片 ${images.length} 张`];
  if (removed.length > 0) lines.push(`  已删除较早的备份：${removed.join('、')}`);
  if (lostImages.length > 0) {
    lines.push(
      `  磁盘上缺少或已损坏的图片 ${lostImages.length} 张，请从较早的备份中找回：`,
      ...lostImages.map((id) => `    ${id}`),
    );
  }
  return lines.join('\n');
}
